import { countOf, each, type Packed } from '../../lib/packed.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import { rankOf } from '../../model/defineEntity.ts'
import type { EntityId } from '../../model/ids.ts'
import type { MemberRow } from '../../model/member.ts'
import type { CommandContext, Draft, FieldPatch } from '../command.ts'
import { checkPatch, newRecordId } from '../draftRules.ts'
import { bringFields, Organisations } from './bringOrganisations.ts'
import { fillIn } from './fillIn.ts'
import type { Existing, Fate, ImportedField, ImportedMember, ImportedOrganisation, ImportKey } from './imported.ts'
import { type Match, matchPeople, sameInFile } from './matchPeople.ts'

export interface BringIn {
  readonly members: readonly ImportedMember[] | Packed<ImportedMember>
  readonly organisations?: readonly ImportedOrganisation[]
  readonly customFields?: readonly ImportedField[]
  /** `auto` when left out. */
  readonly key?: ImportKey
  /** `replace` when left out. */
  readonly existing?: Existing
}

export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

export interface BroughtIn extends ImportCounts {
  /** Organisations that were made. */
  readonly organisations: number
}

/** Told of each row (from 1) what becomes of it. Whoever asks takes ambiguous rows for an answer, not for a failure. */
export type OnFate = (row: number, fate: Fate) => void

/** People from a file: new ones are created, known ones completed, and the organisations they name made. */
export const bringIn = async (
  context: CommandContext,
  { members, organisations = [], customFields = [], key = 'auto', existing = 'replace' }: BringIn,
  onFate?: OnFate,
): Promise<Result<BroughtIn>> => {
  if (rankOf[context.role] > 2) return problem('notAllowed')
  const total = countOf(members)
  if (total + organisations.length + customFields.length === 0) return problem('nothingToImport')
  const clubs = new Organisations(context, await context.rows.find('organisation', 'nameKey'))
  for (const each of organisations) {
    const done = await clubs.bring(each, existing)
    if (!done.ok) return done
  }
  const fields = await bringFields(context, customFields)
  if (!fields.ok) return fields
  const rows = await context.rows.find('member', 'nameKey')
  const people = new People(context, clubs, rows, { key, existing })
  const counts = { created: 0, updated: 0, unchanged: 0 }
  let row = 0
  for (const member of each(members)) {
    row++
    const done = await people.bring(member, row)
    if (!done.ok) return problem('importRow', { row, ...done.error.params })
    const fate = done.value
    if (fate.kind === 'ambiguous' && !onFate)
      return problem('importAmbiguous', { row, value: fate.value, count: fate.count })
    onFate?.(row, fate)
    if (fate.kind === 'again') counts.unchanged++
    else if (fate.kind !== 'ambiguous') counts[fate.kind]++
    if (row % 200 === 0) await context.progress(row, total)
  }
  await context.progress(total, total)
  return ok({ ...counts, organisations: clubs.made })
}

class People {
  readonly #context: CommandContext
  readonly #clubs: Organisations
  readonly #byId: ReadonlyMap<EntityId, MemberRow>
  readonly #match: (member: ImportedMember) => Match
  readonly #how: { readonly key: ImportKey; readonly existing: Existing }
  /** By record or by what tells two rows of the file to be one person. */
  readonly #opened = new Map<string, { readonly draft: Draft<'member'>; readonly row: number }>()

  constructor(
    context: CommandContext,
    clubs: Organisations,
    rows: readonly MemberRow[],
    how: { readonly key: ImportKey; readonly existing: Existing },
  ) {
    this.#context = context
    this.#clubs = clubs
    this.#byId = new Map(rows.map((row) => [row.id, row]))
    this.#match = matchPeople(rows, how.key)
    this.#how = how
  }

  async bring(given: ImportedMember, row: number): Promise<Result<Fate>> {
    const { id: _id, as, affiliations, ...values } = given
    const resolved = affiliations ? this.#clubs.resolve(affiliations) : ok(undefined)
    if (!resolved.ok) return resolved
    const checked = checkPatch('member', { ...values, affiliations: resolved.value, source: undefined })
    if (!checked.ok) return checked
    if (!checked.value.name) return problem('nameMissing')
    const match: Match = as ? { found: this.#byId.get(as) } : this.#match(given)
    if ('count' in match) return ok({ kind: 'ambiguous', ...match })
    const { found } = match
    const key = found?.id ?? sameInFile(given, this.#how.key)
    const before = key === null ? undefined : this.#opened.get(key)
    if (before) {
      this.#fill(before.draft, checked.value)
      return ok({ kind: 'again', row: before.row })
    }
    const draft = found
      ? await this.#context.edit('member', found.id)
      : this.#context.create('member', { id: newRecordId(this.#context) })
    if (key !== null) this.#opened.set(key, { draft, row })
    if (!found) {
      draft.patch(checked.value)
      return ok({ kind: 'created' })
    }
    const changes = this.#fill(draft, checked.value)
    return ok(changes.length > 0 ? { kind: 'updated', id: found.id, changes } : { kind: 'unchanged', id: found.id })
  }

  #fill(draft: Draft<'member'>, values: FieldPatch<'member'>) {
    return fillIn('member', draft, values, this.#how.existing)
  }
}
