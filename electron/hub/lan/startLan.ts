import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { Doorman } from '../Doorman.ts'
import { defaultLimits, type HubLimits } from '../limits.ts'
import { PIPE_MESSAGE, type Pipes } from '../Pipes.ts'
import { SilentSockets } from '../SilentSockets.ts'
import type { Topics } from '../Topics.ts'
import { turnAway } from '../turnAway.ts'
import { dayOf, dayTag, tagsAround } from './dayTags.ts'
import type { Discovery } from './discovery.ts'
import { FarPipes } from './FarPipes.ts'
import { HubPeer } from './HubPeer.ts'
import { mdnsDiscovery } from './mdnsDiscovery.ts'

export interface LanOptions {
  /** The hub whose windows are to meet those of other hubs. */
  readonly hub: { readonly topics: Topics; readonly pipes: Pipes }
  /** All addresses unless told otherwise. */
  readonly host?: string
  readonly port?: number
  readonly discovery?: Discovery
  readonly limits?: Partial<HubLimits>
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
  /** Milliseconds between looks around. */
  readonly lookEvery?: number
  readonly log?: (line: string) => void
}

export interface Lan {
  readonly port: number
  /** Hubs connected now. */
  hubs(): number
  /** Stops listening and announcing; idempotent. */
  close(): Promise<void>
}

const PATH = '/vmeste-hub1'
const PIPE = /^\/vmeste-hub1\/pipe\/([\w-]{43})$/
const LOOK_EVERY = 5_000
/** A hub that does not answer for so long is gone. Apart from looking around: that may be done in haste, and an answer takes its time on a busy machine. */
const BEAT_EVERY = 5_000
const MOST_HUBS = 64
/** Laptops behind one address, as some Wi-Fi shows them. */
const MOST_OF_ONE = 32
/** Half of what a hub has: strangers on the LAN must not keep its own windows from theirs. */
const MOST_PIPES = 64
const LONGEST = 300_000

/**
 * Meetup mode: announces this hub on the LAN, finds hubs that carry one of our networks, and joins the rooms of both.
 * Windows still talk to their own hub only; where they need a pipe, the hubs join theirs. Strangers on the LAN learn day tags and nothing else.
 * @throws when the address cannot be listened on
 */
export const startLan = async (options: LanOptions): Promise<Lan> => {
  const { topics, pipes } = options.hub
  const limits = { ...defaultLimits, ...options.limits }
  const log = options.log ?? (() => {})
  const clock = options.clock ?? Date.now
  const lookEvery = options.lookEvery ?? LOOK_EVERY
  const discovery = options.discovery ?? mdnsDiscovery(log)
  const id = randomBytes(12).toString('base64url').replaceAll('_', '-')
  const peers = new Map<WebSocket, HubPeer>()
  const alive = new WeakSet<WebSocket>()
  const dialled = new Set<string>()
  /** Where the hubs we have dialled take pipes. */
  const ways = new Map<WebSocket, string>()
  /** Announcements outlive a laptop that was closed by hours: who does not answer is asked less and less often. */
  const silent = new Map<string, { failures: number; until: number }>()
  // Hubs have no Origin, pages always do: no website may speak to a hub on the LAN through a visitor's browser.
  const isHub = (origin: string | undefined): boolean => origin === undefined
  const most = { connectionsPerAddress: MOST_OF_ONE, connectBurst: MOST_HUBS, connectsPerSecond: 100 }
  const hubs = new Doorman(isHub, { ...limits, ...most, connections: MOST_HUBS })
  const carriers = new Doorman(isHub, { ...limits, ...most, connections: MOST_PIPES })
  const silentSockets = new SilentSockets(limits.silent)
  const settings = { maxPayload: limits.messageBytes + 1_024, perMessageDeflate: false }

  const keep = (socket: WebSocket, byUs: boolean): HubPeer => {
    const peer = new HubPeer({ socket, topics, limits, dialled: byUs, clock, log })
    peers.set(socket, peer)
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.once('close', () => peers.delete(socket))
    return peer
  }

  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000, maxHeaderSize: 8_192 }, (_, response) => {
    response.writeHead(404).end()
  })
  server.maxConnections = MOST_HUBS + MOST_PIPES + 2 * limits.waiting + limits.silent
  server.on('connection', (socket) => silentSockets.add(socket))
  server.on('clientError', (_, socket) => socket.destroy())
  const upgrade = new WebSocketServer({ noServer: true, clientTracking: false, ...settings })
  const piping = new WebSocketServer({ noServer: true, ...settings, maxPayload: PIPE_MESSAGE })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    silentSockets.delete(request.socket)
    const pipe = PIPE.exec(request.url ?? '')?.[1]
    const door = pipe ? carriers : hubs
    door.ask(request.headers.origin, pipe !== undefined || request.url === PATH, {
      address: request.socket.remoteAddress ?? '',
      kind: pipe ? 'pipe' : 'signalling',
      refuse: () => turnAway(socket, '403 Forbidden'),
      admit: (enter) =>
        (pipe ? piping : upgrade).handleUpgrade(request, socket, head, (client) => {
          const peer = pipe ? null : keep(client, false)
          const standing = () => peer?.standing() ?? pipes.standing(pipe!)
          const leave = enter({ standing, leave: () => client.terminate() })
          client.once('close', () => leave())
          if (!pipe) return
          client.on('error', (error) => log(`pipe from another hub: ${error.message}`))
          pipes.join(pipe, client, 'hub')
        }),
    })
  })

  const dial = (address: string, port: number, who: string): void => {
    dialled.add(who)
    const host = address.includes(':') ? `[${address}]` : address
    const url = `ws://${host}:${port}${PATH}`
    const socket = new WebSocket(url, { handshakeTimeout: 5_000, ...settings })
    socket.on('error', (error) => log(`hub not reached: ${error.message}`))
    socket.once('open', () => {
      silent.delete(who)
      keep(socket, true)
      ways.set(socket, `${url}/pipe`)
    })
    socket.once('close', () => {
      ways.delete(socket)
      dialled.delete(who)
      const failures = (silent.get(who)?.failures ?? -1) + 1
      if (silent.size > 4 * MOST_HUBS) silent.clear()
      silent.set(who, { failures, until: performance.now() + Math.min(lookEvery * 2 ** failures, LONGEST) })
    })
  }

  let announced = ''
  const announce = (): void => {
    const day = dayOf(clock())
    const tags = topics
      .names()
      .map((topic) => dayTag(topic, day, 'lan'))
      .sort()
    if (tags.join() === announced) return
    announced = tags.join()
    discovery.announce({ id, port, tags })
    for (const peer of peers.values()) peer.renew()
  }

  const look = (): void => {
    announce()
    discovery.refresh()
    const ours = tagsAround(topics.names(), clock(), 'lan')
    for (const hub of discovery.found()) {
      // Both find each other; the smaller id dials.
      if ((silent.get(hub.id)?.until ?? 0) > performance.now()) continue
      if (hub.id <= id || dialled.has(hub.id) || dialled.size >= MOST_HUBS) continue
      if (hub.tags.some((tag) => ours.has(tag))) dial(hub.address, hub.port, hub.id)
    }
  }
  const beat = (): void => {
    for (const door of [hubs, carriers]) door.forgetIdle()
    for (const socket of peers.keys()) {
      if (!alive.delete(socket)) socket.terminate()
      else if (socket.readyState === WebSocket.OPEN) socket.ping()
    }
  }

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port ?? 0, options.host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    await discovery.close()
    throw error
  }
  server.on('error', (error) => log(`LAN listener failed: ${error.message}`))
  const { port } = server.address() as AddressInfo
  const timer = setInterval(look, lookEvery)
  timer.unref()
  const beating = setInterval(beat, BEAT_EVERY)
  beating.unref()
  const unwatch = topics.watch(announce)
  const farPipes = new FarPipes({ pipes, hubs: () => [...ways.values()], log })
  look()

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    clearInterval(timer)
    clearInterval(beating)
    unwatch()
    farPipes.close()
    for (const door of [hubs, carriers]) door.close()
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of [...peers.keys(), ...piping.clients]) socket.terminate()
    server.closeAllConnections()
    await Promise.all([stopped, discovery.close()])
  }
  return {
    port,
    hubs: () => peers.size,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
