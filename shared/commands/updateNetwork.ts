import { ok, problem } from '../lib/result.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch } from './draftRules.ts'
import { networkId } from './foundNetwork.ts'

/** Changes the network's name, purpose or links. */
export const updateNetwork: Command<{ readonly values: FieldPatch<'network'> }> = async (context, { values }) => {
  if (rankOf[context.role] > 1) return problem('notAllowed')
  const checked = checkPatch('network', values)
  if (!checked.ok) return checked
  if (checked.value.name === '') return problem('nameMissing')
  const draft = await context.edit('network', networkId)
  draft.patch(checked.value)
  return ok(undefined)
}
