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

const MAX_SOCKETS = 64
const MAX_MESSAGE = 256 * 1024
const HIGH_WATER = 1024 * 1024
/** Frames that may wait for a meeting point that has not answered yet. */
const MAX_WAITING = 256

/** What a window may ask for: a WebSocket address, and at most a short path below it. */
export const remoteOf = (rest: string): string | null => {
  const [, encoded = '', below = ''] = /^\/([\w-]{1,700})((?:\/[\w-]{1,64}){0,2})$/.exec(rest) ?? []
  const bytes = fromBase64Url(encoded)
  if (!bytes) return null
  try {
    const url = new URL(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if ((url.protocol !== 'ws:' && url.protocol !== 'wss:') || url.username || url.password) return null
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

const connect = (near: WebSocket, remote: string, origin: string, log: (line: string) => void): void => {
  const far = new WebSocket(remote, {
    origin,
    maxPayload: MAX_MESSAGE,
    handshakeTimeout: 10_000,
    followRedirects: false,
  })
  const early: [Buffer, boolean][] = []
  const keep = (data: Buffer, binary: boolean): void => {
    if (early.push([data, binary]) > MAX_WAITING) near.terminate()
  }
  near.on('message', keep)
  far.once('open', () => {
    near.off('message', keep)
    for (const [data, binary] of early) far.send(data, { binary })
    carry(near, far)
    carry(far, near)
  })
  far.on('error', (error) => log(`meeting point: ${error.message}`))
  near.on('error', () => {})
  // 1013, "try again later": the window does.
  far.once('close', () => near.close(1013))
  near.once('close', () => far.terminate())
}

/** Serves pages of `origin` only; to the far side the same origin is named. */
export const startUplink = async (origin: string, log: (line: string) => void): Promise<Uplink> => {
  const path = randomBytes(16).toString('base64url')
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE })
  const server = createServer((_, response) => void response.writeHead(404).end())
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const target = request.url ?? ''
    const remote = target.startsWith(`/${path}/`) ? remoteOf(target.slice(path.length + 1)) : null
    if (!remote || request.headers.origin !== origin || sockets.clients.size >= MAX_SOCKETS) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (near) => connect(near, remote, origin, log))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`,
    close: () =>
      new Promise((resolve) => {
        for (const near of sockets.clients) near.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
