import type { Link } from '../../shared/sync/link.ts'
import { joinRoom, type Room, type RoomState } from '../mesh/joinRoom.ts'
import type { EngineStatus, NetworkEntry } from './api.ts'
import type { EngineClient } from './EngineClient.ts'
import { currentSettings, loadSettings, onSettings } from './settings.ts'
import { type Reach, waysTo } from './ways.ts'

/** Where signalling hubs are, best first; asked again whenever the window starts looking for others. */
export type Hubs = () => Promise<readonly string[]>

export interface Meeting {
  /** Joins the room while this window's worker runs the engine, leaves it otherwise. */
  follow(status: EngineStatus): void
  close(): Promise<void>
}

type Secret = { readonly name: string; readonly password: string }

interface Place {
  readonly purpose: 'room' | 'door'
  /** Secret and addresses it was joined with; '' when left. */
  target: string
  room: Room | undefined
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

const meshOf = ({ hub, peers }: RoomState): EngineStatus['mesh'] =>
  peers > 0 ? 'meeting' : hub === 'connected' ? 'alone' : 'noHub'

/** Brings others of the network to the engine: rooms are a window's business, because workers have no WebRTC. */
export const createMeeting = ({ entry, client, hubs, reach }: Options): Meeting => {
  let owner = false
  let wanted = false
  let closed = false
  const room: Place = { purpose: 'room', target: '', room: undefined }
  const door: Place = { purpose: 'door', target: '', room: undefined }
  let connected = false
  let asking: ReturnType<typeof setTimeout> | undefined
  let told: EngineStatus['mesh'] = 'off'
  let turn: Promise<void> = Promise.resolve()

  const tell = (state: EngineStatus['mesh']) => {
    if (state === told || !owner) return
    told = state
    void client.request('mesh', { state }).catch(() => {})
  }
  /** While no hub answers, its address may have changed: a restarted hub has another one. */
  const askAgain = () => {
    clearTimeout(asking)
    if (wanted && !connected) asking = setTimeout(update, ASK_AGAIN)
  }
  const watch = (state: RoomState) => {
    connected = state.hub === 'connected'
    tell(meshOf(state))
    askAgain()
  }
  /** Joins what is wanted at this place, leaves what was there; nothing happens where that is the same. */
  const move = async (place: Place, secret: Secret | null, addresses: readonly string[]) => {
    const target = secret && addresses.length > 0 ? JSON.stringify([secret, addresses]) : ''
    if (place.target === target) return
    const left = place.room
    place.room = undefined
    place.target = target
    if (place.purpose === 'room') connected = false
    await left?.leave()
    if (!secret || !target) return
    const onLink = (link: Link) => client.links.offer(link, place.purpose)
    place.room = joinRoom({ ...secret, hubs: addresses, onLink, onState: place.purpose === 'room' ? watch : undefined })
  }
  /** The app's hubs, and those where this network was met before. */
  const places = async (ask: Hubs): Promise<readonly string[]> => {
    const [near, ways] = await Promise.all([ask(), waysTo(entry.hubs ?? [], reach)])
    return [...new Set([...near, ...ways.map(({ url }) => url)])]
  }
  const settle = async () => {
    const addresses = wanted && hubs ? await places(hubs) : []
    // The hub is away for a moment: who is linked stays linked.
    if (wanted && room.room && addresses.length === 0) return askAgain()
    const secrets = addresses.length > 0 ? await client.request('rooms', null) : { room: null, door: null }
    const now = wanted ? addresses : []
    await Promise.all([move(room, secrets.room, now), move(door, secrets.door, now)])
    if (now.length === 0) tell(wanted && hubs ? 'noHub' : 'off')
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
  const stop = onSettings(reconsider)
  const round = setInterval(() => wanted && update(), DOOR_ROUND)
  void loadSettings().then(reconsider)

  return {
    follow(status) {
      if (owner === status.owner) return
      owner = status.owner
      reconsider()
    },
    async close() {
      stop()
      closed = true
      reconsider()
      clearTimeout(asking)
      clearInterval(round)
      await turn
    },
  }
}
