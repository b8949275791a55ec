import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Attempt, Peers } from '../../../renderer/mesh/Peers.ts'
import type { Link } from '../../../shared/sync/link.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const linkNamed = (id: string, onclose: (reason: string) => void): Link => ({
  id,
  role: 'initiator',
  fingerprints: { local: 'A', remote: 'B' },
  start: () => {},
  send: () => {},
  ready: async () => {},
  close: onclose,
})
const attempt = (): Attempt => ({ onproven: () => {}, onrefused: () => {}, onended: () => {}, onunreachable: () => {} })

/** A room whose connections and pipes open and end when the story says so. */
const room = () => {
  const story: string[] = []
  const pipes: { on: Parameters<ConstructorParameters<typeof Peers>[0]['openPipe']>[1]; ended: boolean }[] = []
  const peers = new Peers({
    link: ({ id }) => story.push(`link ${id}`),
    changed: () => {},
    openPipe: (id, on) => {
      story.push(`pipe to ${id}`)
      const pipe = { on, ended: false }
      pipes.push(pipe)
      return {
        close: (reason) => {
          if (pipe.ended) return
          pipe.ended = true
          story.push(`pipe closed: ${reason}`)
          on.ended(reason, true)
        },
      }
    },
  })
  const prove = (name: string, connection: Attempt): void =>
    connection.onproven(
      linkNamed(name, () => {
        connection.onrefused()
        connection.onended()
      }),
    )
  return { peers, story, pipes, prove }
}
const ids = (peers: Peers): string[] => peers.list().map(({ id, transport }) => `${id} ${transport}`)

test('a direct link in time opens no pipe', () => {
  const { peers, story, prove } = room()
  const connection = attempt()
  peers.connecting('bob', connection)
  vi.advanceTimersByTime(2_000)
  prove('direct', connection)
  vi.advanceTimersByTime(60_000)
  expect(story).toEqual(['link direct'])
  expect(ids(peers)).toEqual(['bob direct'])
})

test('without a direct link the hub carries after 3 s, at once when there is no way at all', () => {
  const slow = room()
  slow.peers.connecting('bob', attempt())
  vi.advanceTimersByTime(2_900)
  expect(slow.story).toEqual([])
  vi.advanceTimersByTime(200)
  expect(slow.story).toEqual(['pipe to bob'])
  const cut = room()
  const connection = attempt()
  cut.peers.connecting('bob', connection)
  connection.onunreachable()
  connection.onunreachable()
  vi.advanceTimersByTime(10_000)
  expect(cut.story).toEqual(['pipe to bob'])
})

test('a direct link takes over from a relayed one: the user sees the old end before the new begins', () => {
  const { peers, story, pipes, prove } = room()
  const connection = attempt()
  peers.connecting('bob', connection)
  connection.onunreachable()
  pipes[0]!.on.proven(linkNamed('relayed', () => {}))
  expect(ids(peers)).toEqual(['bob relayed'])
  prove('direct', connection)
  expect(story).toEqual(['pipe to bob', 'link relayed', 'pipe closed: a direct link took over', 'link direct'])
  expect(ids(peers)).toEqual(['bob direct'])
  expect(peers.known('bob', true)).toEqual({ connecting: true, refused: false, resting: false })
})

test('a relayed peer rests from direct attempts for a minute', () => {
  const { peers, pipes } = room()
  const connection = attempt()
  peers.connecting('bob', connection)
  connection.onunreachable()
  pipes[0]!.on.proven(linkNamed('relayed', () => {}))
  connection.onended()
  expect(peers.known('bob', false).resting).toBe(true)
  vi.advanceTimersByTime(61_000)
  expect(peers.known('bob', false).resting).toBe(false)
  expect(ids(peers)).toEqual(['bob relayed'])
})

test('a pipe that nobody came to is tried again, later and later, as long as the peer keeps trying', () => {
  const { peers, story, pipes } = room()
  peers.connecting('bob', attempt())
  vi.advanceTimersByTime(3_000)
  for (const wait of [6_000, 20_000, 60_000, 60_000]) {
    pipes.at(-1)!.on.ended('nobody came', false)
    const before = story.length
    vi.advanceTimersByTime(wait - 100)
    expect(story).toHaveLength(before)
    vi.advanceTimersByTime(200)
    expect(story).toHaveLength(before + 1)
  }
})

test('a peer whose link we closed is refused for 20 s, then 40 s; one that just fell silent is not', () => {
  const { peers, prove } = room()
  const lost = attempt()
  peers.connecting('carol', lost)
  prove('carol', lost)
  lost.onended()
  expect(peers.known('carol', false).refused).toBe(false)

  for (const seconds of [20, 40]) {
    const connection = attempt()
    peers.connecting('mallory', connection)
    const link = linkNamed('mallory', () => {
      connection.onrefused()
      connection.onended()
    })
    connection.onproven(link)
    link.close('no hello')
    vi.advanceTimersByTime(seconds * 1_000 - 100)
    expect(peers.known('mallory', false).refused).toBe(true)
    vi.advanceTimersByTime(200)
    expect(peers.known('mallory', false).refused).toBe(false)
  }
})

test('the end of an older connection does not take the newer link away', () => {
  const { peers, prove } = room()
  const [older, newer] = [attempt(), attempt()]
  peers.connecting('bob', older)
  peers.connecting('bob', newer)
  prove('new', newer)
  older.onended()
  expect(ids(peers)).toEqual(['bob direct'])
})

test('Case 25: of 1,000 peers that cannot be reached directly, 40 get a pipe', () => {
  const { peers, story } = room()
  for (let i = 0; i < 1_000; i++) {
    const connection = attempt()
    peers.connecting(`m${i}`, connection)
    connection.onunreachable()
  }
  expect(story).toHaveLength(40)
})

test('after leaving nothing opens any more', () => {
  const { peers, story, pipes, prove } = room()
  const [bob, carol] = [attempt(), attempt()]
  peers.connecting('bob', bob)
  peers.connecting('carol', carol)
  carol.onunreachable()
  peers.leave('left')
  prove('late', bob)
  pipes[0]!.on.ended('closed', true)
  vi.advanceTimersByTime(120_000)
  peers.connecting('dave', attempt())
  expect(story).toEqual(['pipe to carol', 'pipe closed: left'])
  expect(peers.list()).toEqual([])
})
