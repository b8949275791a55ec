import type { CommitId, DeviceId } from '../model/ids.ts'
import type { RosterCommit, SaidRevoke } from './facts.ts'
import type { RevokeTarget, Statement } from './statement.ts'

/** What somebody does: under this grant, on this device. */
export interface Done {
  readonly grant: CommitId
  readonly device: DeviceId
}

/** It as a commit: no real one has this id. */
export const doing = ({ grant, device }: Done): RosterCommit => ({ id: 'done', device, prev: [], auth: grant, time: 0 })

/** A revoke that nobody has said: for asking what it would do. */
export const unsaid = (target: RevokeTarget, auth: CommitId, device: DeviceId): SaidRevoke => {
  const statement: Statement = { k: 'revoke', target, cut: [], keep: [], replaces: [] }
  const commit: RosterCommit = { id: 'unsaid', device, prev: [], auth, time: 0, statement }
  return { commit, target, cut: [], keep: new Set(), replaces: [] }
}
