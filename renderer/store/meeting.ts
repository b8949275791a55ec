import type { Link } from '../../shared/sync/link.ts'
import type { RoomState } from '../mesh/joinRoom.ts'
import type { Purpose } from '../worker/messages.ts'
import type { EngineStatus, NetworkEntry } from './api.ts'
import type { EngineClient } from './EngineClient.ts'
import { createPlace } from './place.ts'
import { currentSettings, loadSettings, onSettings } from './settings.ts'
import { type Reach, waysTo } from './ways.ts'

/** Where signalling hubs are, best first; asked again whenever the window starts looking for others. */
export type Hubs = () => Promise<readonly string[]>

export interface Meeting {
  /** Joins the rooms while this window's worker runs the engine, leaves them otherwise. */
  follow(status: EngineStatus): void
  close(): Promise<void>
}

interface Options {
  readonly entry: NetworkEntry
  readonly client: EngineClient
  readonly hubs: Hubs | undefined
  readonly reach?: Reach | undefined
}

/** Who keeps the door changes with the day and with who belongs to the network. */
const DOOR_ROUND = 10 * 60_000
/** A hub that is gone this long may have come back under another address. */
const ASK_AGAIN = 3_000
/** Alone in the room for so long, one looks at the door: the others may have another key by now (P-KEY), and not keep the door either. */
const LONELY_AFTER = 10_000

/** Brings others of the network to the engine: rooms are a window's business, because workers have no WebRTC. */
export const createMeeting = ({ entry, client, hubs, reach }: Options): Meeting => {
  let owner = false
  let wanted = false
  let closed = false
  let state: RoomState = { hub: 'none', peers: 0 }
  let asking: ReturnType<typeof setTimeout> | undefined
  let lonely = false
  let soonLonely: ReturnType<typeof setTimeout> | undefined
  let peers: EngineStatus['peers'] = []
  let told: EngineStatus['mesh'] = 'off'
  let turn: Promise<void> = Promise.resolve()

  const offer = (link: Link, purpose: Purpose) => client.links.offer(link, purpose)
  const room = createPlace({ purpose: 'room', offer, changed: watch })
  const door = createPlace({ purpose: 'door', offer })
  const link = createPlace({ purpose: 'link', offer })

  const tell = (mesh: EngineStatus['mesh']) => {
    if (mesh === told || !owner) return
    told = mesh
    void client.request('mesh', { state: mesh }).catch(() => {})
  }
  const tellState = () => {
    if (!room.joined) return
    const meeting = state.peers > 0 || peers.length > 0
    tell(meeting ? 'meeting' : state.hub === 'connected' ? 'alone' : 'noHub')
  }
  /** While no hub answers, its address may have changed: a restarted hub has another one. */
  const askAgain = () => {
    clearTimeout(asking)
    if (wanted && state.hub !== 'connected') asking = setTimeout(update, ASK_AGAIN)
  }
  function watch(now: RoomState): void {
    state = now
    tellState()
    askAgain()
  }
  /** Whom one meets at the door does not count: the door would be left, and looked at again, for ever. */
  const lookAround = () => {
    const alone = wanted && !peers.some(({ link }) => room.has(link))
    if (!alone) {
      clearTimeout(soonLonely)
      soonLonely = undefined
      if (lonely) {
        lonely = false
        update()
      }
    } else if (!lonely)
      soonLonely ??= setTimeout(() => {
        soonLonely = undefined
        lonely = true
        update()
      }, LONELY_AFTER)
  }
  /** The app's hubs, and those where this network was met before. */
  const places = async (ask: Hubs): Promise<readonly string[]> => {
    const [near, ways] = await Promise.all([ask(), waysTo(entry.hubs ?? [], reach)])
    return [...new Set([...near, ...ways.map(({ url }) => url)])]
  }
  const settle = async () => {
    const addresses = wanted && hubs ? await places(hubs) : []
    // The hub is away for a moment: who is linked stays linked.
    if (wanted && room.joined && addresses.length === 0) return askAgain()
    const rooms = addresses.length > 0 ? await client.request('rooms', null) : null
    const now = wanted ? addresses : []
    await Promise.all([
      room.go(rooms?.room ?? null, now),
      door.go(rooms && (rooms.keepsDoor || lonely) ? rooms.door : null, now),
      link.go(rooms?.link ?? null, now),
    ])
    if (now.length === 0) tell(wanted && hubs ? 'noHub' : 'off')
    lookAround()
    askAgain()
  }
  /** One at a time: joining and leaving take a while. */
  function update(): void {
    turn = turn.then(settle).catch(askAgain)
  }
  const reconsider = () => {
    const before = wanted
    wanted = owner && !closed && !entry.sample && currentSettings().meet
    if (wanted || before) update()
  }
  const stopEvents = client.onEvent((event) => {
    if (event.kind === 'rooms' && wanted) update()
  })
  const stop = onSettings(reconsider)
  const round = setInterval(() => wanted && update(), DOOR_ROUND)
  void loadSettings().then(reconsider)

  return {
    follow(status) {
      peers = status.peers
      tellState()
      lookAround()
      if (owner === status.owner) return
      owner = status.owner
      reconsider()
    },
    async close() {
      stop()
      stopEvents()
      closed = true
      reconsider()
      clearTimeout(asking)
      clearTimeout(soonLonely)
      clearInterval(round)
      await turn
    },
  }
}
