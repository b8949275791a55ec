import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { EngineStatus, NetworkEntry, PeerStatus } from '../../../renderer/store/api.ts'
import type { EngineClient } from '../../../renderer/store/EngineClient.ts'
import { createMeeting, type Meeting } from '../../../renderer/store/meeting.ts'
import type { EngineEvent, Rooms } from '../../../renderer/worker/messages.ts'
import type { Link } from '../../../shared/sync/link.ts'

/** Which rooms a window is in, and when: the rooms themselves are tested over real WebRTC in `test/e2e`. */
interface Joined {
  readonly name: string
  readonly onLink: (link: Link) => void
  readonly onState: ((state: { hub: 'connected'; peers: number }) => void) | undefined
}
const { joined } = vi.hoisted(() => ({ joined: [] as Joined[] }))
vi.mock('../../../renderer/mesh/joinRoom.ts', () => ({
  joinRoom: (options: Joined) => {
    if (joined.some(({ name }) => name === options.name)) throw new Error('This window is already in that room')
    joined.push(options)
    options.onState?.({ hub: 'connected', peers: 0 })
    const leave = async () => void joined.splice(joined.indexOf(options), 1)
    return { leave, peers: () => [], hubs: () => [], nudge: () => {} }
  },
}))
vi.mock('../../../renderer/store/settings.ts', () => ({
  currentSettings: () => ({ meet: true }),
  loadSettings: async () => {},
  onSettings: () => () => {},
}))

const secret = (name: string) => ({ name, password: 'secret' })
const entry: NetworkEntry = { key: 'k', net: 'n', name: 'Teestube', sample: false, me: 'me', openedAt: 0 }
const status: EngineStatus = { owner: true, mesh: 'off', peers: [], lastMet: null, unsent: 0, clockOff: null }
const peer = (link: string): PeerStatus => ({
  link,
  device: `device ${link}`,
  member: 'bob',
  name: 'Bob',
  state: 'inStep',
  have: 0,
  expected: 0,
})

let meeting: Meeting
let rooms: Rooms
let told: string[]
let emit: (event: EngineEvent) => void
const places = () => joined.map(({ name }) => name).sort()
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(async () => {
  vi.useFakeTimers()
  rooms = { room: secret('room 1'), door: secret('door'), keepsDoor: false, link: null }
  told = []
  const request = async (method: string, args: { state: string }) => {
    if (method === 'rooms') return rooms
    told.push(args.state)
    return null
  }
  const client = {
    request,
    onEvent: (listener: typeof emit) => {
      emit = listener
      return () => {}
    },
    links: { offer: () => {} },
  }
  meeting = createMeeting({ entry, client: client as unknown as EngineClient, hubs: async () => ['ws://hub/x'] })
  await settle()
  meeting.follow(status)
  await settle()
})
afterEach(async () => {
  await meeting.close()
  expect(joined).toEqual([])
  vi.useRealTimers()
})

describe('rooms', () => {
  test('P-SYNC-5: when the key changes the new room is joined at once and the old one left a little later', async () => {
    expect(places()).toEqual(['room 1'])
    meeting.follow({ ...status, peers: [peer('a')] })
    rooms = { ...rooms, room: secret('room 2') }
    emit({ kind: 'rooms' })
    await settle()
    expect(places()).toEqual(['room 1', 'room 2'])
    // Whom one still meets over the old links is met: nothing flickers.
    expect(told).toEqual(['alone', 'meeting'])
    await vi.advanceTimersByTimeAsync(15_000)
    expect(places().filter((name) => name !== 'door')).toEqual(['room 2'])
  })

  test('P-SYNC-5: back to a room that is being left, and on again', async () => {
    for (const name of ['room 2', 'room 1', 'room 3']) {
      rooms = { ...rooms, room: secret(name) }
      emit({ kind: 'rooms' })
      await settle()
      expect(places()).toContain(name)
    }
    await vi.advanceTimersByTimeAsync(15_000)
    expect(places().filter((name) => name !== 'door')).toEqual(['room 3'])
  })

  test('P-KEY-6: who does not keep the door looks there after ten seconds alone, and leaves it for somebody in the room', async () => {
    await vi.advanceTimersByTimeAsync(9_000)
    expect(places()).toEqual(['room 1'])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(places()).toEqual(['door', 'room 1'])
    // Somebody at the door is no reason to leave it.
    joined.find(({ name }) => name === 'door')!.onLink({ id: 'at the door' } as Link)
    meeting.follow({ ...status, peers: [peer('at the door')] })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(places()).toEqual(['door', 'room 1'])
    joined.find(({ name }) => name === 'room 1')!.onLink({ id: 'in the room' } as Link)
    meeting.follow({ ...status, peers: [peer('at the door'), peer('in the room')] })
    await settle()
    expect(places()).toEqual(['room 1'])
  })

  test('P-SYNC-6: who keeps the door is there from the beginning, whoever is in the room', async () => {
    rooms = { ...rooms, keepsDoor: true }
    emit({ kind: 'rooms' })
    await settle()
    joined.find(({ name }) => name === 'room 1')!.onLink({ id: 'in the room' } as Link)
    meeting.follow({ ...status, peers: [peer('in the room')] })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(places()).toEqual(['door', 'room 1'])
  })

  test('P-LINK: the room for a second laptop is joined while one is awaited', async () => {
    rooms = { ...rooms, link: secret('link') }
    emit({ kind: 'rooms' })
    await settle()
    expect(places()).toEqual(['link', 'room 1'])
    rooms = { ...rooms, link: null }
    emit({ kind: 'rooms' })
    await settle()
    expect(places()).toEqual(['room 1'])
  })
})
