import { concatBytes } from '../../shared/lib/bytes.ts'
import type { Link } from '../../shared/sync/link.ts'
import { asFingerprint } from './fingerprintOf.ts'
import { LinkCore } from './LinkCore.ts'
import { derivePipeKeys, makeEphemeral, type PipeKeys } from './pipeKeys.ts'

type Bytes = Uint8Array<ArrayBuffer>

const FRAME = 0
const PING = 1
const PONG = 2
const ACK = 3
/** The receiver confirms so often; WebSockets have no event for a drained queue, and this one also bounds what waits in the hub. */
const ACK_EVERY = 128 * 1024
/** The hub closes an end that waits alone; this is for a hub, or another end, that says nothing at all. */
const MEET_WITHIN = 20_000
const NOTHING = new Uint8Array()

export interface PipeEvents {
  proven(link: Link): void
  /** Once, also when the pipe never opened. */
  ended(reason: string, byUser: boolean): void
}

/**
 * A link through the hub, for two windows that cannot connect directly. After the hub's text `open` each end sends its
 * ephemeral public key; then every message is type(1) | AES-GCM(payload), the nonce a counter, the keys from that exchange
 * and the room's password. The two ephemeral keys stand in for the DTLS fingerprints, so that the hello notices whoever
 * sits in the middle, the same as on a direct link.
 */
export class PipeLink {
  readonly #socket: WebSocket
  readonly #password: string
  readonly #on: PipeEvents
  readonly #timer: ReturnType<typeof setTimeout>
  readonly #theirKey = deferred<Bytes>()
  readonly #established = deferred<void>()
  #state: 'waiting' | 'meeting' | 'keyed' | 'over' = 'waiting'
  #core: LinkCore | null = null
  #keys: PipeKeys | null = null
  #incoming: Promise<void> = this.#established.promise
  #outgoing: Promise<void> = Promise.resolve()
  #sent = 0
  #received = 0
  #unconfirmed = 0
  #inFlight = 0

  constructor(url: string, password: string, on: PipeEvents) {
    this.#password = password
    this.#on = on
    this.#socket = new WebSocket(url)
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.onmessage = ({ data }) => this.#heard(data)
    this.#socket.onclose = ({ code }) => this.#lost(`pipe closed (${code})`)
    this.#timer = setTimeout(() => this.#lost('pipe did not open'), MEET_WITHIN)
  }

  close(reason: string): void {
    if (this.#core) this.#core.close(reason)
    else this.#end(reason, true)
  }

  #heard(data: unknown): void {
    if (this.#state === 'waiting') {
      if (data !== 'open') {
        this.#lost('hub speaks another language')
        return
      }
      this.#state = 'meeting'
      this.#meet().catch(() => this.#lost('no common key'))
      return
    }
    if (!(data instanceof ArrayBuffer)) {
      this.#lost('unknown message')
      return
    }
    const message = new Uint8Array(data)
    if (this.#state === 'meeting') {
      this.#state = 'keyed'
      this.#theirKey.resolve(message)
    } else this.#incoming = this.#incoming.then(() => this.#open(message))
  }

  async #meet(): Promise<void> {
    const own = await makeEphemeral()
    this.#socket.send(own.pub)
    const other = await this.#theirKey.promise
    this.#keys = await derivePipeKeys(own, other, this.#password)
    const fingerprints = { local: asFingerprint(own.pub), remote: asFingerprint(other) }
    if (fingerprints.local === fingerprints.remote) return this.#lost('reflected')
    if (this.#state === 'over') return
    clearTimeout(this.#timer)
    this.#core = new LinkCore({
      kind: 'relayed',
      fingerprints,
      proven: (link) => this.#on.proven(link),
      ended: (reason, byUser) => this.#end(reason, byUser),
      wire: {
        sendFrame: (frame) => {
          this.#inFlight += frame.byteLength
          this.#seal(FRAME, frame)
        },
        sendBeat: (kind) => this.#seal(kind === 'ping' ? PING : PONG, NOTHING),
        buffered: () => this.#inFlight,
        close: () => {},
      },
    })
    this.#established.resolve()
  }

  #seal(type: number, payload: Bytes): void {
    const head = new Uint8Array([type])
    const params = { name: 'AES-GCM', iv: nonce(this.#sent++), additionalData: head }
    // Chained: encryptions may finish out of order, the counter must not.
    this.#outgoing = this.#outgoing.then(async () => {
      if (this.#state === 'over') return
      const sealed = await crypto.subtle.encrypt(params, this.#keys!.send, payload)
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(concatBytes(head, new Uint8Array(sealed)))
    })
  }

  async #open(message: Bytes): Promise<void> {
    if (this.#state === 'over') return
    const head = message.slice(0, 1)
    const params = { name: 'AES-GCM', iv: nonce(this.#received++), additionalData: head }
    try {
      const payload = await crypto.subtle.decrypt(params, this.#keys!.receive, message.subarray(1))
      if (this.#core) this.#arrived(head[0], new Uint8Array(payload), this.#core)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      this.#lost('not sealed by the peer')
    }
  }

  #arrived(type: number | undefined, payload: Bytes, core: LinkCore): void {
    if (type === FRAME) {
      this.#confirm(payload.byteLength)
      core.frameArrived(payload)
    } else if (type === PING) core.beatArrived('ping')
    else if (type === PONG) core.beatArrived('pong')
    else if (type === ACK && payload.byteLength === 4) {
      this.#inFlight = Math.max(0, this.#inFlight - new DataView(payload.buffer).getUint32(0))
      core.drained()
    } else core.lost('unknown message')
  }

  #confirm(bytes: number): void {
    this.#unconfirmed += bytes
    if (this.#unconfirmed < ACK_EVERY) return
    const ack = new Uint8Array(4)
    new DataView(ack.buffer).setUint32(0, this.#unconfirmed)
    this.#unconfirmed = 0
    this.#seal(ACK, ack)
  }

  #lost(reason: string): void {
    if (this.#core) this.#core.lost(reason)
    else this.#end(reason, false)
  }

  #end(reason: string, byUser: boolean): void {
    if (this.#state === 'over') return
    this.#state = 'over'
    clearTimeout(this.#timer)
    this.#socket.onmessage = this.#socket.onclose = null
    this.#socket.close()
    this.#on.ended(reason, byUser)
  }
}

/** A promise and the way to resolve it (`Promise.withResolvers` is younger than the Node that the tests run on). */
const deferred = <T>(): { promise: Promise<T>; resolve: (value: T) => void } => {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

const nonce = (counter: number): Bytes => {
  const bytes = new Uint8Array(12)
  new DataView(bytes.buffer).setBigUint64(4, BigInt(counter))
  return bytes
}
