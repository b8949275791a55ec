import type { Link } from '../../shared/sync/link.ts'
import { channelLink } from './channelLink.ts'
import { fingerprintOf } from './fingerprintOf.ts'
import { inertChannel } from './inertChannel.ts'

/** Time for offer, answer, ICE and one round trip. On a LAN it takes 0.1-0.4 s; a half-open connection never gets there. */
const OPEN_WITHIN = 7_000
/** Both sides restart, and must not do so in step for ever. */
const JITTER = 2_000

const NO_ADDRESS_AFTER = 600

/**
 * The connection that simple-peer is given as `wrtc.RTCPeerConnection` (P-SYNC-5).
 * simple-peer's own data channel, over which y-webrtc would sync its document, is swallowed in both directions: what is sent
 * into it goes nowhere, what arrives outside of our channel is closed unread. In its place every connection has one channel
 * `vmeste`, negotiated by id: it needs no opening message and so cannot be lost when two offers cross.
 */
export class MeshConnection extends RTCPeerConnection {
  /** Set by whoever owns the connection, before it can open. */
  onproven: (link: Link) => void = () => {}
  /** The link's user closed it: this peer is not wanted now. */
  onrefused: () => void = () => {}
  onended: () => void = () => {}
  /** This machine has no address to offer: no network, or none that the browser shows. */
  onunreachable: () => void = () => {}
  readonly #channel: RTCDataChannel
  /** The watchdog, and the search for addresses. */
  readonly #timers: ReturnType<typeof setTimeout>[] = []
  #failed = false
  #ended = false

  constructor(configuration?: RTCConfiguration) {
    super(configuration)
    this.#channel = super.createDataChannel('vmeste', { negotiated: true, id: 0 })
    this.#channel.binaryType = 'arraybuffer'
    this.#channel.onopen = () => this.#opened()
    this.#channel.onclose = () => this.fail()
    let addresses = 0
    this.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) addresses++
      else if (!candidate && addresses === 0) this.onunreachable()
    })
    // Without any network Chromium neither finds an address nor says that it has finished looking.
    const looking = setTimeout(() => {
      if (addresses === 0 && !this.#ended) this.onunreachable()
    }, NO_ADDRESS_AFTER)
    this.#timers.push(looking)
    this.addEventListener('datachannel', ({ channel }) => channel.close())
    // simple-peer assigns these; the accessors of the prototype cannot be overridden in TypeScript's classes.
    Object.defineProperty(this, 'ondatachannel', { get: () => null, set: () => {} })
    Object.defineProperty(this, 'connectionState', {
      get: () => (this.#failed ? 'failed' : Reflect.get(RTCPeerConnection.prototype, 'connectionState', this)),
    })
    this.#timers.push(setTimeout(() => this.fail(), OPEN_WITHIN + Math.random() * JITTER))
  }

  override createDataChannel(label: string): RTCDataChannel {
    return inertChannel(label)
  }

  /** Only data: a peer that offers audio or video would have us start decoders. */
  override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const media = description.sdp?.match(/^m=.*/gm) ?? []
    if (media.length > 1 || !media.every((line) => line.startsWith('m=application '))) {
      throw new DOMException('Only one data section is welcome', 'OperationError')
    }
    await super.setRemoteDescription(description)
  }

  /**
   * Ends the connection such that simple-peer destroys itself and y-webrtc announces us again: there is no public way to
   * tell simple-peer that the connection it holds is useless, but it believes `connectionState`.
   */
  fail(): void {
    if (this.#failed || this.#ended) return
    this.#failed = true
    this.onconnectionstatechange?.call(this, new Event('connectionstatechange'))
    this.close()
  }

  override close(): void {
    super.close()
    if (this.#ended) return
    this.#ended = true
    for (const timer of this.#timers) clearTimeout(timer)
    // No event tells of one's own `close()`.
    this.#channel.onclose?.(new Event('close'))
    this.onended()
  }

  #opened(): void {
    const local = fingerprintOf(this.localDescription)
    const remote = fingerprintOf(this.remoteDescription)
    if (!local || !remote || local === remote) {
      this.fail()
      return
    }
    channelLink(
      this.#channel,
      { local, remote },
      {
        proven: (link) => {
          for (const timer of this.#timers) clearTimeout(timer)
          this.onproven(link)
        },
        ended: (_, byUser) => {
          if (byUser) this.onrefused()
          this.fail()
        },
      },
    )
  }
}
