import * as z from 'zod/mini'
import type { CommitId, EntityId, EntityIdParts, MemberId, ScopeId } from './ids.ts'

export type Role = 'root' | 'coordinator' | 'ambassador' | 'member' | 'lead' | 'organiser'
export const rankOf: Readonly<Record<Role, 0 | 1 | 2 | 3>> = {
  root: 0,
  coordinator: 1,
  ambassador: 2,
  member: 3,
  lead: 3,
  organiser: 3,
}

/** A member's formed grant: under which a commit was made. */
export interface Grant {
  readonly id: CommitId
  readonly member: MemberId
  readonly role: Role
  /** For `lead` and `organiser`: the department or event. */
  readonly scope?: ScopeId
}

/** One key of the entity's `f` map. Reading is total: what the schema refuses becomes `fallback` (P-DOC-6). */
export interface ValueField<T> {
  readonly kind: 'value'
  readonly schema: z.ZodMiniType<T>
  readonly fallback: T
}

/** A set of strings, one key `name/element` each, so that two people adding at once both keep theirs. */
export interface SetField {
  readonly kind: 'set'
  readonly schema: z.ZodMiniType<string>
}

/**
 * Short texts by key, one key `name/element` each, so that two people who fill different ones both keep theirs, and a clash in one is
 * told of that one. What was taken out is null.
 */
export interface MapField {
  readonly kind: 'map'
  readonly keys: z.ZodMiniType<string>
  readonly schema: z.ZodMiniType<string>
}

export type Fields = Readonly<Record<string, ValueField<unknown> | SetField | MapField>>
export type ValuesOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends ValueField<infer T>
    ? T
    : F[K] extends MapField
      ? Readonly<Record<string, string>>
      : readonly string[]
}

/** What every row carries. Times are epoch milliseconds taken from commits. */
export interface BaseRow {
  readonly id: EntityId
  /** Base64url of the id's scope bytes; '' when zero. */
  readonly scope: ScopeId | ''
  readonly createdAt: number
  readonly createdBy: MemberId | ''
  readonly updatedAt: number
  readonly updatedBy: MemberId | ''
}

export interface RowInput<F extends Fields> {
  readonly base: BaseRow
  readonly values: ValuesOf<F>
  /** Plain text of each rich text, cut at 2,000 characters. */
  readonly texts: Readonly<Record<string, string>>
  /** When the value that stands in the field `dates` was written; 0 where the definition names none or nobody wrote it. */
  readonly datedAt: number
}

export interface EntityDefinition<N extends string = string, F extends Fields = Fields, R extends BaseRow = BaseRow> {
  readonly name: N
  /** First byte of every id of this type. Never reused. */
  readonly type: number
  /** Dexie table. */
  readonly table: string
  readonly fields: F
  /** Root XmlFragments; the editor binds to them. */
  readonly texts: readonly string[]
  /** Whose `rand` stands in the id's scope; null when the scope is zero. */
  readonly scopedBy: string | null
  /** A value field whose standing value's age matters to the row (`datedAt`). */
  readonly dates?: string
  /** `member`: rand begins with a hash of the owning member id. */
  readonly ownedBy?: 'member'
  /** May a holder of `grant` write this entity? Pure; decided from the id alone (P-ROSTER formed). `owns`: the id names the grant's member as owner. */
  readonly writers: (grant: Grant, id: EntityIdParts, owns: boolean) => boolean
  /** The indexed row; null while the entity is removed (`removed` is a field of every entity, so removal can be undone). */
  readonly row: (input: RowInput<F>) => R | null
  /** Dexie index declarations besides the primary key `id`. */
  readonly indexes: readonly string[]
}

export const value = <T>(schema: z.ZodMiniType<T>, fallback: T): ValueField<T> => ({ kind: 'value', schema, fallback })
export const text = (max: number): ValueField<string> => value(z.string().check(z.maxLength(max)), '')
export const flag = (): ValueField<boolean> => value(z.boolean(), false)
export const order = (): ValueField<string> => value(z.string().check(z.regex(/^[0-9A-Za-z]{1,200}$/)), 'a0')
export const setOf = (max: number): SetField => ({
  kind: 'set',
  schema: z.string().check(z.minLength(1), z.maxLength(max)),
})
/** `maxKey`, `maxValue`: characters. */
export const mapOf = (maxKey: number, maxValue: number): MapField => ({
  kind: 'map',
  // What names the prototype of an object is no key of one.
  keys: z.string().check(z.regex(/^(?!__proto__$)/), z.minLength(1), z.maxLength(maxKey)),
  schema: z.string().check(z.maxLength(maxValue)),
})
export const reference = (): ValueField<string> => value(z.string().check(z.regex(/^([\w-]{22,44})?$/)), '')

/** Field names that exist on every entity. */
export const commonFields = { removed: flag() } as const

export const defineEntity = <const N extends string, F extends Fields, R extends BaseRow>(
  definition: EntityDefinition<N, F, R>,
): EntityDefinition<N, F & typeof commonFields, R> => ({
  ...definition,
  fields: { ...commonFields, ...definition.fields },
  row: (input) => ((input.values as { removed?: boolean }).removed ? null : definition.row(input)),
})
