import type { CommitId, MemberId } from '../../shared/model/ids.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member as memberEntity } from '../../shared/model/member.ts'
import type { Replica } from '../../shared/replica/Replica.ts'
import { signerOf } from '../../shared/roster/keys.ts'
import type { KeySource } from '../../shared/sync/keySource.ts'
import type { Link } from '../../shared/sync/link.ts'
import type { Place } from '../../shared/sync/PeerSession.ts'
import type { PictureSource } from '../../shared/sync/pictureSource.ts'
import { type Peer, SyncEngine } from '../../shared/sync/SyncEngine.ts'
import { trueWelcome } from '../../shared/sync/trueWelcome.ts'
import type { ClockOff, EngineStatus, PeerStatus } from '../store/api.ts'
import { localKeys } from '../store/localKeys.ts'
import { clockOff, type Heard } from './clockOff.ts'
import type { DexieStore } from './DexieStore.ts'
import type { StoredIdentity } from './identity.ts'
import { decodeLive, encodeLive } from './liveCodec.ts'
import type { LiveMessage } from './messages.ts'
import { Receipts } from './Receipts.ts'
import { surroundings } from './surroundings.ts'

/** Ephemeral channel of presence and carets. */
const LIVE = 'live'
/** Progress of a sync is told this often. */
const TELL_EVERY = 100
const SAVE_EVERY = 2_000
const LOOK_AT_CLOCK_EVERY = 5_000
/** More own commits than this are counted at the next start from here. */
const MAX_UNSENT = 2_000

const forwardness: Readonly<Record<PeerStatus['state'], number>> = { greeting: 0, syncing: 1, inStep: 2 }

/** Grows when somebody sets the clock forward, ms. */
const wallAhead = (): number => Date.now() - performance.now()

interface Options {
  readonly store: DexieStore
  readonly replica: Replica
  readonly identity: StoredIdentity
  readonly keys: KeySource
  readonly pictures: PictureSource
  readonly tell: (status: Pick<EngineStatus, 'peers' | 'lastMet' | 'unsent' | 'clockOff'>) => void
  readonly live: (message: LiveMessage) => void
  /** Everything that some peer has is here now. */
  readonly inStep: () => void
}

/** Meeting others: their links, what the window shows of them, and the receipt of each meeting. */
export class Meetings {
  readonly #options: Options
  readonly #sync: SyncEngine
  readonly #receipts: Receipts
  readonly #peers = new Map<string, Peer>()
  readonly #names = new Map<MemberId, string>()
  /** By session: how far the wall clock was from the steady one at the hello, when the clocks were compared. */
  readonly #comparedAt = new Map<string, number>()
  #lastMet: EngineStatus['lastMet']
  #telling: ReturnType<typeof setTimeout> | undefined
  #saving: ReturnType<typeof setTimeout> | undefined
  #lookingAtClock: ReturnType<typeof setTimeout> | undefined

  private constructor(options: Options, unsent: readonly CommitId[], lastMet: EngineStatus['lastMet']) {
    this.#options = options
    this.#lastMet = lastMet
    const { replica, identity, keys, pictures, store } = options
    this.#sync = new SyncEngine({ replica, signer: signerOf(identity), keys, pictures, surroundings }, unsent)
    this.#receipts = new Receipts(replica, store)
    this.#sync.onPeer((peer) => this.#peerChanged(peer))
    this.#sync.onEphemeral(({ device, channel, payload }) => {
      const message = channel === LIVE ? decodeLive(device, payload) : null
      if (message) options.live(message)
    })
    replica.onChange(({ origin, entities }) => {
      if (origin === 'local') this.#save()
      else this.#receipts.changed(origin)
      for (const { member } of this.#peers.values())
        if (member !== '' && entities.includes(memberEntityId(member, memberEntity.type))) void this.#learnName(member)
      this.#tellSoon()
    })
    this.#tellSoon()
  }

  static async open(options: Options): Promise<Meetings> {
    const { store } = options
    const unsent = (await store.local<readonly CommitId[]>(localKeys.unsent)) ?? []
    const lastMet = (await store.local<EngineStatus['lastMet']>(localKeys.lastMet)) ?? null
    return new Meetings(options, unsent, lastMet)
  }

  addLink(link: Link, place?: Place): void {
    this.#sync.addLink(link, place)
  }

  welcomed(link: Link): Promise<boolean> {
    return trueWelcome({ sync: this.#sync, replica: this.#options.replica, surroundings }, link)
  }

  /** What this window's person does right now, to everyone who is here. */
  say(message: LiveMessage): void {
    this.#sync.broadcast(LIVE, encodeLive(message))
  }

  async close(): Promise<void> {
    this.#sync.close()
    clearTimeout(this.#telling)
    clearTimeout(this.#saving)
    clearTimeout(this.#lookingAtClock)
    await this.#receipts.close()
    await this.#write()
  }

  #peerChanged(peer: Peer): void {
    const before = this.#peers.get(peer.session)
    if (peer.state === 'closed') {
      this.#peers.delete(peer.session)
      this.#comparedAt.delete(peer.session)
    } else this.#peers.set(peer.session, peer)
    if (peer.device !== '' && peer.state !== 'closed' && !this.#comparedAt.has(peer.session))
      this.#comparedAt.set(peer.session, wallAhead())
    if (peer.device !== '' && peer.member !== '') {
      // Not with every batch of a sync: each would be a transaction of its own. Changed profiles are seen in `onChange`.
      if (before?.state !== peer.state) void this.#learnName(peer.member)
      const name = this.#nameOf(peer)
      this.#receipts.follow(peer, { device: peer.device, member: peer.member, name })
      const met = peer.state === 'inStep' || (peer.state === 'closed' && before?.state === 'inStep')
      if (peer.state === 'inStep') this.#options.inStep()
      if (met) {
        this.#lastMet = { name, at: Date.now() }
        this.#save()
      }
    }
    this.#tellSoon()
  }

  /** Her profile may say another name than the one she joined under. */
  async #learnName(member: MemberId): Promise<void> {
    const row = await this.#options.store
      .get('member', memberEntityId(member, memberEntity.type))
      .catch(() => undefined)
    if (!row || row.name === this.#names.get(member)) return
    this.#names.set(member, row.name)
    this.#tellSoon()
  }

  #nameOf(peer: Peer): string {
    return this.#names.get(peer.member) || peer.name
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined
      const peers = new Map<string, PeerStatus>()
      for (const peer of this.#peers.values()) {
        const { link, device, member, have, expected } = peer
        if (peer.state === 'closed' || device === '') continue
        const state = peer.state === 'syncing' || peer.state === 'inStep' ? peer.state : 'greeting'
        // One laptop may be there twice for a moment: a link that broke unnoticed, or the door's beside the room's.
        const other = peers.get(device)
        if (!other || forwardness[state] >= forwardness[other.state])
          peers.set(device, { link, device, member, name: this.#nameOf(peer), state, have, expected })
      }
      this.#options.tell({
        peers: [...peers.values()],
        lastMet: this.#lastMet,
        unsent: this.#sync.unsentCommits().length,
        clockOff: this.#clockOff(),
      })
    }, TELL_EVERY)
  }

  /** Corrected by what the person has set this clock by since; while it is off, that is looked at again and again. */
  #clockOff(): ClockOff | null {
    const byDevice = new Map<string, Heard>()
    for (const peer of this.#peers.values()) {
      const compared = this.#comparedAt.get(peer.session)
      if (compared !== undefined)
        byDevice.set(peer.device, { name: this.#nameOf(peer), offset: peer.clockOffset - (wallAhead() - compared) })
    }
    const off = clockOff([...byDevice.values()])
    clearTimeout(this.#lookingAtClock)
    if (off) this.#lookingAtClock = setTimeout(() => this.#tellSoon(), LOOK_AT_CLOCK_EVERY)
    return off
  }

  #save(): void {
    this.#saving ??= setTimeout(() => {
      this.#saving = undefined
      // The disk may be full: what is lost is a count.
      this.#write().catch(() => {})
    }, SAVE_EVERY)
  }

  #write(): Promise<void> {
    const unsent = this.#sync.unsentCommits().slice(-MAX_UNSENT)
    return this.#options.store.write({
      local: [
        [localKeys.unsent, unsent],
        [localKeys.lastMet, this.#lastMet],
      ],
    })
  }
}
