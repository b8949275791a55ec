import { commands } from '../../shared/commands/registry.ts'
import { createLatest } from '../../shared/lib/latest.ts'
import { cryptoRandom } from '../../shared/lib/random.ts'
import { entities } from '../../shared/model/entities.ts'
import { type CommitId, memberEntityId } from '../../shared/model/ids.ts'
import { type Viewer, viewerOf } from '../../shared/queries/visibleMember.ts'
import { give } from '../../shared/replica/acts.ts'
import { type Change, Replica } from '../../shared/replica/Replica.ts'
import { type NetworkKey, signerOf } from '../../shared/roster/keys.ts'
import { promisedGifts } from '../../shared/roster/promises.ts'
import { Door } from '../../shared/sync/Door.ts'
import { KeyKeeper } from '../../shared/sync/KeyKeeper.ts'
import type { Link } from '../../shared/sync/link.ts'
import type { Place } from '../../shared/sync/PeerSession.ts'
import type { EngineStatus } from '../store/api.ts'
import { localKeys } from '../store/localKeys.ts'
import { ROWS_VERSION } from '../store/schema.ts'
import type { DexieStore } from './DexieStore.ts'
import type { OwnedEngine, Working } from './EngineHost.ts'
import { problemOfError } from './engineError.ts'
import { Forgetting } from './Forgetting.ts'
import { handle } from './handlers.ts'
import type { StoredIdentity } from './identity.ts'
import { Meetings } from './Meetings.ts'
import { membershipOf } from './membership.ts'
import type { EngineEvent, LiveMessage, Method } from './messages.ts'
import { Notices } from './Notices.ts'
import { PictureShelf } from './PictureShelf.ts'
import { surroundings } from './surroundings.ts'
import { HeldApplications } from './trust/HeldApplications.ts'
import { Linking } from './trust/Linking.ts'

/** More changed commits than this are reported without their names. */
const NAMED_COMMITS = 500

/** The replica of one network at work: what the worker that owns the database runs. */
export class Engine implements OwnedEngine {
  #keys: KeyKeeper | undefined
  #meetings: Meetings | undefined
  #door: Door | undefined
  #forgetting: Forgetting | undefined
  #introduced: (() => void) | undefined
  #closing = false
  /** Resolves when everything that the first peer had is here and this person has a profile. */
  readonly introduced = new Promise<void>((resolve) => {
    this.#introduced = resolve
  })
  readonly applications: HeldApplications
  readonly pictures: PictureShelf
  readonly #notices: Notices
  readonly #memberships = createLatest(() => this.#keepMembership())
  /** A second laptop of this person, while it is awaited. */
  readonly linking: Linking
  #status: EngineStatus = { owner: true, mesh: 'off', peers: [], lastMet: null, unsent: 0, clockOff: null }

  private constructor(
    readonly store: DexieStore,
    readonly identity: StoredIdentity,
    readonly replica: Replica,
    readonly emit: (event: EngineEvent) => void,
  ) {
    this.applications = new HeldApplications(store, surroundings.now)
    this.pictures = new PictureShelf(store.db, surroundings.now)
    this.linking = new Linking(this)
    this.#notices = new Notices(replica, store, surroundings.now)
    replica.onChange((change) => this.#report(change))
  }

  /** Rejects with `StoreError`. Rows of an earlier version of the app are folded anew first. */
  static async open(store: DexieStore, identity: StoredIdentity, emit: (event: EngineEvent) => void): Promise<Engine> {
    const { net, member } = identity
    const signer = signerOf(identity)
    const replica = await Replica.open({ store, net, signer, member, now: Date.now, random: cryptoRandom })
    const engine = new Engine(store, identity, replica, emit)
    const version = await store.local<number>(localKeys.rowsVersion)
    if (version !== ROWS_VERSION) {
      if (version !== undefined) await replica.rebuildRows()
      await store.write({ local: [[localKeys.rowsVersion, ROWS_VERSION]] })
    }
    await engine.#keepMembership()
    const keys = await KeyKeeper.open({
      replica,
      keys: identity,
      given: identity.networkKey,
      known: (await store.local<readonly NetworkKey[]>(localKeys.keyRing)) ?? [],
      surroundings,
      save: (ring) => store.write({ local: [[localKeys.keyRing, ring]] }),
      moved: () => emit({ kind: 'rooms' }),
    })
    engine.#keys = keys
    engine.#meetings = await Meetings.open({
      store,
      replica,
      identity,
      keys,
      pictures: engine.pictures,
      tell: (status) => engine.setStatus(status),
      live: (message) => emit({ kind: 'live', message }),
      inStep: () => void engine.#introduce(),
    })
    const { applications } = engine
    engine.#door = new Door({
      replica,
      key: () => keys.current,
      applications,
      surroundings,
      // Not as in the room: who repeats another's knock is no member, and is told nothing.
      admitted: (link) => engine.meet(link, 'door'),
      returned: (link) => engine.meet(link, 'door'),
      // Whoever meets nobody, or lacks the key of the room, speaks first.
      seeks: () => engine.#status.peers.length === 0 || keys.missing !== null,
    })
    engine.#forgetting = new Forgetting({ replica, store, surroundings, failed: (error) => engine.#tell(error) })
    return engine
  }

  handle(method: Method, args: unknown, working: Working): Promise<unknown> {
    return handle(this, method, args, working)
  }

  setStatus(patch: Partial<EngineStatus>): void {
    this.#status = { ...this.#status, ...patch }
    this.emit({ kind: 'status', status: this.#status })
  }

  /** The keys of the rooms and of files (P-KEY). */
  get keys(): KeyKeeper {
    if (!this.#keys) throw new Error('not open yet')
    return this.#keys
  }

  /** Another replica of this network, at the other end of a link the window has. */
  meet(link: Link, place?: Place): void {
    if (this.#meetings) this.#meetings.addLink(link, place)
    else link.close('not ready')
  }

  /** Whoever let this machine in goes on with it over the link: is it true that he did (`trueWelcome`)? */
  welcomed(link: Link): Promise<boolean> {
    if (this.#meetings) return this.#meetings.welcomed(link)
    throw new Error('not open yet')
  }

  /** Somebody at the door, who has an invitation and nothing else. */
  answer(link: Link): void {
    if (this.#door) this.#door.answer(link)
    else link.close('not ready')
  }

  /** To this machine's windows and to everyone who is here. */
  say(message: LiveMessage): void {
    this.emit({ kind: 'live', message })
    this.#meetings?.say(message)
  }

  async close(): Promise<void> {
    this.#closing = true
    this.#door?.close()
    await this.#forgetting?.close()
    this.linking.close()
    await this.#meetings?.close()
    await this.#keys?.close()
    await this.replica.close()
  }

  #report(change: Change): void {
    const { records, entities } = change
    this.#notices.follow(change).catch((error: unknown) => this.#tell(error))
    const commits: CommitId[] | null =
      records.length > NAMED_COMMITS ? null : records.filter((record) => !record.roster).map((record) => record.id)
    this.emit({ kind: 'changed', entities: [...entities], commits })
    this.#forgetting?.look()
    if (records.some((record) => record.roster)) {
      // One removal comes with a key and a decision: the list of 20,000 is not to be made for each.
      this.#memberships().catch((error: unknown) => this.#tell(error))
      this.#keepPromises().catch((error: unknown) => this.#tell(error))
    }
    this.#clearDoor(entities).catch((error: unknown) => this.#tell(error))
  }

  /** Who came through an invitation with a role is given it: by the laptop that let her in, or by one of who invited her. */
  async #keepPromises(): Promise<void> {
    const { replica } = this
    const actor = { member: replica.me, device: replica.device }
    for (const gift of promisedGifts(replica.roster, actor, surroundings.now())) await replica.act(give(gift))
  }

  /** Whoever was taken in or admitted, here or elsewhere, does not wait at this door any more. */
  async #clearDoor(changed: Change['entities']): Promise<void> {
    const held = await this.applications.list()
    const { roster } = this.replica
    const gone = held
      .map(({ member }) => member)
      .filter(
        (member) =>
          roster.deviceState(member as string) !== 'unknown' ||
          changed.includes(memberEntityId(member, entities.application.type)),
      )
    if (gone.length > 0) await this.applications.forget(gone)
  }

  #tell(error: unknown): void {
    if (!this.#closing) this.emit({ kind: 'problem', problem: problemOfError(error) })
  }

  /** Somebody who just joined has a profile with her name from the first moment on. */
  async #introduce(): Promise<void> {
    if (!this.#introduced) return
    const { member, device, name, intro } = this.identity
    const id = memberEntityId(member, entities.member.type)
    const known = await this.store.get('member', id).catch(() => undefined)
    // A further laptop of hers may meet somebody first who has not heard of her profile: her name there is no older one's to set.
    const isFirst = (member as string) === device
    const named = known || !isFirst || this.replica.roster.standing(member).length === 0
    const values = { name, ...(intro && { intro }) }
    if (!named) await this.replica.run(commands.updateMember, { id, values }).catch(() => {})
    this.#introduced?.()
    this.#introduced = undefined
  }

  /** Windows read who belongs to the network without waiting for the engine. */
  async #keepMembership(): Promise<void> {
    const { me, roster } = this.replica
    const { members, past } = membershipOf(roster, me)
    const local: [string, unknown][] = [
      [localKeys.membership, members],
      [localKeys.pastMembers, past],
    ]
    // Every live query about people reads it: it is written only when it changes.
    const viewer = viewerOf(me, members.find(({ member }) => member === me)?.role)
    const known = await this.store.local<Viewer>(localKeys.viewer)
    if (known?.seesAll !== viewer.seesAll) local.push([localKeys.viewer, viewer])
    await this.store.write({ local })
  }
}
