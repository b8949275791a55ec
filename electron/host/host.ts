import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LocalHub } from '../services/localHub.ts'
import { commonHeaders, readWindowAsset } from '../services/windowAssets.ts'
import { answerLanCall } from './lanCall.ts'

/** The address stays the same between starts: a browser keeps a person's data per address, port included. */
export const PREFERRED_PORT = 47_110

export interface HostOptions {
  /** Folder of the built window. */
  readonly root: string
  /** 0: any free port (tests). */
  readonly port: number
  /** WebSocket URLs for the window: this machine's hub, and the way to others. Null while there is none. */
  readonly hub: () => Pick<LocalHub, 'url' | 'uplink' | 'lan'> | null
  readonly version: string
}

export interface Host {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** The port is in use; `ours` when it is another Vmeste, which can simply be used. */
export class PortTakenError extends Error {
  constructor(
    readonly port: number,
    readonly ours: boolean,
  ) {
    super(`port ${port} is in use`)
  }
}

/** DNS rebinding makes another site's name point at 127.0.0.1; only the names we print ourselves are answered. */
const isOwnHost = (host: string | undefined, port: number): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`

const text = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${body}\n`)
}

const json = (response: ServerResponse, body: unknown): void => {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Connection: 'close' }
  response.writeHead(200, { ...commonHeaders, ...headers })
  response.end(JSON.stringify(body))
}

/** The hub's path is a secret of this window: another site's page must not read it, nor be told it exists. */
const isFromOwnPage = (request: IncomingMessage): boolean => {
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

const answer = async (options: HostOptions, port: number, request: IncomingMessage, response: ServerResponse) => {
  if (!isOwnHost(request.headers.host, port))
    return text(response, 421, 'This address belongs to Vmeste on this machine.')
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  if (request.method === 'POST' && url.pathname === '/lan') {
    const answered = await answerLanCall(request, `http://127.0.0.1:${port}`, options.hub()?.lan)
    return answered.status === 200 ? json(response, answered.state) : text(response, answered.status, answered.reason)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return text(response, 405, 'Only reading is possible here.')
  // IndexedDB is kept per origin: `localhost` and `127.0.0.1` would be two different sets of data.
  if (request.headers.host?.startsWith('localhost')) {
    response.writeHead(308, { ...commonHeaders, Location: `http://127.0.0.1:${port}${url.pathname}${url.search}` })
    return response.end()
  }
  if (url.pathname === '/desktop.json') {
    if (!isFromOwnPage(request)) return text(response, 403, 'Not for other sites.')
    const hub = options.hub()
    const body = {
      app: 'vmeste',
      version: options.version,
      platform: process.platform,
      hubUrl: hub?.url ?? null,
      uplinkUrl: hub?.uplink ?? null,
      lan: hub?.lan.state() ?? null,
    }
    return json(response, body)
  }
  const asset = await readWindowAsset(options.root, url.pathname)
  response.writeHead(asset.status, { ...asset.headers, 'Content-Length': asset.body.length })
  response.end(request.method === 'HEAD' ? undefined : asset.body)
}

/** Is the program on this port another Vmeste of the same person? */
const isVmeste = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/desktop.json`, { signal: AbortSignal.timeout(1500) })
    return ((await response.json()) as { app?: unknown }).app === 'vmeste'
  } catch {
    return false
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

/**
 * Serves the built window to a browser on this machine, and to nobody else.
 * Throws `PortTakenError` when the port is in use: another port would show the person an empty Vmeste.
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  let port = options.port
  const server = createServer((request, response) => {
    answer(options, port, request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else text(response, 400, 'That request cannot be read.')
    })
  })
  try {
    await listen(server, port)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new PortTakenError(port, await isVmeste(port))
    throw error
  }
  port = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
