import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { Doorman, type Leave } from './Doorman.ts'
import { defaultLimits, type HubLimits } from './limits.ts'
import { PIPE_MESSAGE, Pipes } from './Pipes.ts'
import { SignallingClient } from './SignallingClient.ts'
import { SilentSockets } from './SilentSockets.ts'
import { Topics } from './Topics.ts'
import { turnAway } from './turnAway.ts'

export interface HubOptions {
  /** Address to listen on; loopback unless told otherwise. */
  readonly host?: string
  /** 0 or absent: any free port. */
  readonly port?: number
  /** One path segment of base64url. Absent: 16 random bytes, so other pages on this machine cannot even find the hub. */
  readonly path?: string
  /** Exact `Origin` values of the pages that may connect (`app://vmeste`, `http://127.0.0.1:4173`). Requests without one are refused. */
  readonly allowedOrigins: readonly string[]
  readonly limits?: Partial<HubLimits>
  /** Another listener for the rooms of this hub, with a path, origins and limits of its own. */
  readonly rooms?: Pick<Hub, 'topics' | 'pipes'>
  /** One line per refusal or failure, for the log file; never message contents. */
  readonly log?: (line: string) => void
}

export interface Hub {
  /** What a window connects to: `ws://host:port/path`. Pipes are below it: `<url>/pipe/<name>`. */
  readonly url: string
  readonly port: number
  readonly path: string
  /** Who listens to what; for the LAN side. */
  readonly topics: Topics
  readonly pipes: Pipes
  /** How many wait at the door and how many are in. */
  load(): { readonly waiting: number; readonly inside: number }
  /** Ends every connection and stops listening. Idempotent. */
  close(): Promise<void>
}

/** What the hub says to whom it puts out for what was sent. */
const RUDE_CODES: ReadonlySet<number> = new Set([1003, 1008, 1009])
const PIPE_NAME = /^\/pipe\/([\w-]{43})$/

/**
 * Starts a signalling server that speaks y-webrtc 10's protocol, and carries pipes for windows that cannot connect
 * directly. No bytes a client can send crash it; what a client may cost is bounded by `limits`.
 * @throws when the address cannot be listened on (in use, not ours).
 */
export const startHub = async (options: HubOptions): Promise<Hub> => {
  const host = options.host ?? '127.0.0.1'
  const path = options.path ?? randomBytes(16).toString('base64url')
  const limits = { ...defaultLimits, ...options.limits }
  const log = options.log ?? (() => {})
  const { topics, pipes } = options.rooms ?? { topics: new Topics(), pipes: new Pipes(limits) }
  const origins = new Set(options.allowedOrigins)
  // A foreign page on this machine ends here.
  const doorman = new Doorman((origin) => origin !== undefined && origins.has(origin), limits)
  const signalling = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: limits.messageBytes })
  const piping = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: PIPE_MESSAGE })
  const sockets = new Set<WebSocket>()
  const answered = new WeakSet<WebSocket>()

  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000, maxHeaderSize: 8_192 }, (_, response) => {
    response.writeHead(404).end()
  })
  const silent = new SilentSockets(limits.silent)
  // Each of them is bounded by itself; this is the net below.
  server.maxConnections = limits.connections + limits.waiting + limits.silent + 64
  server.on('connection', (socket) => silent.add(socket))
  server.on('clientError', (_, socket) => socket.destroy())

  const keep = (socket: WebSocket, leave: Leave): void => {
    let isRude = false
    sockets.add(socket)
    answered.add(socket)
    socket.on('pong', () => answered.add(socket))
    // Broken frames, too large messages, resets: ws closes the socket itself, but an unheard error would end the process.
    socket.on('error', (error) => {
      isRude = true
      log(`connection failed: ${error.message}`)
    })
    socket.once('close', (code) => {
      sockets.delete(socket)
      leave(isRude || RUDE_CODES.has(code))
    })
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    silent.delete(request.socket)
    const target = request.url ?? ''
    const rest = target.startsWith(`/${path}`) ? target.slice(path.length + 1) : null
    const pipe = rest === null ? null : PIPE_NAME.exec(rest)
    doorman.ask(request.headers.origin, rest === '' || pipe !== null, {
      address: request.socket.remoteAddress ?? '',
      kind: pipe ? 'pipe' : 'signalling',
      refuse(why) {
        log(`refused: ${why}`)
        turnAway(socket, why)
      },
      admit(enter) {
        const upgrade = pipe ? piping : signalling
        upgrade.handleUpgrade(request, socket, head, (client) => {
          const window = pipe ? null : new SignallingClient(client, topics, limits)
          const standing = () => window?.standing() ?? pipes.standing(pipe![1]!)
          keep(client, enter({ standing, leave: () => client.terminate() }))
          if (pipe) pipes.join(pipe[1]!, client)
        })
      },
    })
  })

  const pings = setInterval(() => {
    doorman.forgetIdle()
    for (const socket of sockets) {
      if (!answered.delete(socket)) socket.terminate()
      else if (socket.readyState === socket.OPEN) socket.ping()
    }
  }, limits.pingEvery)
  pings.unref()

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', (error) => log(`listener failed: ${error.message}`))
  const { port } = server.address() as AddressInfo
  const authority = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    clearInterval(pings)
    doorman.close()
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) {
      socket.close(1001, 'hub stops')
      // The closing handshake needs the other side; a window that hangs must not hold up our exit.
      setTimeout(() => socket.terminate(), 300).unref()
    }
    server.closeIdleConnections()
    const last = setTimeout(() => server.closeAllConnections(), 300)
    await stopped
    clearTimeout(last)
  }
  return {
    url: `ws://${authority}/${path}`,
    port,
    path,
    topics,
    pipes,
    load: () => doorman.count,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
