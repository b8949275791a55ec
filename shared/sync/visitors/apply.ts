import { verifySignature } from '../../replica/commit.ts'
import { type ApplyRequest, claimsOfApplication } from '../../roster/apply.ts'
import { sealNetworkKey } from '../../roster/keys.ts'
import { isPlainName } from '../../roster/linkText.ts'
import { PROTOCOL } from '../messages.ts'
import type { DoorOptions, DoorReplica, Visit, Visitor } from '../visit.ts'
import { admittedBefore } from './join.ts'

/** Counted apart from those with an invitation, who must never be kept out by applicants. */
const APPLICATIONS_A_MINUTE = 20
const MINUTE = 60_000
/** An application that claims to be written later than this, ms, could never be replaced. */
const AHEAD = 10 * MINUTE

/** Takes an application from somebody without an invitation, and says how it stands when she asks again with the same keys. */
export const applying = (options: DoorOptions): Visitor<'apply'> => {
  const { replica, applications, surroundings } = options
  let attempts: number[] = []

  return async (visit, { protocol, request }) => {
    if (protocol !== PROTOCOL) return visit.refuse('otherVersion')
    if (!applications) return visit.refuse('notNow')
    if (!isPlainName(request.name) || !(await isSigned(replica, request))) return visit.refuse('badProof')
    const standing = replica.roster.deviceState(request.member as string)
    if (standing === 'member') return welcome(options, visit, request)
    if (standing === 'revoked') return visit.refuse('removed')
    const now = surroundings.now()
    if (request.at > now + AHEAD) return visit.refuse('notNow')
    // Whoever was taken in meanwhile, or asks how it stands, must not be kept out by strangers.
    if (!(await applications.holds(request.member))) {
      attempts = attempts.filter((at) => at > now - MINUTE)
      if (attempts.length >= APPLICATIONS_A_MINUTE) return visit.refuse('busy')
      attempts.push(now)
    }
    const answer = await applications.take(request)
    if (visit.over) return
    if (answer.kind === 'full') visit.refuse('busy')
    else if (answer.kind === 'notHere') visit.refuse('notNow')
    else if (answer.kind === 'declined') visit.say({ type: 'declined', reason: answer.reason })
    else visit.say({ type: 'applied', stage: answer.kind })
  }
}

/** She was admitted while she was away: the key is sealed to her own, so whoever copied her application gains nothing. */
const welcome = async ({ replica, key, admitted }: DoorOptions, visit: Visit, request: ApplyRequest): Promise<void> => {
  const admit = await admittedBefore(replica, request)
  const sealed = admit && (await sealNetworkKey(key(), request.kx, replica.net))
  if (visit.over) return
  if (!admit || !sealed) return visit.refuse('badProof')
  visit.say({ type: 'welcome', admit, key: sealed })
  admitted(visit.handOver())
}

const isSigned = async ({ net }: DoorReplica, request: ApplyRequest): Promise<boolean> => {
  const signed = claimsOfApplication(net, request).map((c) => verifySignature(c.key, c.message, c.signature))
  return (await Promise.all(signed)).every(Boolean)
}
