import { ok, problem } from '../lib/result.ts'
import { entities } from '../model/entities.ts'
import { type EntityId, makeEntityId, zeroScope } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, ownProfile } from './draftRules.ts'

/** The network's own entity. */
export const networkId: EntityId = makeEntityId({ type: entities.network.type, scope: zeroScope, rand: zeroScope })

/** What a new network begins with, besides the roster's `found`: its name and the founder's profile. */
export const foundNetwork: Command<
  { readonly name: string; readonly purpose?: string; readonly me: FieldPatch<'member'> },
  { readonly profile: EntityId }
> = async (context, { name, purpose = '', me }) => {
  const network = checkPatch('network', { name, purpose })
  if (!network.ok) return network
  if (!network.value.name) return problem('nameMissing')
  const profile = checkPatch('member', { ...me, source: 'self' })
  if (!profile.ok) return profile
  if (!profile.value.name) return problem('nameMissing')
  const settings = await context.edit('network', networkId)
  settings.patch(network.value)
  const own = await context.edit('member', ownProfile(context))
  own.patch(profile.value)
  return ok({ profile: own.id })
}
