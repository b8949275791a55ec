import type { Socket } from 'node:net'

/**
 * TCP connections that have not sent their request yet. They cost a slot each until a timeout ends them; so of more than `most` the
 * oldest goes, and a machine that opens them by the hundred displaces its own.
 */
export class SilentSockets {
  readonly #most: number
  /** In order of arrival. */
  readonly #all = new Set<Socket>()

  constructor(most: number) {
    this.#most = most
  }

  add(socket: Socket): void {
    this.#all.add(socket)
    socket.once('close', () => this.#all.delete(socket))
    if (this.#all.size <= this.#most) return
    for (const oldest of this.#all) {
      this.delete(oldest)
      oldest.destroy()
      return
    }
  }

  /** It has spoken. */
  delete(socket: Socket): void {
    this.#all.delete(socket)
  }
}
