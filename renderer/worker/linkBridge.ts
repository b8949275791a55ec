import { HIGH_WATER, type Link, type LinkHandlers, weightOf } from '../../shared/sync/link.ts'
import type { LinkToWindow, LinkToWorker, Purpose } from './messages.ts'

type PostToWorker = (message: LinkToWorker, transfer: Transferable[]) => void
type PostToWindow = (message: LinkToWindow, transfer: Transferable[]) => void

export interface WindowLinks {
  /** Hands a link to the engine in the worker, which from then on is its only user. */
  offer(link: Link, purpose: Purpose): void
  receive(message: LinkToWindow): void
  /** The engine went away: its links close. */
  closeAll(reason: string): void
}

/** Alone in its buffer, so that it can be transferred. */
const ownBuffer = (frame: Uint8Array): Uint8Array<ArrayBuffer> =>
  frame.byteLength === frame.buffer.byteLength && frame.buffer instanceof ArrayBuffer
    ? (frame as Uint8Array<ArrayBuffer>)
    : frame.slice()

/** Window side: WebRTC lives here, the sync engine in the worker; frames change hands without being copied. */
export const windowLinks = (post: PostToWorker): WindowLinks => {
  const links = new Map<string, Link>()
  return {
    offer(link, purpose) {
      links.set(link.id, link)
      post({ kind: 'link.open', link: link.id, purpose, role: link.role, fingerprints: link.fingerprints }, [])
      link.start({
        frame: (frame) => {
          const own = ownBuffer(frame)
          post({ kind: 'link.frame', link: link.id, frame: own }, [own.buffer])
        },
        closed: (reason) => {
          if (links.delete(link.id)) post({ kind: 'link.closed', link: link.id, reason }, [])
        },
      })
    },
    receive(message) {
      const link = links.get(message.link)
      if (!link) return
      if (message.kind === 'link.close') link.close(message.reason)
      if (message.kind !== 'link.send') return
      const { byteLength } = message.frame
      link.send(message.frame as Uint8Array<ArrayBuffer>)
      // The worker counts a frame as queued until the channel below has room for more.
      void link.ready().then(() => post({ kind: 'link.drained', link: message.link, bytes: byteLength }, []))
    },
    closeAll(reason) {
      for (const link of [...links.values()]) link.close(reason)
      links.clear()
    },
  }
}

/** Bytes that may wait until a link's turn comes: nobody says more than a hello or an application before he is heard. */
const MAX_EARLY = 256 * 1024

class BridgedLink implements Link {
  #handlers: LinkHandlers | undefined
  #early: Uint8Array[] = []
  #earlyBytes = 0
  #closed: string | undefined
  #queued = 0
  #waiting: (() => void)[] = []

  constructor(
    readonly id: string,
    readonly role: Link['role'],
    readonly fingerprints: Link['fingerprints'],
    readonly post: PostToWindow,
  ) {}

  start(handlers: LinkHandlers): void {
    this.#handlers = handlers
    for (const frame of this.#early.splice(0)) handlers.frame(frame)
    if (this.#closed !== undefined) handlers.closed(this.#closed)
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#closed !== undefined) return
    const own = ownBuffer(frame)
    this.#queued += own.byteLength
    this.post({ kind: 'link.send', link: this.id, frame: own }, [own.buffer])
  }

  ready(): Promise<void> {
    if (this.#closed !== undefined || this.#queued < HIGH_WATER) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  close(reason: string): void {
    if (this.#closed !== undefined) return
    this.post({ kind: 'link.close', link: this.id, reason }, [])
    this.end(reason)
  }

  receive(frame: Uint8Array): void {
    if (this.#closed !== undefined) return
    if (this.#handlers) this.#handlers.frame(frame)
    else this.#wait(frame)
  }

  #wait(frame: Uint8Array): void {
    this.#earlyBytes += weightOf(frame)
    this.#early.push(frame)
    if (this.#earlyBytes <= MAX_EARLY) return
    this.#early = []
    this.close('flood')
  }

  drained(bytes: number): void {
    this.#queued -= bytes
    if (this.#queued < HIGH_WATER) this.#release()
  }

  end(reason: string): void {
    if (this.#closed !== undefined) return
    this.#closed = reason
    this.#release()
    this.#handlers?.closed(reason)
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

/** Worker side: `opened` gets a `Link` for each one the window hands over. Feed it every `link.*` message. */
export const workerLinks = (post: PostToWindow, opened: (link: Link, purpose: Purpose) => void) => {
  const links = new Map<string, BridgedLink>()
  return (message: LinkToWorker): void => {
    if (message.kind === 'link.open') {
      const link = new BridgedLink(message.link, message.role, message.fingerprints, post)
      links.set(message.link, link)
      opened(link, message.purpose)
      return
    }
    const link = links.get(message.link)
    if (message.kind === 'link.frame') link?.receive(message.frame)
    if (message.kind === 'link.drained') link?.drained(message.bytes)
    if (message.kind === 'link.closed') {
      links.delete(message.link)
      link?.end(message.reason)
    }
  }
}
