import { createQueue } from '../lib/queue.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { DeviceId, MemberId } from '../model/ids.ts'
import type { Commit } from '../replica/commit.ts'
import { type KeyRing, type KeyStanding, keyStanding, keyStatement, openKeys, roomKeyIn } from '../roster/keyRing.ts'
import {
  createNetworkKey,
  type DeviceKeys,
  type NetworkKey,
  networkKeyOf,
  sealNetworkKey,
  unsealNetworkKey,
} from '../roster/keys.ts'
import type { Statement } from '../roster/statement.ts'
import { ANY_KEY, type KeySource } from './keySource.ts'
import type { Change, Surroundings, SyncReplica } from './port.ts'

/** P-KEY: whoever may waits by chance so long before making the key that somebody else may be making. ms */
const SOONEST = 2_000
const LATEST = 60_000
/** One that could not be made (a full disk) is tried again after twice as long each time, and at least so often. ms */
const RARELY = 3_600_000

export interface KeyKeeperOptions {
  readonly replica: Pick<SyncReplica, 'net' | 'device' | 'roster' | 'onChange'> & {
    readonly me: MemberId
    commitStatement(statement: Statement): Promise<Result<Commit>>
  }
  readonly keys: DeviceKeys
  /** What this machine was given when it founded or joined. */
  readonly given: NetworkKey
  /** What `save` was last told. */
  readonly known: readonly NetworkKey[]
  readonly surroundings: Surroundings
  readonly save: (keys: readonly NetworkKey[]) => Promise<void>
  /** The rooms have other names from now on. */
  readonly moved: () => void
}

/** This machine's keys of the network: opens those that come, says which one the rooms follow, and makes a new one after a removal. */
export class KeyKeeper implements KeySource {
  readonly #options: KeyKeeperOptions
  readonly #queue = createQueue()
  readonly #listeners = new Set<() => void>()
  readonly #stopListening: () => void
  readonly #given = new Set<DeviceId>()
  #ring: KeyRing
  #standing: KeyStanding
  #told: string
  #cancelTurn: (() => void) | null = null
  /** Tries in a row that failed. */
  #failures = 0
  /** The key of a try that failed: kept for the next, or a day of them would fill the ring. */
  #begun: NetworkKey | null = null
  #closed = false

  private constructor(options: KeyKeeperOptions) {
    this.#options = options
    this.#ring = new Map(options.known.map((key) => [key.id, key]))
    this.#standing = keyStanding(options.replica.roster)
    this.#told = this.current.id
    this.#stopListening = options.replica.onChange((change) => this.#changed(change))
  }

  static async open(options: KeyKeeperOptions): Promise<KeyKeeper> {
    const keeper = new KeyKeeper(options)
    await keeper.#queue(() => keeper.#settle())
    return keeper
  }

  /** The key of the rooms, or the best that this machine can open. */
  get current(): NetworkKey {
    return roomKeyIn(this.#ring, this.#standing) ?? this.#options.given
  }

  /** Every key that this machine has. */
  get all(): readonly NetworkKey[] {
    return [...this.#everything().values()]
  }

  get standing(): KeyStanding {
    return this.#standing
  }

  get missing(): string | null {
    const id = this.#standing.current?.statement.id
    return id === undefined || this.#everything().has(id) ? null : id
  }

  /** Devices that were given the key in use from here. */
  get givenTo(): ReadonlySet<DeviceId> {
    return this.#given
  }

  /**
   * A new key, unless the one in use is clean (P-KEY-2). Problem: `notAllowed`. Rejects when the store does; then, as after every
   * other failure, it is tried again later.
   */
  rotate(): Promise<Result<null>> {
    return this.#tried(async () => {
      await this.#settle()
      return this.#standing.clean || this.#closed ? ok(null) : this.#make()
    })
  }

  async boxFor(device: DeviceId, id: string): Promise<Uint8Array | null> {
    const { roster, net } = this.#options.replica
    const key = id === ANY_KEY ? this.current : this.#everything().get(id)
    const kx = roster.deviceState(device) === 'member' ? roster.agreementKeyOf(device) : undefined
    const box = key && kx !== undefined ? await sealNetworkKey(key, kx, net) : null
    if (box && key?.id === this.current.id) this.#given.add(device)
    return box
  }

  take(box: Uint8Array): Promise<boolean> {
    const { keys, replica } = this.#options
    return this.#queue(async () => {
      const said = await unsealNetworkKey(box, keys, replica.net)
      // The id follows from the secret: a false one under the name of the one that is missing would lead into an empty room.
      const key = said && networkKeyOf(said.secret)
      if (!key || key.id !== said.id || key.id !== this.missing) return false
      await this.#keep(new Map([...this.#ring, [key.id, key]]))
      await this.#settle()
      return true
    })
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** When all that is stored by now was looked at. */
  settled(): Promise<void> {
    return this.#queue(async () => {})
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stopListening()
    this.#cancelTurn?.()
    await this.settled()
  }

  #everything(): KeyRing {
    const { given } = this.#options
    return this.#ring.has(given.id) ? this.#ring : new Map([[given.id, given], ...this.#ring])
  }

  /** Only what may change who stands, or which keys there are. */
  #changed({ records }: Change): void {
    const { roster } = this.#options.replica
    const matters = records.some(({ id, roster: isStatement }) => {
      const kind = isStatement ? roster.statement(id)?.statement?.k : undefined
      return kind !== undefined && kind !== 'invite' && kind !== 'erase' && kind !== 'unknown'
    })
    if (matters)
      this.#tried(async () => {
        await this.#settle()
        return ok(null)
      }).catch(() => {})
  }

  #tried(task: () => Promise<Result<null>>): Promise<Result<null>> {
    return this.#queue(async () => {
      try {
        const done = await task()
        if (this.#standing.clean) this.#failures = 0
        else if (!done.ok && this.#may) this.#tryLater()
        return done
      } catch (error) {
        this.#tryLater()
        throw error
      }
    })
  }

  #tryLater(): void {
    if (this.#closed) return
    const { surroundings } = this.#options
    const delay = Math.min(RARELY, wait(surroundings) * 2 ** Math.min(++this.#failures, 20))
    this.#cancelTurn?.()
    this.#cancelTurn = surroundings.after(delay, () => this.#turn())
  }

  #turn(): void {
    this.#cancelTurn = null
    // `rotate` sees to it that a failure is not the end.
    this.rotate().catch(() => {})
  }

  async #settle(): Promise<void> {
    if (this.#closed) return
    const { replica, keys } = this.#options
    const missed = this.missing
    this.#standing = keyStanding(replica.roster)
    const opened = await openKeys(this.#everything(), this.#standing, replica.roster, keys)
    if (opened.size > this.#everything().size) await this.#keep(opened)
    this.#plan()
    const { current } = this
    if (current.id !== this.#told) {
      this.#told = current.id
      this.#given.clear()
      this.#options.moved()
    } else if (missed === this.missing) return
    for (const listener of this.#listeners) listener()
  }

  async #keep(ring: KeyRing): Promise<void> {
    await this.#options.save([...ring.values()])
    this.#ring = ring
  }

  /** If nobody makes it, this machine does. */
  #plan(): void {
    const { surroundings } = this.#options
    if (this.#standing.clean || !this.#may) {
      this.#cancelTurn?.()
      this.#cancelTurn = null
    } else this.#cancelTurn ??= surroundings.after(wait(surroundings), () => this.#turn())
  }

  get #may(): boolean {
    const { roster, me, device } = this.#options.replica
    const probe: Statement = { k: 'key', id: '', after: [], eph: '', boxes: [], chain: [] }
    return roster.bestGrantFor(me, probe, device) !== undefined
  }

  async #make(): Promise<Result<null>> {
    if (!this.#may) return problem('notAllowed')
    const { replica, surroundings } = this.#options
    const key = this.#begun ?? createNetworkKey((bytes) => surroundings.random(bytes))
    this.#begun = key
    const ring = this.#everything()
    const statement = await keyStatement(key, ring, replica.roster)
    // Before it is said: nobody may seal a door behind himself.
    await this.#keep(new Map([...ring, [key.id, key]]))
    const committed = await replica.commitStatement(statement)
    if (committed.ok) this.#begun = null
    await this.#settle()
    return committed.ok ? ok(null) : committed
  }
}

const wait = ({ random }: Surroundings): number => {
  const [high = 0, low = 0] = random(2)
  return SOONEST + Math.round(((high * 256 + low) / 0xffff) * (LATEST - SOONEST))
}
