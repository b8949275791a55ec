import { foldText } from '../lib/foldText.ts'
import { countOf, each, type Packed } from '../lib/packed.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { type Fields, rankOf } from '../model/defineEntity.ts'
import { entities } from '../model/entities.ts'
import type { EntityId } from '../model/ids.ts'
import type { MemberRow } from '../model/member.ts'
import type { Command, CommandContext, Draft, FieldPatch } from './command.ts'
import { checkPatch, newRecordId } from './draftRules.ts'

/** One person from a file, already read into our fields; `name` is not empty. */
export type ImportedMember = FieldPatch<'member'> & { readonly name: string }

export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

const emailKey = (email: string) => email.trim().toLowerCase()

/** Finds the record a row means: by e-mail, else by name where no two e-mails contradict and only one person bears the name. */
const matcher = (rows: readonly MemberRow[]) => {
  const byEmail = new Map<string, MemberRow>()
  const byName = new Map<string, MemberRow[]>()
  for (const row of rows) {
    if (row.email) byEmail.set(emailKey(row.email), row)
    byName.set(row.nameKey, [...(byName.get(row.nameKey) ?? []), row])
  }
  return (member: ImportedMember): MemberRow | undefined => {
    const email = emailKey(member.email ?? '')
    const known = email ? byEmail.get(email) : undefined
    if (known) return known
    const namesakes = byName.get(foldText(member.name.trim())) ?? []
    const only = namesakes.length === 1 ? namesakes[0] : undefined
    return only && !(email && only.email) ? only : undefined
  }
}

/** A name in other letters or an address in other case is no news. */
const same = (key: string, held: unknown, value: unknown): boolean =>
  held === value ||
  (key === 'name' && foldText(String(held)) === foldText(String(value))) ||
  (key === 'email' && emailKey(String(held)) === emailKey(String(value)))

/** Writes what a file says into a record. Sets only grow; what someone wrote about herself is completed, never replaced. True if anything changed. */
const fill = (draft: Draft<'member'>, values: FieldPatch<'member'>): boolean => {
  const fields: Fields = entities.member.fields
  const own = draft.get('source') === 'self'
  // The names come from checkPatch, so they are fields of the right kind; the compiler cannot follow that through a loop.
  const raw = draft as unknown as Draft & {
    get(field: string): unknown
    set(field: string, value: unknown): void
    elements(field: string): readonly string[]
    add(field: string, element: string): void
    entries(field: string): Readonly<Record<string, string>>
    put(field: string, key: string, value: string | null): void
  }
  let changed = false
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key]!
    if (field.kind === 'set') {
      const held = new Set(raw.elements(key))
      for (const element of value as readonly string[]) {
        if (held.has(element)) continue
        raw.add(key, element)
        changed = true
      }
      continue
    }
    if (field.kind === 'map') {
      const held = raw.entries(key)
      for (const [name, entry] of Object.entries(value as Readonly<Record<string, string | null>>)) {
        if (entry === null || held[name] === entry || (own && held[name] !== undefined)) continue
        raw.put(key, name, entry)
        changed = true
      }
      continue
    }
    const held = raw.get(key)
    if (value === field.fallback || same(key, held, value) || (own && held !== field.fallback)) continue
    raw.set(key, value)
    changed = true
  }
  return changed
}

/** Brings in many people as one commit: new ones are created, known ones completed. Everything or nothing. */
export const importMembers: Command<
  { readonly members: readonly ImportedMember[] | Packed<ImportedMember> },
  ImportCounts
> = async (context, { members }) => {
  if (rankOf[context.role] > 2) return problem('notAllowed')
  const total = countOf(members)
  if (total === 0) return problem('nothingToImport')
  const matching = matcher(await context.rows.find('member', 'nameKey'))
  const opened = new Map<string, Draft<'member'>>()
  const counts = { created: 0, updated: 0, unchanged: 0 }
  let row = 0
  for (const member of each(members)) {
    row++
    const done = await importOne(context, member, matching, opened)
    if (!done.ok) return problem('importRow', { row, ...done.error.params })
    counts[done.value]++
    if (row % 200 === 0) await context.progress(row, total)
  }
  await context.progress(total, total)
  return ok(counts)
}

const importOne = async (
  context: CommandContext,
  member: ImportedMember,
  matching: (member: ImportedMember) => MemberRow | undefined,
  opened: Map<string, Draft<'member'>>,
): Promise<Result<keyof ImportCounts>> => {
  const checked = checkPatch('member', { ...member, source: undefined })
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  const found = matching(member)
  const email = emailKey(member.email ?? '')
  // The same person twice in one file: by e-mail, or by name where neither line has one.
  const key: string = found?.id ?? (email || `name ${foldText(checked.value.name)}`)
  const before = opened.get(key)
  const draft: Draft<'member'> =
    before ??
    (found
      ? await context.edit('member', found.id as EntityId)
      : context.create('member', { id: newRecordId(context) }))
  opened.set(key, draft)
  if (!before && !found) {
    draft.patch(checked.value)
    return ok('created')
  }
  const changed = fill(draft, checked.value)
  return ok(changed && !before ? 'updated' : 'unchanged')
}
