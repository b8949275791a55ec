import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite, ownProfile } from './draftRules.ts'

interface DepartmentMembers {
  readonly department: EntityId
  /** Profiles; one's own when left out. */
  readonly members?: readonly EntityId[]
}

const setMembership =
  (inside: boolean): Command<DepartmentMembers> =>
  async (context, { department, members = [ownProfile(context)] }) => {
    if (!(await context.rows.get('department', department))) return problem('missing', { type: 'department' })
    if (!mayWrite(context, department)) return problem('notAllowed')
    const draft = await context.edit('department', department)
    for (const member of members) {
      if (inside) draft.add('members', member)
      else draft.delete('members', member)
    }
    return ok(undefined)
  }

export const joinDepartment = setMembership(true)
export const leaveDepartment = setMembership(false)
