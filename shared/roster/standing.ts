import { rankOf } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import type { Cuts } from './cuts.ts'
import { type Facts, firstDeviceOf, type RosterCommit, type SaidGrant, type SaidRevoke } from './facts.ts'
import { MAX_LINKS } from './form.ts'
import type { Inquiry } from './inquiry.ts'

/** A question inside an inquiry: it may ask about commits too, and gives a value of its own. */
type Part<T> = Generator<string, T, boolean>

/**
 * Standing (P-ROSTER `effective`): which formed commits count once the revokes are heard. It recurs only to grants strictly
 * above, so it ends (P-ROSTER-2).
 */
export class Standing {
  constructor(
    private readonly facts: Facts,
    private readonly isFormed: (commit: RosterCommit) => boolean,
    private readonly cuts: Cuts,
  ) {}

  /** Is the commit effective? Yields the ids of other statements, answered in the same sense. */
  *inquiry(commit: RosterCommit): Inquiry {
    if (!this.isFormed(commit)) return false
    if (commit.statement?.k === 'found') return true
    const grant = this.facts.grants.get(commit.auth)!
    if (!(yield grant.id)) return false
    if (!(yield* this.#invited(commit))) return false
    return (yield* this.#survives(commit, grant)) && (yield* this.#linked(commit.device, grant))
  }

  /** An admission through an invite: the invite counts, and was not revoked without keeping this newcomer. */
  *#invited({ id, statement }: RosterCommit): Part<boolean> {
    if (statement?.k !== 'admit' || statement.via === undefined) return true
    const invite = this.facts.commits.get(statement.via)!
    if (!(yield invite.id)) return false
    for (const revoke of this.facts.revokesOfInvite.get(invite.id) ?? [])
      if (!revoke.keep.has(id) && this.closes(revoke, invite) && (yield revoke.commit.id)) return false
    return true
  }

  /** Every effective revoke that hits the commit spares it by its cut, or is replaced by another that hits. */
  *#survives(commit: RosterCommit, grant: SaidGrant): Part<boolean> {
    const hits: SaidRevoke[] = []
    for (const revoke of this.#against(commit, grant))
      if (this.hits(revoke, commit, grant) && (yield revoke.commit.id)) hits.push(revoke)
    return hits.length === 0 || this.#cutBy(hits, commit) === undefined
  }

  /** The revokes that speak of the commit's member or device. */
  *#against(commit: RosterCommit, grant: SaidGrant): Iterable<SaidRevoke> {
    yield* this.facts.revokesOfMember.get(grant.member) ?? []
    yield* this.facts.revokesOfDevice.get(commit.device) ?? []
  }

  /** The first of the hits that neither is replaced by another nor spares the commit. */
  #cutBy(hits: readonly SaidRevoke[], commit: RosterCommit): SaidRevoke | undefined {
    const replaced = new Set(hits.flatMap((hit) => hit.replaces.filter((id) => id !== hit.commit.id)))
    return hits.find((hit) => !replaced.has(hit.commit.id) && !this.cuts.spares(hit, commit.id))
  }

  /** Would this revoke, once effective, reach the commit? */
  hits(revoke: SaidRevoke, commit: RosterCommit, grant: SaidGrant): boolean {
    if (revoke.target.by === 'device')
      return revoke.target.device === commit.device && this.#hitsDevice(revoke, commit, grant)
    return revoke.target.by === 'member' && revoke.target.member === grant.member
      ? this.#hitsMember(revoke, commit, grant)
      : false
  }

  hitsOn(commit: RosterCommit, grant: SaidGrant, isEffective: (id: CommitId) => boolean): SaidRevoke[] {
    return [...this.#against(commit, grant)].filter(
      (revoke) => this.hits(revoke, commit, grant) && isEffective(revoke.commit.id),
    )
  }

  /** The revoke that is to blame for a commit's having no effect: the one nearest to it on the way from the founding. */
  blame(commit: RosterCommit, isEffective: (id: CommitId) => boolean): CommitId | undefined {
    for (let at: RosterCommit | undefined = commit; at; ) {
      if (!this.isFormed(at) || at.statement?.k === 'found') return undefined
      const grant: SaidGrant = this.facts.grants.get(at.auth)!
      const cut = this.#cutting(at, grant, isEffective)
      if (cut) return cut.commit.id
      at = isEffective(grant.id) ? this.#uninvited(at, isEffective) : grant.commit
      if (at?.statement?.k === 'revoke') return at.id
    }
    return undefined
  }

  /** The revoke that cuts the commit itself, or a link that leads to its device. */
  #cutting(commit: RosterCommit, grant: SaidGrant, isEffective: (id: CommitId) => boolean): SaidRevoke | undefined {
    const seen = new Set<DeviceId>()
    let level: RosterCommit[] = [commit]
    for (let step = 0; step <= MAX_LINKS && level.length > 0; step++) {
      for (const at of level) {
        const cut = this.#cutBy(this.hitsOn(at, grant, isEffective), at)
        if (cut) return cut
      }
      for (const { device } of level) seen.add(device)
      level = level
        .flatMap(({ device }) => this.facts.linksOf(device, grant.member).map((link) => link.commit))
        .filter(({ device }) => !seen.has(device))
    }
    return undefined
  }

  /** What speaks against an admission's invite: its revoke, or what the invite itself lacks. */
  #uninvited({ id, statement }: RosterCommit, isEffective: (id: CommitId) => boolean): RosterCommit | undefined {
    if (statement?.k !== 'admit' || statement.via === undefined) return undefined
    const invite = this.facts.commits.get(statement.via)!
    if (!isEffective(invite.id)) return invite
    const revoke = this.facts.revokesOfInvite
      .get(invite.id)
      ?.find((r) => this.closes(r, invite) && !r.keep.has(id) && isEffective(r.commit.id))
    return revoke?.commit
  }

  /** Would this revoke of the invite, once effective, close it? */
  closes(revoke: SaidRevoke, invite: RosterCommit): boolean {
    if (!this.isFormed(revoke.commit)) return false
    const inviter = this.facts.grants.get(invite.auth)!
    const revoker = this.facts.grants.get(revoke.commit.auth)!
    return revoker === inviter || this.#above(revoker, inviter)
  }

  #hitsMember(revoke: SaidRevoke, commit: RosterCommit, grant: SaidGrant): boolean {
    const { target } = revoke
    if (target.by !== 'member' || revoke.commit.id === commit.id || !this.isFormed(revoke.commit)) return false
    if (target.role !== undefined && !(target.role === grant.role && target.scope === grant.scope)) return false
    return this.#above(this.facts.grants.get(revoke.commit.auth)!, grant) && !grant.after.has(revoke.commit.id)
  }

  #hitsDevice(revoke: SaidRevoke, commit: RosterCommit, grant: SaidGrant): boolean {
    if (revoke.commit.id === commit.id || !this.isFormed(revoke.commit)) return false
    const revoker = this.facts.grants.get(revoke.commit.auth)!
    if (this.#above(revoker, grant)) return true
    const [theirs, mine] = [revoke.commit.device, commit.device]
    return (
      revoker === grant && this.#broughtIn(theirs, mine, grant.member) && !this.#broughtIn(mine, theirs, grant.member)
    )
  }

  /** `above(h, g)`: a higher rank, or the same (roots, coordinators) when g descends from h along `auth`. */
  #above(h: SaidGrant, g: SaidGrant): boolean {
    const [high, low] = [rankOf[h.role], rankOf[g.role]]
    if (high > 2 || high > low) return false
    return high < low || (low <= 1 && this.#descends(g, h))
  }

  #descends(grant: SaidGrant, from: SaidGrant): boolean {
    for (let g = this.#issuer(grant); g; g = this.#issuer(g)) if (g === from) return true
    return false
  }

  /** The formed grant under which this one was made; `found` has none. */
  #issuer(grant: SaidGrant): SaidGrant | undefined {
    const issuer = this.facts.grants.get(grant.commit.auth)
    return issuer && this.isFormed(issuer.commit) ? issuer : undefined
  }

  /** Did `older` link `device`, directly or through devices it linked? */
  #broughtIn(older: DeviceId, device: DeviceId, member: MemberId): boolean {
    const seen = new Set<DeviceId>()
    let level = [device]
    for (let step = 0; step < MAX_LINKS && level.length > 0; step++) {
      const linkers = new Set<DeviceId>()
      for (const d of level)
        if (d !== firstDeviceOf(member))
          for (const link of this.facts.linksOf(d, member)) linkers.add(link.commit.device)
      if (linkers.has(older)) return true
      level = [...linkers].filter((d) => !seen.has(d))
      for (const d of level) seen.add(d)
    }
    return false
  }

  /** Do links that each survive under the grant lead from the member's first device to this one? */
  *#linked(device: DeviceId, grant: SaidGrant): Part<boolean> {
    const seen = new Set([device])
    let level = [device]
    for (let step = 0; level.length > 0; step++) {
      if (level.includes(firstDeviceOf(grant.member))) return true
      if (step === MAX_LINKS) return false
      const linkers = new Set<DeviceId>()
      for (const d of level)
        for (const link of this.facts.linksOf(d, grant.member))
          if (!seen.has(link.commit.device) && (yield* this.#survives(link.commit, grant)))
            linkers.add(link.commit.device)
      level = [...linkers]
      for (const d of level) seen.add(d)
    }
    return false
  }
}
