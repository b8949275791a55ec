import { once } from 'node:events'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'

export const ORIGIN = 'http://127.0.0.1:4173'

/** A raw WebSocket client with an inbox one can wait on. */
export class Client {
  readonly socket: WebSocket
  readonly #inbox: (string | Buffer)[] = []
  readonly #waiting: ((message: string | Buffer) => void)[] = []

  constructor(url: string, options: { origin?: string | null } = {}) {
    const origin = options.origin === undefined ? ORIGIN : options.origin
    this.socket = new WebSocket(url, origin === null ? {} : { origin })
    this.socket.on('error', () => {})
    this.socket.on('message', (data, isBinary) => {
      const message = isBinary ? (data as Buffer) : data.toString()
      const next = this.#waiting.shift()
      if (next) next(message)
      else this.#inbox.push(message)
    })
  }

  static async open(url: string, options: { origin?: string | null } = {}): Promise<Client> {
    const client = new Client(url, options)
    await new Promise<void>((resolve, reject) => {
      client.socket.once('open', () => resolve())
      client.socket.once('error', reject)
    })
    return client
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** The next message, text or bytes. */
  next(): Promise<string | Buffer> {
    const first = this.#inbox.shift()
    return first === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(first)
  }

  async nextJson(): Promise<Record<string, unknown>> {
    return JSON.parse((await this.next()).toString())
  }

  /** Everything the hub did before now has arrived: it answers in order. Only for signalling connections. */
  async settled(): Promise<Record<string, unknown>[]> {
    this.say({ type: 'ping' })
    const before: Record<string, unknown>[] = []
    for (;;) {
      const message = await this.nextJson()
      if (message.type === 'pong') return before
      before.push(message)
    }
  }

  async subscribe(...topics: string[]): Promise<this> {
    this.say({ type: 'subscribe', topics })
    await this.settled()
    return this
  }

  /** The code the hub closed with. */
  async closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) return 0
    const [code] = await once(this.socket, 'close')
    return code as number
  }
}

/** HTTP status of a refused handshake; 101 when it was accepted after all. */
export const statusOf = (url: string, options: { origin?: string | null } = {}): Promise<number> =>
  new Promise((resolve) => {
    const { socket } = new Client(url, options)
    socket.once('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
  })

/** The TCP connection under a client. */
export const rawSocketOf = ({ socket }: Client): Socket => (socket as unknown as { _socket: Socket })._socket
