import type { Grant } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, EntityId, MemberId, NetId } from '../model/ids.ts'
import { Cuts } from './cuts.ts'
import { type Done, doing, unsaid } from './done.ts'
import {
  type Ancestry,
  Facts,
  firstDeviceOf,
  memberStartingWith,
  type RosterCommit,
  type Said,
  type SaidGrant,
  type SaidRevoke,
} from './facts.ts'
import { formInquiry, mayState, mayWrite } from './form.ts'
import { highestFirst, leastFirst } from './grantOrder.ts'
import { Answers, type Inquiry } from './inquiry.ts'
import { plainName } from './linkText.ts'
import { type Reach, ReachBuilder } from './reach.ts'
import { Standing } from './standing.ts'
import type { RevokeTarget, Statement } from './statement.ts'

/** Answers under a supposition. */
export interface Supposed {
  /** Of a statement. */
  effective(id: CommitId): boolean
  stands(device: DeviceId): boolean
}

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
  readonly #ancestry: Ancestry
  #version = 0
  #reach: Reach | 'all' | null = null

  constructor(net: NetId, ancestry: Ancestry = () => undefined) {
    const facts = new Facts(net)
    this.#facts = facts
    this.#ancestry = ancestry
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

  /** The statements by what they speak of, formed or not: for planning further ones. */
  get said(): Said {
    return this.#facts
  }

  get hasRevokes(): boolean {
    return this.#facts.revokes.size > 0
  }

  /** Does some revoke speak of the device, or of its member? Then what it made may be without effect. */
  isUnderRevoke(device: DeviceId): boolean {
    const { revokesOfDevice, revokesOfMember } = this.#facts
    return revokesOfDevice.has(device) || this.#membersClaiming(device).some((member) => revokesOfMember.has(member))
  }

  /** The same statements, to try out what further ones would do. `ancestry`: of commits that this one has not heard of. */
  copy(ancestry: Ancestry = () => undefined): Roster {
    const other = new Roster(this.net, (id) => this.#ancestry(id) ?? ancestry(id))
    other.add([...this.#facts.commits.values()])
    other.takeReach()
    return other
  }

  /**
   * Takes statement commits in any order; known ones are ignored. True when commits that were stored before may have gained
   * or lost their effect; then the caller asks `effective` again of those that `takeReach` names.
   */
  add(commits: readonly RosterCommit[]): boolean {
    const fresh = commits.filter((commit) => this.#facts.add(commit))
    if (fresh.length === 0) return false
    this.#version++
    const further = this.#cuts.learned(fresh.map(({ id }) => id))
    const revokes = fresh.flatMap(({ id }) => this.#facts.revokes.get(id) ?? [])
    for (const revoke of revokes) this.#cuts.watch(revoke)
    this.#form.forgetNo()
    const late = this.#settleForm(fresh)
    this.#effective.forgetNo()
    if (late) {
      // Statements that were here before their grounds: nobody has followed what they bring about.
      this.#effective.forget()
      this.#reach = 'all'
      return true
    }
    const links = this.hasRevokes ? fresh.flatMap(({ statement: s }) => (s?.k === 'link' ? [s.member] : [])) : []
    return this.#moved([...further, ...revokes], links)
  }

  /** Tells of data commits that were stored. True when a cut reaches further now (see `add`). */
  learned(ids: readonly CommitId[]): boolean {
    const moved = this.#moved(this.#cuts.learned(ids))
    if (moved) this.#version++
    return moved
  }

  /** Whose effect may have changed since this was last asked; null for nobody's. */
  takeReach(): Reach | 'all' | null {
    const reach = this.#reach
    this.#reach = null
    return reach
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
      .sort(highestFirst)
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

  /** The name given when founding or joining, as it may be shown: a member may admit anybody under any. Undefined for who never did. */
  nameOf(member: MemberId): string | undefined {
    for (const { commit } of this.#facts.grantsOf.get(member) ?? []) {
      const s = commit.statement
      if ((s?.k === 'found' || s?.k === 'admit') && this.formed(commit)) return plainName(s.name)
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
      .sort(leastFirst)[0]
  }

  /** Every entity that an erase names, with those erases, formed or not (P-ERASE). */
  get erases(): ReadonlyMap<EntityId, readonly RosterCommit[]> {
    return this.#facts.erasesOf
  }

  /** Everyone who was ever admitted: ids only; `members.ts` tells more. */
  memberIds(): MemberId[] {
    return [...this.#facts.grantsOf.keys()].filter((member) => this.#grantsOf(member).length > 0)
  }

  /** Formed grants of a member, admission included; they may have been revoked. */
  grantsOf(member: MemberId): readonly Grant[] {
    return this.#grantsOf(member)
  }

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

  /** The grants under which this device could act for the member now, least powerful first, then oldest. */
  grantsAt(member: MemberId, device: DeviceId): readonly Grant[] {
    return this.#grantsOf(member)
      .filter((grant) => this.#couldAct(device, grant))
      .sort(leastFirst)
  }

  /** Would a revoke of `target`, said on `author` under the grant `auth`, reach what `done.device` does under `done.grant`? */
  reaches(target: RevokeTarget, auth: CommitId, author: DeviceId, done: Done): boolean {
    const grant = this.#facts.grants.get(done.grant)
    return grant !== undefined && this.#standing.hits(unsaid(target, auth, author), doing(done), grant)
  }

  /** The effective revokes that reach it. */
  hitsOn(done: Done): readonly SaidRevoke[] {
    const grant = this.#facts.grants.get(done.grant)
    return grant ? this.#standing.hitsOn(doing(done), grant, (id) => this.#effective.of(id)) : []
  }

  /** Would a revoke of the invite, said on `author` under the grant `auth`, close it? */
  mayClose(invite: CommitId, auth: CommitId, author: DeviceId): boolean {
    const said = this.#facts.commits.get(invite)
    return said !== undefined && this.#standing.closes(unsaid({ by: 'invite', invite }, auth, author), said)
  }

  /** The revokes that close the invite. */
  closingOf(invite: CommitId): readonly SaidRevoke[] {
    const said = this.#facts.commits.get(invite)
    const revokes = this.#facts.revokesOfInvite.get(invite) ?? []
    return revokes.filter((r) => said && this.#standing.closes(r, said) && this.#effective.of(r.commit.id))
  }

  /** Those for whom the device was ever said to stand: whose first device it is, then those that linked it. */
  claimants(device: DeviceId): readonly MemberId[] {
    return this.#membersClaiming(device)
  }

  /** What would hold if these revokes had not been said: as if they were without effect. For asking at once, not for keeping. */
  without(revokes: ReadonlySet<CommitId>): Supposed {
    const [standing, { commits }] = [this.#standing, this.#facts]
    const effective = new Answers(function* (id): Inquiry {
      return !revokes.has(id) && (yield* standing.inquiry(commits.get(id)!))
    })
    const acts = (device: DeviceId, auth: CommitId) =>
      effective.settle(standing.inquiry({ id: '', device, prev: [], auth, time: 0 }))
    return {
      effective: (id) => effective.of(id),
      stands: (device) =>
        this.#membersClaiming(device).some((member) => this.#grantsOf(member).some(({ id }) => acts(device, id))),
    }
  }

  /** The revoke that is to blame for a commit's having no effect; undefined where it has effect, or where none is to blame. */
  blame(commit: RosterCommit): CommitId | undefined {
    return this.#standing.blame(commit, (id) => this.#effective.of(id))
  }

  /** Would a commit that the device made now, under this grant, be effective? */
  #couldAct(device: DeviceId, grant: SaidGrant): boolean {
    const { revokesOfMember, revokesOfDevice } = this.#facts
    // Nobody speaks against her, on the device she came with: nearly everyone, so a list of 20,000 takes a tenth of the time.
    if (device === firstDeviceOf(grant.member) && !revokesOfMember.has(grant.member) && !revokesOfDevice.has(device))
      return this.formed(grant.commit) && this.#effective.of(grant.id)
    return this.effective({ id: '', device, prev: [], auth: grant.id, time: 0 })
  }

  #moved(revokes: readonly SaidRevoke[], linked: readonly MemberId[] = []): boolean {
    if (revokes.length === 0 && linked.length === 0) return false
    const reach = new ReachBuilder(this.#facts)
    for (const { target } of revokes) reach.target(target)
    for (const member of linked) reach.linked(member)
    this.#effective.forget(reach.statements)
    if (this.#reach !== 'all') this.#reach = this.#reach ? reach.join(this.#reach) : reach
    return true
  }

  /** True when a statement that was here before turns out to be formed now. */
  #settleForm(fresh: readonly RosterCommit[]): boolean {
    const late = [...this.#unformed].filter((id) => this.#form.of(id))
    for (const id of late) this.#unformed.delete(id)
    for (const { id } of fresh) if (!this.#form.of(id)) this.#unformed.add(id)
    return late.length > 0
  }
}
