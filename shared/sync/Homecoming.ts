import { createQueue } from '../lib/queue.ts'
import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import type { MemberId, NetId } from '../model/ids.ts'
import { MemoryStore } from '../replica/MemoryStore.ts'
import type { CommitRecord } from '../replica/ports.ts'
import { Replica } from '../replica/Replica.ts'
import { linkMessage } from '../roster/claims.ts'
import { keyStanding } from '../roster/keyRing.ts'
import { type DeviceKeys, type NetworkKey, networkKeyOf, signerOf, unsealNetworkKey } from '../roster/keys.ts'
import { isNetOf, type Sheet } from '../roster/recovery.ts'
import { DoorTalk } from './doorTalk.ts'
import { ANY_KEY, type KeySource } from './keySource.ts'
import { limit } from './limit.ts'
import type { Link } from './link.ts'
import { PROTOCOL } from './messages.ts'
import type { Surroundings, SyncReplica } from './port.ts'
import { SyncEngine } from './SyncEngine.ts'

/** Whose sheet it was, and what this machine needs to go on as a laptop of hers. */
export interface Returned {
  readonly net: NetId
  readonly member: MemberId
  readonly name: string
  readonly key: NetworkKey
  /** What came on the way, the roster above all, with the commit that puts the fresh device on it. */
  readonly commits: readonly Uint8Array[]
}

export interface HomecomingOptions {
  readonly sheet: Pick<Sheet, 'start' | 'net'>
  /** The keys that follow from the sheet. */
  readonly paper: DeviceKeys
  /** Keys of this machine: it goes on with them, and the sheet stays what it was. */
  readonly fresh: DeviceKeys
  readonly surroundings: Surroundings
}

const ANSWER_TIMEOUT = 20_000

/**
 * A recovery sheet at the door of its network: it says hello as the device that it is, is given roster and key, and at once links
 * the machine it was typed into. Offer every link of the door's room; they are tried one after the other.
 */
export class Homecoming {
  /** Problem: `join.cancelled`. */
  readonly returned: Promise<Result<Returned>>
  /** What the last door said that is not final: `recover.notKnown` (removed, or not heard of there), `join.noAnswer`. */
  lastRefusal: Problem | null = null
  readonly #options: HomecomingOptions
  readonly #queue = createQueue()
  readonly #waiting: Link[] = []
  #stopTrying = () => {}
  #over = false
  #resolve!: (result: Result<Returned>) => void

  constructor(options: HomecomingOptions) {
    this.#options = options
    this.returned = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  offer(link: Link): void {
    if (this.#over) link.close('over')
    else {
      this.#waiting.push(link)
      void this.#queue(() => this.#tryNext())
    }
  }

  cancel(): void {
    this.#finish(problem('join.cancelled'))
  }

  /** By chance, as a guest knocks (`Knock`). */
  async #tryNext(): Promise<void> {
    const [chance = 0] = this.#options.surroundings.random(1)
    const [link] = this.#waiting.splice(chance % this.#waiting.length, 1)
    await this.#try(link!).catch(() => link!.close('broken'))
  }

  async #try(link: Link): Promise<void> {
    if (this.#over) return link.close('over')
    const { sheet } = this.#options
    const named = sheet.net === null ? await this.#askNetwork(link) : { net: sheet.net, link }
    if (!named) {
      this.lastRefusal = { code: 'join.noAnswer' }
      return
    }
    const back = this.#over ? null : await this.#visit(named.net, named.link)
    if (back) this.#finish(ok(back))
    else this.lastRefusal = { code: 'recover.notKnown' }
  }

  /** The words alone do not say which network it is. */
  #askNetwork(link: Link): Promise<{ net: NetId; link: Link } | null> {
    const { sheet, surroundings } = this.#options
    return new Promise((resolve) => {
      const talk = new DoorTalk({
        link,
        after: surroundings.after,
        timeout: ANSWER_TIMEOUT,
        heard: (message) => {
          if (message.type === 'network' && isNetOf(sheet, message.net)) {
            const { net } = message
            resolve({ net, link: talk.handOver() })
          } else if (message.type !== 'unknown' && message.type !== 'here') talk.close('outOfPlace')
        },
        ended: () => resolve(null),
      })
      this.#stopTrying = () => talk.close('cancelled')
      talk.begin()
      if (!talk.over) talk.say({ type: 'askNetwork', protocol: PROTOCOL })
    })
  }

  /** An ordinary session of the device on paper, with a replica that only lives as long as it lasts. Null when it ended before. */
  async #visit(net: NetId, link: Link): Promise<Returned | null> {
    const { paper, surroundings } = this.#options
    const store = new MemoryStore()
    const signer = signerOf(paper)
    const { now, random } = surroundings
    const replica = await Replica.open({ store, net, signer, member: paper.device as string, now, random })
    const keys = new AnyKey(paper, replica)
    const sync = new SyncEngine({ replica, signer, surroundings, keys })
    let stop = () => {}
    const gone = new Promise<null>((resolve) => {
      stop = () => resolve(null)
    })
    this.#stopTrying = stop
    let endPatience = () => {}
    try {
      sync.onPeer(({ state }) => {
        if (state === 'inStep') keys.rosterIsHere()
        if (state === 'closed') stop()
      })
      const known = new Promise<MemberId>((resolve) => {
        replica.onChange(({ records }) => {
          // The roster comes first (P-SYNC-3).
          if (records.every(({ roster }) => roster)) keys.look()
          else keys.rosterIsHere()
          const member = replica.roster.memberOf(paper.device)
          if (member !== undefined) resolve(member)
        })
      })
      const session = sync.addLink(link, 'door')
      // Who does not know the sheet says nothing; who did once may keep the key, or the link, to himself for ever.
      endPatience = limit(surroundings, () => session.progress.have, stop)
      const met = await Promise.race([gone, Promise.all([known, keys.given])])
      if (!met) return null
      const [member, networkKey] = met
      const linked = await this.#linkFresh(net, member, await store.statements())
      if (!linked) return null
      // Over the session, so that the network knows this machine when it comes to the room. It can also show the commit itself there.
      const sent = new Promise<void>((resolve) => {
        sync.onPeer(() => sync.unsentCommits().length === 0 && resolve())
      })
      await replica.accept([linked], 'local')
      await Promise.race([gone, sent])
      const commits: Uint8Array[] = []
      await store.scan((page) => void commits.push(...page.map(({ bytes }) => bytes)))
      return { net, member, name: replica.roster.nameOf(member) ?? '', key: networkKey, commits }
    } finally {
      endPatience()
      await Promise.race([gone, link.ready()])
      sync.close()
    }
  }

  /** Said by a replica that knows whose device it is. */
  async #linkFresh(net: NetId, member: MemberId, roster: readonly CommitRecord[]): Promise<Uint8Array | null> {
    const { fresh, paper, surroundings } = this.#options
    const { now, random } = surroundings
    const replica = await Replica.open({ store: new MemoryStore(), net, signer: signerOf(paper), member, now, random })
    const statements = roster.map(({ bytes }) => bytes)
    await replica.accept(statements, 'door')
    const newSig = await signerOf(fresh).sign(linkMessage(net, member, fresh.device, fresh.kx))
    const linked = await replica.commitStatement({ k: 'link', member, dev: fresh.device, kx: fresh.kx, newSig })
    return linked.ok ? linked.value.bytes : null
  }

  #finish(result: Result<Returned>): void {
    if (this.#over) return
    this.#over = true
    this.#stopTrying()
    this.#resolve(result)
  }
}

/**
 * Asks for whatever key is in use, and takes one that the roster names: anything else would lead into a room of the giver's own making.
 * An older one will do: whoever lacks the current one asks for it wherever she meets others (P-KEY-4).
 */
class AnyKey implements KeySource {
  readonly given: Promise<NetworkKey>
  readonly #paper: DeviceKeys
  readonly #replica: Pick<SyncReplica, 'net' | 'roster'>
  /** Said to be in use. */
  #said: NetworkKey | null = null
  #isRosterHere = false
  #give: (key: NetworkKey) => void = () => {}

  constructor(paper: DeviceKeys, replica: Pick<SyncReplica, 'net' | 'roster'>) {
    this.#paper = paper
    this.#replica = replica
    this.given = new Promise((resolve) => {
      this.#give = resolve
    })
  }

  get missing(): string | null {
    return this.#said ? null : ANY_KEY
  }

  async boxFor(): Promise<null> {
    return null
  }

  async take(box: Uint8Array): Promise<boolean> {
    const opened = await unsealNetworkKey(box, this.#paper, this.#replica.net)
    const isKey = opened !== null && networkKeyOf(opened.secret).id === opened.id
    if (isKey) this.#said = opened
    this.look()
    return isKey
  }

  onChange(): () => void {
    return () => {}
  }

  rosterIsHere(): void {
    this.#isRosterHere = true
    this.look()
  }

  /** The roster has grown. Before the first removal it names no key, which shows when all of it is here. */
  look(): void {
    const key = this.#said
    if (!key) return
    const { said } = keyStanding(this.#replica.roster)
    const names = said.flatMap(({ statement: { id, chain } }) => [id, ...chain.map((older) => older.id)])
    if (names.includes(key.id) || (names.length === 0 && this.#isRosterHere)) this.#give(key)
  }
}
