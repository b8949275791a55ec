import { type BringIn, type BroughtIn, bringIn } from '../../../../shared/commands/bringIn/bringIn.ts'
import type { Fate } from '../../../../shared/commands/bringIn/imported.ts'
import type { CommandContext, Draft } from '../../../../shared/commands/command.ts'
import type { Result } from '../../../../shared/lib/result.ts'
import { ok } from '../../../../shared/lib/result.ts'
import { type EntityName, entities } from '../../../../shared/model/entities.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { RowReader } from '../../../../shared/replica/ports.ts'

type Loose = Readonly<Record<string, unknown>>

/** A record under a pencil: reads what is stored, writes nowhere. */
class Pencil {
  readonly #values: Record<string, unknown>
  readonly #fields: Readonly<Record<string, { readonly kind: string; readonly fallback?: unknown }>>

  constructor(
    readonly id: EntityId,
    type: EntityName,
    row: Loose = {},
  ) {
    this.#values = { ...row }
    this.#fields = entities[type].fields
  }
  get(field: string): unknown {
    return this.#values[field] ?? this.#fields[field]?.fallback
  }
  elements(field: string): readonly string[] {
    return (this.#values[field] as readonly string[] | undefined) ?? []
  }
  entries(field: string): Loose {
    return (this.#values[field] as Loose | undefined) ?? {}
  }
  set(field: string, value: unknown): void {
    this.#values[field] = value
  }
  add(field: string, element: string): void {
    this.#values[field] = [...this.elements(field), element]
  }
  put(field: string, key: string, value: string | null): void {
    this.#values[field] = Object.assign(Object.create(null), this.entries(field), { [key]: value })
  }
  patch(next: object): void {
    Object.assign(this.#values, next)
  }
}

const pencil = <N extends EntityName>(type: N, id: EntityId, row?: Loose): Draft<N> =>
  new Pencil(id, type, row) as unknown as Draft<N>

/** Nobody sees the ids of what is not made. */
const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes)

export interface Foretold extends BroughtIn {
  /** One per row. */
  readonly fates: readonly Fate[]
  /** Names of organisations that would be made, by the ids that the fates call them. */
  readonly made: ReadonlyMap<EntityId, string>
}

/**
 * What importing these people would do, found out by running the real command on a context that writes nothing: the preview cannot say
 * one thing and the import do another.
 */
export const foretell = async (
  rows: RowReader,
  args: BringIn,
  progress: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<Result<Foretold>> => {
  const fates: Fate[] = []
  const none = { created: 0, updated: 0, unchanged: 0, organisations: 0 }
  const known = new Map<EntityId, Loose>()
  for (const type of ['member', 'organisation'] as const)
    for (const row of await rows.find(type, 'nameKey')) known.set(row.id, row as unknown as Loose)
  const clubs: Draft<'organisation'>[] = []
  let made = 0
  const context: CommandContext = {
    rows,
    me: '',
    role: 'root',
    grants: [{ id: '', member: '', role: 'root' }],
    now: 0,
    random: zeros,
    edit: async <N extends EntityName>(type: N, id: EntityId) => pencil(type, id, known.get(id)),
    create: <N extends EntityName>(type: N) => {
      const draft = pencil(type, `new-${++made}`)
      if (type === 'organisation') clubs.push(draft as unknown as Draft<'organisation'>)
      return draft
    },
    isErased: () => false,
    progress,
  }
  const done = await bringIn(context, args, (row, fate) => {
    fates[row - 1] = fate
  })
  const nothing = !done.ok && done.error.code === 'nothingToImport'
  if (!done.ok && !nothing) return done
  return ok({
    ...(done.ok ? done.value : none),
    fates,
    made: new Map(clubs.map((club) => [club.id, club.get('name')])),
  })
}
