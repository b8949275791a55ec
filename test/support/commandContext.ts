import type {
  Command,
  CommandContext,
  CommandOutcome,
  Draft,
  FieldChange,
  FieldPatch,
} from '../../shared/commands/command.ts'
import { fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { ok, type Result } from '../../shared/lib/result.ts'
import type { EntityDefinition, Role } from '../../shared/model/defineEntity.ts'
import { type EntityName, entities, entityOfType, type RowOf } from '../../shared/model/entities.ts'
import { type EntityId, type MemberId, makeEntityId, parseEntityId, zeroScope } from '../../shared/model/ids.ts'
import type { KeyRange, Page, RowReader } from '../../shared/replica/ports.ts'

type Raw = ReadonlyMap<string, unknown>
interface Stored {
  readonly raw: Raw
  readonly texts: ReadonlyMap<string, string>
  readonly authors: ReadonlySet<MemberId>
}

/** A network on one person's desk: what commands see, without commits, crypto or storage. */
export interface Desk {
  readonly rows: RowReader
  readonly me: MemberId
  /** Where `run` has reported progress. */
  readonly progress: { done: number; total: number }[]
  run<A, R>(command: Command<A, R>, args: A, as?: { role?: Role; me?: MemberId }): Promise<Result<CommandOutcome<R>>>
  all<N extends EntityName>(type: N): Promise<RowOf<N>[]>
  /** What a rich text holds. */
  text(id: EntityId, name: string): string
}

export const memberIdOf = (name: string): MemberId => toBase64Url(seededRandom(`member ${name}`).bytes(32))

const definitionOf = (id: EntityId): EntityDefinition => entityOfType(parseEntityId(id)!.type)!

const valuesOf = (definition: EntityDefinition, raw: Raw): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.kind === 'set') {
      values[name] = [...raw]
        .filter(([key, value]) => key.startsWith(`${name}/`) && value === true)
        .map(([key]) => key.slice(name.length + 1))
        .sort()
    } else if (field.kind === 'map') {
      values[name] = Object.fromEntries(
        [...raw]
          .filter(([key, value]) => key.startsWith(`${name}/`) && typeof value === 'string')
          .map(([key, value]) => [key.slice(name.length + 1), value]),
      )
    } else {
      const parsed = field.schema.safeParse(raw.get(name))
      values[name] = parsed.success ? parsed.data : field.fallback
    }
  }
  return values
}

const makeDraft = <N extends EntityName>(type: N, id: EntityId, before: Stored | undefined) => {
  const definition = entities[type] as unknown as EntityDefinition
  const raw = new Map(before?.raw)
  const texts = new Map(before?.texts)
  const draft = {
    id,
    authors: before?.authors ?? new Set<MemberId>(),
    get: (field: string) => valuesOf(definition, raw)[field],
    elements: (field: string) => valuesOf(definition, raw)[field] as string[],
    set: (field: string, value: unknown) => {
      if (draft.get(field) !== value) raw.set(field, value)
    },
    affirm: (field: string, value: unknown) => void raw.set(field, value),
    add: (field: string, element: string) => {
      if (raw.get(`${field}/${element}`) !== true) raw.set(`${field}/${element}`, true)
    },
    delete: (field: string, element: string) => {
      if (raw.get(`${field}/${element}`) === true) raw.set(`${field}/${element}`, false)
    },
    entries: (field: string) => valuesOf(definition, raw)[field],
    put: (field: string, key: string, value: string | null) => {
      if ((raw.get(`${field}/${key}`) ?? null) !== value) raw.set(`${field}/${key}`, value)
    },
    patch: (values: FieldPatch<N>) => {
      for (const [field, value] of Object.entries(values)) {
        if (value === undefined) continue
        if (definition.fields[field]?.kind === 'map') {
          for (const [key, entry] of Object.entries(value as object)) draft.put(field, key, entry)
          continue
        }
        if (definition.fields[field]?.kind !== 'set' || !Array.isArray(value)) {
          draft.set(field, value)
          continue
        }
        for (const held of draft.elements(field)) if (!value.includes(held)) draft.delete(field, held)
        for (const element of value) draft.add(field, element)
      }
    },
    fillText: (name: string, plain: string) => void texts.set(name, plain),
  }
  return { draft: draft as unknown as Draft<N>, raw, texts }
}

export const makeDesk = (options: { me?: string; role?: Role; now?: number } = {}): Desk => {
  const stored = new Map<EntityId, Stored>()
  const random = seededRandom('desk')
  const owner = memberIdOf(options.me ?? 'alice')
  const progress: { done: number; total: number }[] = []

  const rowOf = (id: EntityId, { raw, texts }: Stored) => {
    const definition = definitionOf(id)
    const scope = parseEntityId(id)!.scope
    const base = { id, scope: scope.some(Boolean) ? toBase64Url(scope) : '', createdAt: 1, updatedAt: 1 }
    return definition.row({
      base: { ...base, createdBy: owner, updatedBy: owner },
      values: valuesOf(definition, raw) as never,
      texts: Object.fromEntries(texts),
      datedAt: 0,
    })
  }
  const table = (type: EntityName) =>
    [...stored].flatMap(([id, entity]) => (definitionOf(id).name === type ? (rowOf(id, entity) ?? []) : []))

  const find = (type: EntityName, index = 'id', range: KeyRange = {}, page: Page = {}) => {
    const keysOf = (row: object): (string | number)[] => [(row as Record<string, never>)[index]!].flat()
    const inRange = (key: string | number) =>
      (range.equals === undefined || key === range.equals) &&
      (range.from === undefined || key >= range.from) &&
      (range.below === undefined || key < range.below)
    const found = table(type)
      .flatMap((row) =>
        keysOf(row)
          .filter(inRange)
          .map((key) => ({ key, row })),
      )
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id < b.row.id ? -1 : 1))
      .map(({ row }) => row)
    if (page.reverse) found.reverse()
    return found.slice(page.offset ?? 0, (page.offset ?? 0) + (page.limit ?? found.length))
  }
  const rows = {
    get: async (type: EntityName, id: EntityId) => table(type).find((row) => row.id === id),
    many: async (type: EntityName, ids: readonly EntityId[]) =>
      ids.map((id) => table(type).find((row) => row.id === id)),
    find: async (...args: Parameters<typeof find>) => find(...args),
    keys: async (...args: Parameters<typeof find>) => find(...args).map(({ id }) => id),
    count: async (...args: Parameters<typeof find>) => find(...args).length,
    local: async () => undefined,
  } as unknown as RowReader

  return {
    rows,
    me: owner,
    progress,
    all: (type) => rows.find(type, 'id'),
    text: (id, name) => stored.get(id)?.texts.get(name) ?? '',
    run: async (command, args, as = {}) => {
      const drafts = new Map<EntityId, ReturnType<typeof makeDraft<EntityName>>>()
      const open = <N extends EntityName>(type: N, id: EntityId): Draft<N> => {
        const held = drafts.get(id) ?? makeDraft(type as EntityName, id, stored.get(id))
        drafts.set(id, held)
        return held.draft as unknown as Draft<N>
      }
      const me = as.me ?? owner
      const role = as.role ?? options.role ?? 'root'
      const context: CommandContext = {
        rows,
        me,
        role,
        grants: [role, 'member' as const].map((held) => ({ id: held, member: me, role: held })),
        now: options.now ?? Date.UTC(2026, 10, 20, 12),
        random: (bytes) => random.bytes(bytes),
        isErased: () => false,
        edit: async (type, id) => open(type, id),
        create: (type, { scope, id } = {}) => {
          const bytes = scope ? fromBase64Url(scope)! : zeroScope
          return open(type, id ?? makeEntityId({ type: entities[type].type, scope: bytes, rand: random.bytes(16) }))
        },
        progress: async (done, total) => void progress.push({ done, total }),
      }
      const result = await command(context, args)
      if (!result.ok) return result
      const changes: FieldChange[] = []
      const created: EntityId[] = []
      for (const [id, { raw, texts }] of drafts) {
        const before = stored.get(id)
        for (const [key, after] of raw)
          if (before?.raw.get(key) !== after) changes.push({ entity: id, key, before: before?.raw.get(key), after })
        if (!before && raw.size + texts.size > 0) created.push(id)
        if (raw.size + texts.size > 0)
          stored.set(id, { raw, texts, authors: new Set([...(before?.authors ?? []), context.me]) })
      }
      return ok({ value: result.value, changes, created })
    },
  }
}

/** The value of a result that must be ok; a readable failure otherwise. */
export const resultOf = <R>(result: Result<CommandOutcome<R>>): R => {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${JSON.stringify(result.error.params ?? {})}`)
  return result.value.value
}
