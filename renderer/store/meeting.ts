import { joinRoom, type Room, type RoomState } from '../mesh/joinRoom.ts'
import type { EngineStatus, NetworkEntry } from './api.ts'
import type { EngineClient } from './EngineClient.ts'
import { currentSettings, loadSettings, onSettings } from './settings.ts'

/** Where signalling hubs are, best first; asked again whenever the window starts looking for others. */
export type Hubs = () => Promise<readonly string[]>

export interface Meeting {
  /** Joins the room while this window's worker runs the engine, leaves it otherwise. */
  follow(status: EngineStatus): void
  close(): Promise<void>
}

type Secret = { readonly name: string; readonly password: string }

interface Options {
  readonly entry: NetworkEntry
  readonly client: EngineClient
  readonly hubs: Hubs | undefined
}

/** A hub that is gone this long may have come back under another address. */
const ASK_AGAIN = 3_000

const meshOf = ({ hub, peers }: RoomState): EngineStatus['mesh'] =>
  peers > 0 ? 'meeting' : hub === 'connected' ? 'alone' : 'noHub'

/** Brings others of the network to the engine: rooms are a window's business, because workers have no WebRTC. */
export const createMeeting = ({ entry, client, hubs }: Options): Meeting => {
  let owner = false
  let wanted = false
  let closed = false
  let room: Room | undefined
  let door: Room | undefined
  let joinedWith = ''
  let connected = false
  let asking: ReturnType<typeof setTimeout> | undefined
  let told: EngineStatus['mesh'] = 'off'
  let turn: Promise<void> = Promise.resolve()

  const tell = (state: EngineStatus['mesh']) => {
    if (state === told || !owner) return
    told = state
    void client.request('mesh', { state }).catch(() => {})
  }
  const leave = async () => {
    const left = [room, door]
    room = undefined
    door = undefined
    await Promise.all(left.map((each) => each?.leave()))
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
  const settle = async () => {
    if (!wanted || !hubs) {
      connected = false
      await leave()
      tell('off')
      return
    }
    const addresses = await hubs()
    if (room && addresses.join(' ') === joinedWith) return askAgain()
    await leave()
    connected = false
    askAgain()
    if (addresses.length === 0) return tell('noHub')
    const secrets = await client.request('rooms', null)
    if (!wanted) return
    joinedWith = addresses.join(' ')
    const enter = (secret: Secret, purpose: 'room' | 'door', onState?: (state: RoomState) => void) =>
      joinRoom({ ...secret, hubs: addresses, onLink: (link) => client.links.offer(link, purpose), onState })
    room = enter(secrets.room, 'room', watch)
    if (secrets.door) door = enter(secrets.door, 'door')
  }
  /** One at a time: joining and leaving take a while. */
  function update(): void {
    turn = turn.then(settle).catch(() => {})
  }
  const reconsider = () => {
    const before = wanted
    wanted = owner && !closed && !entry.sample && currentSettings().meet
    if (wanted || before) update()
  }
  const stop = onSettings(reconsider)
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
      await turn
    },
  }
}
