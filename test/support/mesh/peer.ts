import { WebrtcProvider } from 'y-webrtc'
import { Doc } from 'yjs'
import type { Room } from '../../../renderer/mesh/joinRoom.ts'
import { type Link, MAX_FRAME } from '../../../shared/sync/link.ts'

// Before the mesh is loaded: its connections extend whatever is global then.
const opened = new Set<RTCPeerConnection>()
let most = 0
const Native = globalThis.RTCPeerConnection
globalThis.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration)
    opened.add(this)
    most = Math.max(most, driver.connections())
  }
}
const { joinRoom } = await import('../../../renderer/mesh/joinRoom.ts')

/** A window of the mesh, driven from the test: what `page.evaluate` sees as `peer`. */
interface Heard {
  readonly id: string
  readonly role: string
  readonly fingerprints: { local: string; remote: string }
  readonly at: number
  readonly texts: string[]
  bytes: number
  closed: string | null
}

const strangers = { connections: [] as { synced: boolean }[], gone: 0 }
const rooms = new Map<string, { room: Room; links: Link[]; heard: Heard[]; states: string[]; began: number }>()
const room = (name: string) => {
  const found = rooms.get(name)
  if (!found) throw new Error(`not in ${name}`)
  return found
}

const driver = {
  join(name: string, hubs: string[], password = 'secret'): void {
    const links: Link[] = []
    const heard: Heard[] = []
    const states: string[] = []
    const began = performance.now()
    const joined = joinRoom({
      name,
      password,
      hubs,
      onState: (state) => states.push(`${state.hub} ${state.peers}`),
      onLink: (link) => {
        const about: Heard = {
          id: link.id,
          role: link.role,
          fingerprints: { ...link.fingerprints },
          at: performance.now() - began,
          texts: [],
          bytes: 0,
          closed: null,
        }
        links.push(link)
        heard.push(about)
        link.start({
          frame: (frame) => {
            about.bytes += frame.byteLength
            if (frame.byteLength < 1_000) about.texts.push(new TextDecoder().decode(frame))
          },
          closed: (reason) => {
            about.closed = reason
          },
        })
      },
    })
    rooms.set(name, { room: joined, links, heard, states, began })
  },
  heard: (name: string): Heard[] => room(name).heard,
  states: (name: string): string[] => room(name).states,
  peers: (name: string) => room(name).room.peers(),
  open: (name: string): number => room(name).heard.filter(({ closed }) => closed === null).length,
  send(name: string, text: string): void {
    for (const link of room(name).links) link.send(new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>)
  },
  /** Sends this many bytes over the newest link as fast as it takes them. */
  async pour(name: string, bytes: number): Promise<void> {
    const link = room(name).links.at(-1)!
    for (let sent = 0; sent < bytes; sent += MAX_FRAME) {
      await link.ready()
      link.send(new Uint8Array(MAX_FRAME))
    }
  },
  close: (name: string, reason: string): void => room(name).links.at(-1)!.close(reason),
  leave: async (name: string): Promise<void> => {
    const { room: joined } = room(name)
    rooms.delete(name)
    await joined.leave()
  },
  /** Somebody with plain y-webrtc and the room's password; tells how it goes for them. */
  vanilla(name: string, hubs: string[], password = 'secret'): void {
    // lib0 draws ids from these; all zero makes theirs the smallest, and the smallest is the one whose offers are answered.
    const native = crypto.getRandomValues.bind(crypto)
    crypto.getRandomValues = (array) => (array instanceof Uint32Array && array.length === 1 ? array : native(array))
    const doc = new Doc()
    doc.getMap('f').set('junk', true)
    const provider = new WebrtcProvider(name, doc, {
      signaling: hubs,
      password,
      peerOpts: { config: { iceServers: [] } },
    })
    provider.on('peers', ({ added, removed }) => {
      for (const id of added) strangers.connections.push(provider.room!.webrtcConns.get(id)!)
      strangers.gone += removed.length
    })
  },
  strangers: () => ({
    met: strangers.connections.length,
    synced: strangers.connections.filter(({ synced }) => synced).length,
    gone: strangers.gone,
  }),
  nudge: (name: string): void => room(name).room.nudge(),
  /** RTCPeerConnections that are not closed. */
  connections: (): number => {
    for (const connection of opened) if (connection.signalingState === 'closed') opened.delete(connection)
    return opened.size
  },
  /** The most there ever were at once. */
  mostConnections: (): number => most,
}

export type PeerPage = typeof driver
declare global {
  var peer: PeerPage
}
globalThis.peer = driver
