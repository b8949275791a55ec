import type { RawData, WebSocket } from 'ws'
import { MAX_FRAME } from '../../shared/sync/link.ts'
import type { Standing } from './Guests.ts'
import type { HubLimits } from './limits.ts'

/** Said to both ends once both are there. From then on the hub passes whole binary messages and reads none of them. */
export const PIPE_OPEN = 'open'
/** Close code for an end that waited in vain; the client may try again. */
export const PIPE_ALONE = 4408

/** A frame of a link, sealed: tag, type byte and room to spare. */
export const PIPE_MESSAGE = MAX_FRAME + 64

/**
 * `window`: one of this hub's. `hub`: another hub asks for one of its windows. `far`: this hub has asked another, and the end that
 * waits there has been told that the pipe is open.
 */
export type PipeEnd = 'window' | 'hub' | 'far'

/** Milliseconds for which the first end of a pipe is not asked to make room for others. */
const PATIENCE = 2_000
const LOW_WATER = 256 * 1024

/**
 * Two windows that cannot reach each other directly (plain browsers hide host addresses) meet in a pipe whose name only
 * they can derive. Backpressure is TCP's: the hub stops reading one end while the other is slow.
 */
export class Pipes {
  readonly #limits: HubLimits
  /** Apart, because two hubs that ask for the same window must not be given to each other. */
  readonly #waiting = { window: new Map<string, WebSocket>(), hub: new Map<string, WebSocket>() }
  /** Milliseconds on the clock of `performance.now()`. */
  readonly #since = new WeakMap<WebSocket, number>()
  readonly #open = new Map<string, readonly [WebSocket, WebSocket]>()
  readonly #watchers = new Set<(name: string, waiting: WebSocket) => void>()

  constructor(limits: HubLimits) {
    this.#limits = limits
  }

  /** Hears of windows that wait for the other end; they emit `paired` when it has come. */
  watch(listener: (name: string, waiting: WebSocket) => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  standing(name: string): Standing {
    return this.#open.has(name) ? 'met' : 'alone'
  }

  join(name: string, socket: WebSocket, from: PipeEnd = 'window'): void {
    const { window, hub } = this.#waiting
    const first = window.get(name) ?? (from === 'window' ? hub.get(name) : undefined)
    if (from === 'far') {
      if (first) this.#pair(name, first, socket, from)
      else socket.close(1001, 'late')
      return
    }
    const pair = this.#open.get(name)
    if (pair && from === 'hub') {
      socket.close(1001, 'met elsewhere')
      return
    }
    if (pair) {
      // A third end means that one of the two came back before its old socket was noticed dead.
      for (const end of pair) end.close(1001, 'replaced')
      this.#open.delete(name)
    }
    if (first) this.#pair(name, first, socket, from)
    else if (this.#hasRoom()) this.#wait(name, socket, from)
    else socket.close(1013, 'too many pipes')
  }

  /** Both ends come within a second or two: of too many that wait, the one that has waited longest is least missed. */
  #hasRoom(): boolean {
    const { window, hub } = this.#waiting
    if (window.size + hub.size + this.#open.size < this.#limits.pipes) return true
    for (const waiting of [hub, window])
      for (const [name, socket] of waiting) {
        if (performance.now() - (this.#since.get(socket) ?? 0) < PATIENCE) break
        waiting.delete(name)
        socket.close(PIPE_ALONE, 'others wait')
        return true
      }
    return false
  }

  #wait(name: string, socket: WebSocket, from: 'window' | 'hub'): void {
    const waiting = this.#waiting[from]
    waiting.get(name)?.close(1001, 'replaced')
    // Last in the order of waiting, also where the name was there before.
    waiting.delete(name)
    waiting.set(name, socket)
    this.#since.set(socket, performance.now())
    const timer = setTimeout(() => socket.close(PIPE_ALONE, 'nobody came'), this.#limits.pipeWait)
    const early = (): void => socket.close(1008, 'too early')
    socket.on('message', early)
    socket.once('close', () => {
      clearTimeout(timer)
      if (waiting.get(name) === socket) waiting.delete(name)
    })
    socket.once('paired', () => {
      clearTimeout(timer)
      if (waiting.get(name) === socket) waiting.delete(name)
      socket.off('message', early)
    })
    if (from === 'window') for (const watcher of this.#watchers) watcher(name, socket)
  }

  #pair(name: string, first: WebSocket, second: WebSocket, from: PipeEnd): void {
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
    for (const end of from === 'far' ? [first] : pair) if (end.readyState === end.OPEN) end.send(PIPE_OPEN)
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
