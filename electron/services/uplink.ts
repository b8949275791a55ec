import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { fromBase64Url } from '../../shared/lib/bytes.ts'

/**
 * The window's policy lets it talk to this machine only. A meeting point elsewhere (a hub on somebody's laptop or on the
 * internet) is reached through here: `<url>/<address in base64url>` is a socket to that address, and what follows the
 * address (`/pipe/...`) is appended to it.
 */
export interface Uplink {
  /** `ws://127.0.0.1:<port>/<random path>` */
  readonly url: string
  close(): Promise<void>
}

/** How a laptop names itself to a hub that is not its own; at which port its person opened Vmeste is nobody's business. */
export const UPLINK_ORIGIN = 'app://vmeste'

const MAX_SOCKETS = 64
const MAX_MESSAGE = 256 * 1024
const HIGH_WATER = 1024 * 1024

/** What a window may ask for: a WebSocket address without a query, and at most a short path below it. */
export const remoteOf = (rest: string): string | null => {
  const [, encoded = '', below = ''] = /^\/([\w-]{1,700})((?:\/[\w-]{1,64}){0,2})$/.exec(rest) ?? []
  const bytes = fromBase64Url(encoded)
  if (!bytes) return null
  try {
    const url = new URL(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return null
    // Addresses come in invitations: none of them may make this machine say more than "hello" to a printer or a router.
    if (url.username || url.password || url.search || url.hash) return null
    return `${url.href.replace(/\/$/, '')}${below}`
  } catch {
    return null
  }
}

/** Passes messages on; stops reading while the other side cannot keep up. */
const carry = (from: WebSocket, to: WebSocket): void => {
  from.on('message', (data, binary) => {
    to.send(data, { binary }, () => {
      if (from.isPaused && to.bufferedAmount < HIGH_WATER) from.resume()
    })
    if (to.bufferedAmount >= HIGH_WATER) from.pause()
  })
}

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Serves pages of `origin` only. */
export const startUplink = async (origin: string, log: (line: string) => void): Promise<Uplink> => {
  const path = randomBytes(16).toString('base64url')
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: MAX_MESSAGE })
  const server = createServer((_, response) => void response.writeHead(404).end())
  const remotes = new Set<WebSocket>()

  /** The window is let in when the far side has: a socket that opens and closes at once would be tried again without a pause. */
  const connect = (remote: string, request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const far = new WebSocket(remote, {
      origin: UPLINK_ORIGIN,
      maxPayload: MAX_MESSAGE,
      handshakeTimeout: 10_000,
      followRedirects: false,
    })
    remotes.add(far)
    let near: WebSocket | null = null
    socket.once('close', () => far.terminate())
    far.on('error', (error) => log(`meeting point: ${error.message}`))
    far.once('open', () =>
      sockets.handleUpgrade(request, socket, head, (opened) => {
        near = opened
        opened.on('error', () => {})
        carry(opened, far)
        carry(far, opened)
      }),
    )
    far.once('close', () => {
      remotes.delete(far)
      // 1013, "try again later": the window does.
      if (near) near.close(1013)
      else refuse(socket, '502 Bad Gateway')
    })
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const target = request.url ?? ''
    const remote = target.startsWith(`/${path}/`) ? remoteOf(target.slice(path.length + 1)) : null
    if (!remote || request.headers.origin !== origin) refuse(socket, '403 Forbidden')
    else if (remotes.size >= MAX_SOCKETS) refuse(socket, '429 Too Many Requests')
    else connect(remote, request, socket, head)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`,
    close: () =>
      new Promise((resolve) => {
        for (const far of remotes) far.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
