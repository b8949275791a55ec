import type { Problem, Result } from '../lib/result.ts'
import type { Grant, MapField, Role, SetField } from '../model/defineEntity.ts'
import type { EntityName, entities } from '../model/entities.ts'
import type { EntityId, MemberId, ScopeId } from '../model/ids.ts'
import type { RowReader } from '../replica/ports.ts'

type FieldsOf<N extends EntityName> = (typeof entities)[N]['fields']
type ValueNames<N extends EntityName> = {
  [K in keyof FieldsOf<N>]: FieldsOf<N>[K] extends SetField | MapField ? never : K
}[keyof FieldsOf<N>]
type SetNames<N extends EntityName> = {
  [K in keyof FieldsOf<N>]: FieldsOf<N>[K] extends SetField ? K : never
}[keyof FieldsOf<N>]
type MapNames<N extends EntityName> = {
  [K in keyof FieldsOf<N>]: FieldsOf<N>[K] extends MapField ? K : never
}[keyof FieldsOf<N>]
type ValueOf<N extends EntityName, K extends keyof FieldsOf<N>> = FieldsOf<N>[K] extends { fallback: infer T }
  ? T
  : never

export type FieldPatch<N extends EntityName> = { readonly [K in ValueNames<N>]?: ValueOf<N, K> } & {
  readonly [K in SetNames<N>]?: readonly string[]
} & {
  readonly [K in MapNames<N>]?: Readonly<Record<string, string | null>>
}

/** An entity opened for writing inside one command: its folded Y.Doc behind names. Nothing is visible to others until the command returns ok. */
export interface Draft<N extends EntityName = EntityName> {
  readonly id: EntityId
  /** Whose writing has effect in it, before this command. */
  readonly authors: ReadonlySet<MemberId>
  get<K extends ValueNames<N>>(field: K): ValueOf<N, K>
  elements<K extends SetNames<N>>(field: K): readonly string[]
  /** Writes only where the value differs. */
  set<K extends ValueNames<N>>(field: K, value: ValueOf<N, K>): void
  /** Writes also what stands there already: somebody has decided for it, and who decides otherwise elsewhere shall hear of it. */
  affirm<K extends ValueNames<N>>(field: K, value: ValueOf<N, K>): void
  add<K extends SetNames<N>>(field: K, element: string): void
  delete<K extends SetNames<N>>(field: K, element: string): void
  entries<K extends MapNames<N>>(field: K): Readonly<Record<string, string>>
  /** `null` takes the key out. */
  put<K extends MapNames<N>>(field: K, key: string, value: string | null): void
  /** Values are set; sets become exactly the given elements, of maps only the given keys are touched (only differences are written). */
  patch(values: FieldPatch<N>): void
  /** Puts paragraphs of plain text into an empty rich text (imports, templates). */
  fillText(name: string, plain: string): void
}

/** What a command may see and do. Time and randomness are given; a command has no other inputs. */
export interface CommandContext {
  readonly rows: RowReader
  readonly me: MemberId
  /** The author's highest role. */
  readonly role: Role
  /** All that she was given and stands: membership, roles, duties for one department or event. */
  readonly grants: readonly Grant[]
  readonly now: number
  random(bytes: number): Uint8Array
  /** Erased for good: whoever opens it ends the command with the problem `entityErased`. */
  isErased(id: EntityId): boolean
  /** Opens an existing entity, removed ones included. */
  edit<N extends EntityName>(type: N, id: EntityId): Promise<Draft<N>>
  /** A new entity. `id` only where it is derived (profile, RSVP, network); else `scope` and fresh randomness make it. */
  create<N extends EntityName>(type: N, options?: { readonly scope?: ScopeId; readonly id?: EntityId }): Draft<N>
  /** Reports progress of long work (imports); throws when the person cancelled. Nothing is written before the command returns. */
  progress(done: number, total: number): Promise<void>
}

/** One user intent. It either returns ok and all its drafts become one commit (large ones several commits in one transaction), or nothing changes. */
export type Command<A, R = void> = (context: CommandContext, args: A) => Promise<Result<R>>

/** One key of one entity's `f` map as a command left it; what undo needs. `undefined` = absent. */
export interface FieldChange {
  readonly entity: EntityId
  /** Raw key: `title`, or `assignees/<element>`. */
  readonly key: string
  readonly before: unknown
  readonly after: unknown
}

export interface CommandOutcome<R> {
  readonly value: R
  /** What it changed: undo writes `before` back wherever `after` still stands, and for created entities sets `removed`. */
  readonly changes: readonly FieldChange[]
  readonly created: readonly EntityId[]
}

export type CommandFailure = Problem
