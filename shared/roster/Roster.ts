import { type Grant, rankOf } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, EntityId, MemberId, NetId } from '../model/ids.ts'
import { Cuts } from './cuts.ts'
import { type Ancestry, Facts, firstDeviceOf, memberStartingWith, type RosterCommit, type SaidGrant } from './facts.ts'
import { formInquiry, mayState, mayWrite } from './form.ts'
import { Answers } from './inquiry.ts'
import { Standing } from './standing.ts'
import type { Statement } from './statement.ts'

/** What a device may count on: `revoked` once stood and does not any more (P-SYNC-2: it gets nothing). */
export type DeviceState = 'member' | 'revoked' | 'unknown'

/**
 * Who may (P-ROSTER): a pure function of the set of statements, whatever the order of arrival. Answers are found when asked
 * and remembered; only what can change an earlier answer (a revoke, a link, a cut that reaches further) makes it forget.
 */
export class Roster {
  readonly #facts: Facts
  readonly #cuts: Cuts
  readonly #form: Answers
  readonly #standing: Standing
  readonly #effective: Answers
  readonly #unformed = new Set<CommitId>()
  #version = 0

  constructor(net: NetId, ancestry: Ancestry = () => undefined) {
    const facts = new Facts(net)
    this.#facts = facts
    this.#cuts = new Cuts((id) => facts.commits.get(id) ?? ancestry(id))
    this.#form = new Answers((id) => formInquiry(facts, facts.commits.get(id)!))
    this.#standing = new Standing(facts, (commit) => this.formed(commit), this.#cuts)
    this.#effective = new Answers((id) => this.#standing.inquiry(facts.commits.get(id)!))
  }

  get net(): NetId {
    return this.#facts.net
  }

  /** Grows with every statement: what was derived from the roster is out of date. */
  get version(): number {
    return this.#version
  }

  /** Questions that came back to themselves; stays 0 (P-ROSTER-2). */
  get cycles(): number {
    return this.#effective.cycles
  }

  /** All statements as they were said, in the order they were added. */
  statements(): Iterable<RosterCommit> {
    return this.#facts.commits.values()
  }

  statement(id: CommitId): RosterCommit | undefined {
    return this.#facts.commits.get(id)
  }

  /**
   * Takes statement commits in any order; known ones are ignored. True when commits that were stored before may have gained
   * or lost their effect; then the caller asks `effective` again.
   */
  add(commits: readonly RosterCommit[]): boolean {
    const fresh = commits.filter((commit) => this.#facts.add(commit))
    if (fresh.length === 0) return false
    this.#version++
    const reaches = fresh.filter(({ id }) => this.#cuts.learned(id)).length > 0
    const hadUnformed = this.#unformed.size > 0
    this.#form.forgetNo()
    this.#settleForm(fresh)
    const moves = fresh.some(({ statement }) => statement?.k === 'revoke' || statement?.k === 'link')
    if (moves || reaches || hadUnformed) {
      this.#effective.forget()
      return true
    }
    this.#effective.forgetNo()
    return false
  }

  /** Tells of data commits that were stored. True when a cut reaches further now (see `add`). */
  learned(ids: readonly CommitId[]): boolean {
    const reaches = ids.filter((id) => this.#cuts.learned(id)).length > 0
    if (reaches) {
      this.#effective.forget()
      this.#version++
    }
    return reaches
  }

  /** P-ROSTER `formed`, of a commit that is stored or that asks to be. The signatures inside statements are `claimsIn`'s. */
  formed(commit: RosterCommit): boolean {
    if (this.#facts.commits.has(commit.id)) return this.#form.of(commit.id)
    return this.#form.settle(formInquiry(this.#facts, commit))
  }

  /** P-ROSTER `effective`, of a statement or a data commit. */
  effective(commit: RosterCommit): boolean {
    if (this.#facts.commits.has(commit.id)) return this.#effective.of(commit.id)
    return this.#effective.settle(this.#standing.inquiry(commit))
  }

  /** A formed grant by its commit's id. It may have been revoked. */
  grant(id: CommitId): Grant | undefined {
    const grant = this.#facts.grants.get(id)
    return grant && this.formed(grant.commit) ? grant : undefined
  }

  /** The grants under which the member could act now, highest role first, then oldest. Empty: not a member, or not any more. */
  standing(member: MemberId): readonly Grant[] {
    const devices = this.devicesOf(member)
    return this.#grantsOf(member)
      .filter((grant) => devices.some((device) => this.#couldAct(device, grant)))
      .sort((a, b) => rankOf[a.role] - rankOf[b.role] || olderFirst(a, b))
  }

  /** Every device that was ever linked to the member, the first one first; revoked ones included. */
  devicesOf(member: MemberId): readonly DeviceId[] {
    return [...new Set([firstDeviceOf(member), ...(this.#facts.devicesOf.get(member) ?? [])])]
  }

  /** Those of its devices that stand. */
  standingDevices(member: MemberId): readonly DeviceId[] {
    const grants = this.#grantsOf(member)
    return this.devicesOf(member).filter((device) => grants.some((grant) => this.#couldAct(device, grant)))
  }

  /** The member for whom the device stands. */
  memberOf(device: DeviceId): MemberId | undefined {
    return this.#membersClaiming(device).find((member) =>
      this.#grantsOf(member).some((grant) => this.#couldAct(device, grant)),
    )
  }

  /** The member a device belongs or belonged to: for naming the author of stored commits. */
  ownerOf(device: DeviceId): MemberId | undefined {
    return this.memberOf(device) ?? this.#membersClaiming(device)[0]
  }

  deviceState(device: DeviceId): DeviceState {
    if (this.memberOf(device) !== undefined) return 'member'
    return this.#membersClaiming(device).length > 0 ? 'revoked' : 'unknown'
  }

  /** The name given when founding or joining; undefined for who never did. */
  nameOf(member: MemberId): string | undefined {
    for (const { commit } of this.#facts.grantsOf.get(member) ?? []) {
      const s = commit.statement
      if ((s?.k === 'found' || s?.k === 'admit') && this.formed(commit)) return s.name
    }
    return undefined
  }

  /** The key that others seal to for this device; undefined when it is not on the roster. */
  agreementKeyOf(device: DeviceId): string | undefined {
    for (const { commit } of this.#facts.grantsOf.get(memberStartingWith(device)) ?? []) {
      const s = commit.statement
      if ((s?.k === 'found' || s?.k === 'admit') && this.formed(commit)) return s.kx
    }
    return this.#facts.links.get(device)?.find((link) => this.formed(link.commit))?.statement.kx
  }

  /**
   * The grant to name as `auth`: the least powerful that allows everything asked, so that losing a higher role later does not
   * touch what did not need it. `device`: the one that will sign.
   */
  bestGrantFor(
    member: MemberId,
    what: readonly EntityId[] | Statement,
    device: DeviceId = firstDeviceOf(member),
  ): Grant | undefined {
    const allows = (grant: SaidGrant) =>
      'k' in what ? mayState(grant, what) : what.every((entity) => mayWrite(grant, entity))
    return this.#grantsOf(member)
      .filter((grant) => allows(grant) && this.#couldAct(device, grant))
      .sort((a, b) => rankOf[b.role] - rankOf[a.role] || plainFirst(a, b) || olderFirst(a, b))[0]
  }

  /** Every entity that an erase names, with those erases, formed or not (P-ERASE). */
  get erases(): ReadonlyMap<EntityId, readonly RosterCommit[]> {
    return this.#facts.erasesOf
  }

  /** Everyone who was ever admitted: ids only; `members.ts` tells more. */
  memberIds(): MemberId[] {
    return [...this.#facts.grantsOf.keys()].filter((member) => this.#grantsOf(member).length > 0)
  }

  /** Formed grants of a member, admission included. */
  #grantsOf(member: MemberId): SaidGrant[] {
    return (this.#facts.grantsOf.get(member) ?? []).filter((grant) => this.formed(grant.commit))
  }

  /** The member whose first device this is, then those that linked it. */
  #membersClaiming(device: DeviceId): MemberId[] {
    const linked = (this.#facts.links.get(device) ?? [])
      .filter((link) => this.formed(link.commit))
      .map((link) => link.statement.member)
    return [...new Set([memberStartingWith(device), ...linked])].filter((member) => this.#grantsOf(member).length > 0)
  }

  /** Would a commit that the device made now, under this grant, be effective? */
  #couldAct(device: DeviceId, grant: SaidGrant): boolean {
    return this.effective({ id: '', device, prev: [], auth: grant.id, time: 0 })
  }

  #settleForm(fresh: readonly RosterCommit[]): void {
    for (const id of [...this.#unformed, ...fresh.map((commit) => commit.id)]) {
      if (this.#form.of(id)) this.#unformed.delete(id)
      else this.#unformed.add(id)
    }
  }
}

const olderFirst = (a: Grant, b: Grant): number => {
  const [left, right] = [(a as SaidGrant).commit, (b as SaidGrant).commit]
  return left.time - right.time || (left.id < right.id ? -1 : 1)
}

/** Plain membership before a scoped role of the same rank. */
const plainFirst = (a: Grant, b: Grant): number => Number(a.role !== 'member') - Number(b.role !== 'member')
