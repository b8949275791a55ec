import { WebSocket } from 'ws'
import { PIPE_MESSAGE, PIPE_OPEN, type Pipes } from '../Pipes.ts'

export interface FarPipesOptions {
  readonly pipes: Pipes
  /** Where the hubs that this one has dialled take pipes, now. */
  readonly hubs: () => readonly string[]
  readonly log: (line: string) => void
}

/** Every end that waits costs a connection per hub. */
const MOST = 64

/**
 * Joins pipes of two hubs on one LAN: an end that waits here alone is looked for at the others. Only the hub that dialled the
 * other looks, whichever end came first: two that looked for each other at once would each join half a pipe.
 */
export class FarPipes {
  readonly #options: FarPipesOptions
  readonly #sockets = new Set<WebSocket>()
  readonly #unwatch: () => void

  constructor(options: FarPipesOptions) {
    this.#options = options
    this.#unwatch = options.pipes.watch((name, waiting) => this.#look(name, waiting))
  }

  close(): void {
    this.#unwatch()
    for (const socket of this.#sockets) socket.terminate()
  }

  #look(name: string, waiting: WebSocket): void {
    for (const hub of this.#options.hubs()) if (this.#sockets.size < MOST) this.#ask(`${hub}/${name}`, name, waiting)
  }

  #ask(url: string, name: string, waiting: WebSocket): void {
    const far = new WebSocket(url, { handshakeTimeout: 5_000, maxPayload: PIPE_MESSAGE, perMessageDeflate: false })
    const drop = (): void => far.terminate()
    this.#sockets.add(far)
    far.on('error', (error) => this.#options.log(`pipe at another hub: ${error.message}`))
    far.once('close', () => {
      this.#sockets.delete(far)
      waiting.off('paired', drop)
      waiting.off('close', drop)
    })
    // Somebody else came: here, or at another hub.
    waiting.once('paired', drop)
    waiting.once('close', drop)
    far.once('message', (data, isBinary) => {
      if (isBinary || data.toString() !== PIPE_OPEN) return drop()
      waiting.off('paired', drop)
      this.#options.pipes.join(name, far, 'far')
    })
  }
}
