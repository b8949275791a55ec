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
const pencil = (type: EntityName, id: EntityId, row: Loose | undefined): Draft => {
  const values = new Map<string, unknown>(Object.entries(row ?? {}))
  const fields = entities[type].fields as Readonly<Record<string, { kind: string; fallback?: unknown }>>
  const elements = (field: string) => (values.get(field) as readonly string[] | undefined) ?? []
  const entries = (field: string) => (values.get(field) as Loose | undefined) ?? {}
  const put = (field: string, key: string, value: string | null) =>
    void values.set(field, Object.assign(Object.create(null), entries(field), { [key]: value }))
  return {
    id,
    get: (field: string) => values.get(field) ?? fields[field]?.fallback,
    elements,
    entries,
    set: (field: string, value: unknown) => void values.set(field, value),
    add: (field: string, element: string) => void values.set(field, [...elements(field), element]),
    put,
    delete: () => undefined,
    patch: (next: object) => {
      for (const [field, value] of Object.entries(next)) values.set(field, value)
    },
    fillText: () => undefined,
  } as unknown as Draft
}

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
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    edit: async <N extends EntityName>(type: N, id: EntityId) => pencil(type, id, known.get(id)) as unknown as Draft<N>,
    create: <N extends EntityName>(type: N) => {
      const draft = pencil(type, `new-${++made}`, undefined)
      if (type === 'organisation') clubs.push(draft as Draft<'organisation'>)
      return draft as unknown as Draft<N>
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
