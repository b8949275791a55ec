import type { CommandContext, Draft } from '../../../../shared/commands/command.ts'
import { type ImportCounts, type ImportedMember, importMembers } from '../../../../shared/commands/importMembers.ts'
import type { Result } from '../../../../shared/lib/result.ts'
import { ok } from '../../../../shared/lib/result.ts'
import { type EntityName, entities } from '../../../../shared/model/entities.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import type { RowReader } from '../../../../shared/replica/ports.ts'

/** A record under a pencil: reads what is stored, writes nowhere. */
const pencil = (id: EntityId, row: MemberRow | undefined): Draft<'member'> => {
  const values = new Map<string, unknown>(Object.entries(row ?? {}))
  const fallback = (field: string) =>
    (entities.member.fields as Record<string, { fallback?: unknown }>)[field]?.fallback
  const elements = (field: string) => (values.get(field) as readonly string[] | undefined) ?? []
  return {
    id,
    get: (field: string) => values.get(field) ?? fallback(field),
    elements,
    set: (field: string, value: unknown) => void values.set(field, value),
    add: (field: string, element: string) => void values.set(field, [...elements(field), element]),
    delete: () => undefined,
    patch: (next: object) => {
      for (const [field, value] of Object.entries(next)) values.set(field, value)
    },
    fillText: () => undefined,
  } as unknown as Draft<'member'>
}

/**
 * What importing these people would do, counted by running the real command on a context that writes nothing: the preview cannot say
 * one thing and the import do another.
 */
export const foretell = async (rows: RowReader, members: readonly ImportedMember[]): Promise<Result<ImportCounts>> => {
  if (members.length === 0) return ok({ created: 0, updated: 0, unchanged: 0 })
  const known = new Map((await rows.find('member', 'nameKey')).map((row) => [row.id, row]))
  const context: CommandContext = {
    rows,
    me: '',
    role: 'root',
    grants: [{ id: '', member: '', role: 'root' }],
    now: 0,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    edit: async <N extends EntityName>(_type: N, id: EntityId) => pencil(id, known.get(id)) as unknown as Draft<N>,
    create: <N extends EntityName>(_type: N, { id = '' }: { readonly id?: EntityId } = {}) =>
      pencil(id, undefined) as unknown as Draft<N>,
    isErased: () => false,
    progress: async () => undefined,
  }
  return importMembers(context, { members })
}
