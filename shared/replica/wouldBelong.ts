import { createPacer } from '../lib/pause.ts'
import type { CommitId, DeviceId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import type { Statement } from '../roster/statement.ts'
import { admit, loadChain } from './accept.ts'
import { checkStatements } from './acceptStatements.ts'
import { type Commit, decodeCommit } from './commit.ts'
import { type Core, cutsIn, loadAncestry, rosterCommitOf, statementIn } from './core.ts'
import { canonicalOrder } from './prepare.ts'

/**
 * P-SYNC-2: would the device belong here if these statements were taken? Judged on a copy of the roster; nothing is stored or
 * remembered. No signature is checked: whoever takes them in afterwards does so as one batch, of which nothing is stored where one is false.
 */
export const wouldBelong = async (core: Core, device: DeviceId, batch: readonly Uint8Array[]): Promise<boolean> => {
  const pace = createPacer()
  const fresh: Commit[] = []
  const statements = new Map<CommitId, RosterCommit>()
  for (const bytes of batch) {
    const decoded = decodeCommit(bytes, core.net)
    const statement = decoded.ok ? statementIn(decoded.value) : null
    if (!decoded.ok || !statement) return false
    const commit = decoded.value
    if (!core.roster.statement(commit.id) && !statements.has(commit.id)) {
      fresh.push(commit)
      statements.set(commit.id, rosterCommitOf(commit, statement))
    }
    await pace()
  }
  // Most who show nothing are told from that alone: the copy takes as long as reading the roster.
  if (![...statements.values()].some(({ statement }) => statement && brings(statement, device))) return false
  await loadAncestry(core, cutsIn(statements.values()))
  const roster = core.roster.copy()
  const tried = admit({ ...core, roster }, fresh.sort(canonicalOrder), statements, await loadChain(core, fresh))
  return typeof tried !== 'string' && roster.deviceState(device) === 'member'
}

/**
 * P-SYNC-2: do these statements alone show, to who knows what this replica knows, that the device belongs here? What their authors had
 * said before need not be there. Nothing follows that would check signatures, so they are checked here.
 */
export const vouches = async (core: Core, device: DeviceId, passport: readonly Uint8Array[]): Promise<boolean> => {
  const commits = passport.flatMap((bytes) => {
    const decoded = decodeCommit(bytes, core.net)
    return decoded.ok && decoded.value.roster ? [decoded.value] : []
  })
  if (commits.length < passport.length) return false
  const statements = await checkStatements(core, commits)
  if (typeof statements === 'string') return false
  const said = [...statements.values()]
  if (!said.some(({ statement }) => statement && brings(statement, device))) return false
  const roster = core.roster.copy()
  roster.add(said)
  return roster.deviceState(device) === 'member'
}

const brings = (s: Statement, device: DeviceId): boolean =>
  s.k === 'link' ? s.dev === device : (s.k === 'found' || s.k === 'admit') && s.member === (device as string)
