import { foldText } from '../lib/foldText.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, CommandContext } from './command.ts'
import { createOrganisation } from './createOrganisation.ts'
import { updateMember } from './updateMember.ts'

interface AffiliateArgs {
  /** Her profile. */
  readonly member: EntityId
  /** The organisation, or the `name` of one that is found under it, or made. */
  readonly organisation?: EntityId
  readonly name?: string
  /** What she does there; left as it is when not given. */
  readonly role?: string
}

/**
 * Says that somebody belongs to an organisation, which is made where there is none of that name: one act, one undo. Where her profile
 * named it in words only, what she does there moves over.
 */
export const affiliate: Command<AffiliateArgs, { readonly organisation: EntityId }> = async (
  context,
  { member, organisation, name = '', role },
) => {
  const row = await context.rows.get('member', member)
  const found = organisation === undefined ? await findOrMake(context, name) : await existing(context, organisation)
  if (!found.ok) return found
  const { id, called } = found.value
  const isNamed = row !== undefined && row.organisation !== '' && foldText(row.organisation) === foldText(called)
  const before = row?.affiliations[id]
  const done = await updateMember(context, {
    id: member,
    values: {
      affiliations: { [id]: role ?? before ?? (isNamed ? row.role : '') },
      ...(isNamed && { organisation: '', ...(role === undefined && before === undefined && { role: '' }) }),
    },
  })
  return done.ok ? ok({ organisation: id }) : done
}

interface Found {
  readonly id: EntityId
  readonly called: string
}

const existing = async ({ rows }: CommandContext, id: EntityId): Promise<Result<Found>> => {
  const row = await rows.get('organisation', id)
  return row ? ok({ id, called: row.name }) : problem('missing', { type: 'organisation' })
}

/** Upper or lower case, umlauts and spaces do not make another organisation. */
export const findOrMake = async (context: CommandContext, name: string): Promise<Result<Found>> => {
  const called = name.trim()
  const [same] = called ? await context.rows.find('organisation', 'nameKey', { equals: foldText(called) }) : []
  if (same) return ok({ id: same.id, called: same.name })
  const made = await createOrganisation(context, { values: { name: called } })
  return made.ok ? ok({ id: made.value.id, called }) : made
}
