import { createQueue } from '../../lib/queue.ts'
import type { MemberId } from '../../model/ids.ts'
import { verifySignature } from '../../replica/commit.ts'
import { claimsIn } from '../../roster/claims.ts'
import type { RosterCommit } from '../../roster/facts.ts'
import type { JoinRequest } from '../../roster/invitation.ts'
import { sealNetworkKey } from '../../roster/keys.ts'
import { isPlainName } from '../../roster/linkText.ts'
import type { Roster } from '../../roster/Roster.ts'
import type { Admit } from '../../roster/statement.ts'
import { PROTOCOL } from '../messages.ts'
import type { DoorOptions, DoorReplica, Refusal, Visitor } from '../visit.ts'

const ADMISSIONS_A_MINUTE = 20
const MINUTE = 60_000

/** Lets in whoever proves to hold an invitation, as fast as a person could plausibly invite. */
export const joining = ({ replica, key, surroundings, admitted }: DoorOptions): Visitor<'join'> => {
  let admissions: number[] = []
  // One after the other: of those who come at once, each is to be counted before the next is looked at.
  const queue = createQueue()

  const consider = async (request: JoinRequest): Promise<{ admit: Uint8Array; key: Uint8Array } | Refusal> => {
    const now = surroundings.now()
    // Copies: the request's bytes are views of a frame.
    const statement: Admit = {
      k: 'admit',
      ...request,
      newSig: request.newSig.slice(),
      proof: request.proof.slice(),
      after: [],
    }
    const refusal = isPlainName(request.name) ? await check(replica, statement, now) : 'badProof'
    if (refusal) return refusal
    const sealed = await sealNetworkKey(key(), request.kx, replica.net)
    if (!sealed) return 'badProof'
    const before = await admittedBefore(replica, request)
    if (before) return { admit: before, key: sealed }
    // A laptop of somebody who belongs here is no newcomer.
    if (replica.roster.deviceState(request.member as string) === 'member') return 'badProof'
    // Only who is let in counts: those who knock again, or have no use of their invitation, must not keep out who has.
    admissions = admissions.filter((at) => at > now - MINUTE)
    if (admissions.length >= ADMISSIONS_A_MINUTE) return 'busy'
    admissions.push(now)
    const admit = await admitNow(replica, statement)
    return admit ? { admit, key: sealed } : 'notNow'
  }

  return async (visit, { protocol, request }) => {
    const welcome = protocol === PROTOCOL ? await queue(() => consider(request)) : 'otherVersion'
    if (visit.over) return
    if (typeof welcome === 'string') return visit.refuse(welcome)
    visit.say({ type: 'welcome', ...welcome })
    admitted(visit.handOver())
  }
}

const check = async (replica: DoorReplica, statement: Admit, now: number): Promise<Refusal | null> => {
  const { roster, net, device, me } = replica
  const said = statement.via === undefined ? undefined : roster.statement(statement.via)
  const invite = said?.statement
  if (invite?.k !== 'invite') return 'inviteUnknown'
  if (invite.until <= now) return 'expired'
  if (isUsedUp(roster, statement)) return 'usedUp'
  const auth = roster.bestGrantFor(me, statement, device)?.id
  if (auth === undefined) return 'notNow'
  const asked: RosterCommit = { id: '', device, prev: [], auth, time: 0, statement }
  const claims = claimsIn(net, asked, (id) => roster.statement(id)?.statement)
  const signed = claims?.map((claim) => verifySignature(claim.key, claim.message, claim.signature)) ?? []
  if (!claims || !(await Promise.all(signed)).every(Boolean)) return 'badProof'
  if (roster.deviceState(statement.member as string) === 'revoked') return 'removed'
  return roster.effective(asked) ? null : 'inviteRevoked'
}

/**
 * The commit that made this person, with these keys, a member: the welcome got lost, another door was quicker, or she was
 * admitted while she was away. Null for who is none (any more).
 */
export const admittedBefore = async (
  { roster, offers }: DoorReplica,
  request: Pick<Admit, 'member' | 'kx'>,
): Promise<Uint8Array | null> => {
  for (const grant of roster.standing(request.member)) {
    const statement = roster.statement(grant.id)?.statement
    if (statement?.k === 'admit' && statement.kx === request.kx)
      return (await offers.load([grant.id]))[0]?.bytes ?? null
  }
  return null
}

/** Who came through it and belongs here still. Two doors that do not meet may let in more: there is no order between them. */
const isUsedUp = (roster: Roster, { via, member }: Admit): boolean => {
  const invite = roster.statement(via!)?.statement
  if (invite?.k !== 'invite' || invite.uses === 0) return false
  const came = new Set<MemberId>()
  for (const admission of roster.said.through.get(via!) ?? [])
    if (admission.statement?.k === 'admit' && roster.effective(admission)) came.add(admission.statement.member)
  return !came.has(member) && came.size >= invite.uses
}

const admitNow = async (replica: DoorReplica, statement: Admit): Promise<Uint8Array | null> => {
  const commit = await replica.commitStatement(statement)
  return commit.ok ? commit.value.bytes : null
}
