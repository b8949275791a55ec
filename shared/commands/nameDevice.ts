import { ok, problem } from '../lib/result.ts'
import type { DeviceId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { checkPatch, ownProfile } from './draftRules.ts'

const MAX_NAME = 100

/** What she calls one of her laptops; '' takes the name away. Problems: `missing`, `invalid` {field}. */
export const nameDevice: Command<{ readonly device: DeviceId; readonly name: string }> = async (
  context,
  { device, name },
) => {
  const id = ownProfile(context)
  const row = await context.rows.get('member', id)
  if (!row) return problem('missing', { type: 'member' })
  const called = name.trim()
  if (called.length > MAX_NAME) return problem('invalid', { field: 'deviceNames' })
  const others = row.deviceNames.filter((element) => !element.startsWith(`${device}=`))
  const checked = checkPatch('member', { deviceNames: called ? [...others, `${device}=${called}`] : others })
  if (!checked.ok) return checked
  const draft = await context.edit('member', id)
  draft.patch(checked.value)
  return ok(undefined)
}
