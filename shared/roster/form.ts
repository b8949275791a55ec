import { rankOf } from '../model/defineEntity.ts'
import { entityOfType } from '../model/entities.ts'
import { type DeviceId, type EntityId, type MemberId, parseEntityId } from '../model/ids.ts'
import { type Facts, firstDeviceOf, type RosterCommit, type SaidGrant } from './facts.ts'
import type { Inquiry } from './inquiry.ts'
import { owns } from './ownership.ts'
import type { Statement } from './statement.ts'

/** P-ROSTER: a device is a member's when at most this many links lead to it from the member's first device. */
export const MAX_LINKS = 8

/** Form: what can be said of a commit without asking whether anything was revoked. It never changes once true. */
export function* formInquiry(facts: Facts, commit: RosterCommit): Inquiry {
  const s = commit.statement
  if (s?.k === 'found') return commit.id === facts.net
  const grant = facts.grants.get(commit.auth)
  if (!grant || !isLinked(facts, commit.device, grant.member) || !(yield grant.id)) return false
  if (!s) return (commit.entities ?? []).every((id) => mayWrite(grant, id))
  if (s.k === 'admit' && s.via !== undefined)
    return facts.commits.get(s.via)?.statement?.k === 'invite' && (yield s.via)
  return mayState(grant, s)
}

/** Does the grant's role allow the statement? An admission through an invite is judged by `formInquiry`. */
export const mayState = (grant: SaidGrant, s: Statement): boolean => {
  const rank = rankOf[grant.role]
  switch (s.k) {
    case 'admit':
      return s.via !== undefined || rank <= 2
    case 'invite':
    case 'key':
      return rank <= 2
    case 'grant':
      return rank <= 2 && (rank < rankOf[s.role] || (rank === rankOf[s.role] && rank <= 1))
    case 'revoke':
      return rank <= 2 || s.target.by === 'device'
    case 'link':
      return s.member === grant.member
    case 'erase': {
      const id = parseEntityId(s.entity)
      return rank <= 1 || (id !== null && owns(grant.member, id))
    }
    case 'found':
      return false
    case 'unknown':
      return true
  }
}

/** The entity's `writers` rule, from the id alone. Types of a newer version pass: they are stored and forwarded. */
export const mayWrite = (grant: SaidGrant, entity: EntityId): boolean => {
  const id = parseEntityId(entity)
  if (!id) return false
  return entityOfType(id.type)?.writers(grant, id, owns(grant.member, id)) ?? true
}

/** Do links, surviving or not, lead from the member's first device to this one? Breadth first: many links cannot make it slow. */
const isLinked = (facts: Facts, device: DeviceId, member: MemberId): boolean => {
  const first = firstDeviceOf(member)
  const seen = new Set([device])
  let level = [device]
  for (let step = 0; level.length > 0; step++) {
    if (level.includes(first)) return true
    if (step === MAX_LINKS) return false
    const linkers = level.flatMap((d) => facts.linksOf(d, member).map((link) => link.commit.device))
    level = [...new Set(linkers)].filter((d) => !seen.has(d))
    for (const d of level) seen.add(d)
  }
  return false
}
