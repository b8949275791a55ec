import type { RawData, WebSocket } from 'ws'
import type { HubLimits } from './limits.ts'

/** Said to both ends once both are there. From then on the hub passes whole binary messages and reads none of them. */
export const PIPE_OPEN = 'open'
/** Close code for an end that waited in vain; the client may try again. */
export const PIPE_ALONE = 4408

const LOW_WATER = 256 * 1024

/**
 * Two windows that cannot reach each other directly (plain browsers hide host addresses) meet in a pipe whose name only
 * they can derive. Backpressure is TCP's: the hub stops reading one end while the other is slow.
 */
export class Pipes {
  readonly #limits: HubLimits
  readonly #waiting = new Map<string, WebSocket>()
  readonly #open = new Map<string, readonly [WebSocket, WebSocket]>()

  constructor(limits: HubLimits) {
    this.#limits = limits
  }

  join(name: string, socket: WebSocket): void {
    const pair = this.#open.get(name)
    if (pair) {
      // A third end means that one of the two came back before its old socket was noticed dead.
      for (const end of pair) end.close(1001, 'replaced')
      this.#open.delete(name)
    }
    const first = this.#waiting.get(name)
    if (first) this.#pair(name, first, socket)
    else if (this.#waiting.size + this.#open.size >= this.#limits.pipes) socket.close(1013, 'too many pipes')
    else this.#wait(name, socket)
  }

  #wait(name: string, socket: WebSocket): void {
    this.#waiting.set(name, socket)
    const timer = setTimeout(() => socket.close(PIPE_ALONE, 'nobody came'), this.#limits.pipeWait)
    const early = (): void => socket.close(1008, 'too early')
    socket.on('message', early)
    socket.once('close', () => {
      clearTimeout(timer)
      if (this.#waiting.get(name) === socket) this.#waiting.delete(name)
    })
    socket.once('paired', () => {
      clearTimeout(timer)
      socket.off('message', early)
    })
  }

  #pair(name: string, first: WebSocket, second: WebSocket): void {
    this.#waiting.delete(name)
    first.emit('paired')
    const pair = [first, second] as const
    this.#open.set(name, pair)
    const ended = (): void => {
      if (this.#open.get(name) === pair) this.#open.delete(name)
      for (const end of pair) end.close(1000, 'other end closed')
    }
    for (const [from, to] of [pair, [second, first]] as const) {
      from.on('close', ended)
      from.on('message', (data, isBinary) => this.#pass(from, to, data, isBinary))
    }
    for (const end of pair) if (end.readyState === end.OPEN) end.send(PIPE_OPEN)
    if (pair.some((end) => end.readyState !== end.OPEN)) ended()
  }

  #pass(from: WebSocket, to: WebSocket, data: RawData, isBinary: boolean): void {
    if (!isBinary) from.close(1003, 'binary only')
    if (!isBinary || to.readyState !== to.OPEN) return
    to.send(data, { binary: true }, () => {
      if (from.isPaused && to.bufferedAmount <= LOW_WATER) from.resume()
    })
    if (to.bufferedAmount > this.#limits.backlogBytes) from.pause()
  }
}
