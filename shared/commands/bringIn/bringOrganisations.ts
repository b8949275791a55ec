import { foldText } from '../../lib/foldText.ts'
import { problem, type Result } from '../../lib/result.ts'
import { rankOf } from '../../model/defineEntity.ts'
import { entities } from '../../model/entities.ts'
import { type EntityId, parseEntityId } from '../../model/ids.ts'
import type { OrganisationRow } from '../../model/organisation.ts'
import type { CommandContext } from '../command.ts'
import { checkPatch } from '../draftRules.ts'
import { fillIn } from './fillIn.ts'
import type { Existing, ImportedField, ImportedMember, ImportedOrganisation } from './imported.ts'

/** The network's organisations while people are brought in: found by name or by their id in the file, made where missing. */
export class Organisations {
  readonly #context: CommandContext
  readonly #ids: Set<EntityId>
  readonly #byName = new Map<string, EntityId>()
  /** From ids in the file to ours. */
  readonly #fromFile = new Map<string, EntityId>()
  readonly #taken = new Set<EntityId>()
  /** How many were made. */
  made = 0

  constructor(context: CommandContext, rows: readonly OrganisationRow[]) {
    this.#context = context
    this.#ids = new Set(rows.map(({ id }) => id))
    for (const { id, nameKey } of rows) if (!this.#byName.has(nameKey)) this.#byName.set(nameKey, id)
  }

  /** One that stands in the file for itself. */
  async bring({ id, ...values }: ImportedOrganisation, existing: Existing): Promise<Result<null>> {
    const checked = checkPatch('organisation', values)
    if (!checked.ok) return checked
    const name = checked.value.name ?? ''
    if (name === '') return problem('nameMissing')
    const namesake = this.#byName.get(foldText(name))
    const known = id && this.#ids.has(id) ? id : namesake && !(id && this.#taken.has(namesake)) ? namesake : undefined
    const draft = known ? await this.#context.edit('organisation', known) : this.#context.create('organisation')
    if (known) fillIn('organisation', draft, checked.value, existing)
    else {
      draft.patch(checked.value)
      this.#note(name, draft.id)
    }
    this.#taken.add(draft.id)
    if (id) this.#fromFile.set(id, draft.id)
    return { ok: true, value: null }
  }

  /** Names as ids. Whose name nobody has yet is made. Problem `invalid {field}`. */
  resolve(affiliations: NonNullable<ImportedMember['affiliations']>): Result<Record<EntityId, string>> {
    const out: Record<EntityId, string> = {}
    for (const [given, role] of Object.entries(affiliations)) {
      const key = given.trim()
      const id = this.#find(key) ?? this.#make(key)
      if (!id) return problem('invalid', { field: 'affiliations' })
      out[id] = role
    }
    return { ok: true, value: out }
  }

  #find(key: string): EntityId | undefined {
    const known = this.#fromFile.get(key) ?? (this.#ids.has(key) ? key : undefined) ?? this.#byName.get(foldText(key))
    if (known) return known
    // One that is not here, and perhaps comes with others' changes.
    return parseEntityId(key)?.type === entities.organisation.type ? key : undefined
  }

  #make(name: string): EntityId | null {
    const checked = checkPatch('organisation', { name })
    if (!checked.ok || name === '') return null
    const draft = this.#context.create('organisation')
    draft.patch(checked.value)
    this.#note(name, draft.id)
    return draft.id
  }

  #note(name: string, id: EntityId): void {
    if (!this.#byName.has(foldText(name))) this.#byName.set(foldText(name), id)
    this.made++
  }
}

/** Fields that the file's network has of its own and this one lacks, where the author may define them: how many were made. */
export const bringFields = async (
  context: CommandContext,
  given: readonly ImportedField[],
): Promise<Result<number>> => {
  if (given.length === 0 || rankOf[context.role] > 1) return { ok: true, value: 0 }
  const held = new Set((await context.rows.find('customField', 'order')).map(({ key }) => key))
  let made = 0
  for (const values of given) {
    const checked = checkPatch('customField', values)
    if (!checked.ok) return checked
    const key = checked.value.key
    if (!key || held.has(key)) continue
    held.add(key)
    context.create('customField').patch(checked.value)
    made++
  }
  return { ok: true, value: made }
}
