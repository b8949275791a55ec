import { afterEach, expect, test } from 'vitest'
import {
  createEngineHost,
  type EngineHost,
  lockName,
  type OwnedEngine,
  type Working,
} from '../../../renderer/worker/EngineHost.ts'
import type { EngineEvent, Method, Reply } from '../../../renderer/worker/messages.ts'
import { eventually } from '../support/eventually.ts'

type Said = Reply | EngineEvent
interface Window {
  readonly name: string
  readonly host: EngineHost
  readonly said: Said[]
  readonly handled: string[]
  readonly owns: () => boolean
  readonly emit: () => (event: EngineEvent) => void
  ask(id: string, method?: Method): void
}

let open: Window[] = []
let round = 0
afterEach(async () => {
  await Promise.all(open.map((window) => window.host.close()))
  open = []
})

/** A window whose engine answers with its own name; `slow` requests wait until released or aborted. */
const openWindow = (key: string, name: string, options: { patience?: number; fails?: boolean } = {}) => {
  const said: Said[] = []
  let owns = false
  let emitted: (event: EngineEvent) => void = () => {}
  const handled: string[] = []
  const engine: OwnedEngine = {
    handle: (method: Method, args: unknown, { progress, signal }: Working) => {
      handled.push(String(args))
      if (method !== 'importBundle' && method !== 'exportBundle') return Promise.resolve(`${name} did ${args}`)
      progress({ done: 1, total: 2 })
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(`${name} stopped ${args}`))
      })
    },
    close: async () => {
      owns = false
    },
  }
  const host = createEngineHost({
    key,
    own: async (emit) => {
      if (options.fails) throw new Error('no disk')
      owns = true
      emitted = emit
      return engine
    },
    deliver: (message) => said.push(message),
    problemOf: (error) => ({ code: (error as Error).message }),
    patience: options.patience ?? 5000,
  })
  const window = {
    name,
    host,
    said,
    handled,
    owns: () => owns,
    emit: () => emitted,
    ask: (id: string, method: Method = 'run') => host.call({ kind: 'request', id, method, args: id }),
  }
  open.push(window)
  return window
}

const answer = (window: Window, id: string) =>
  eventually(() => {
    const reply = window.said.find((m) => (m.kind === 'done' || m.kind === 'failed') && m.id === id)
    expect(reply).toBeDefined()
    return reply as Extract<Reply, { kind: 'done' | 'failed' }>
  })

const story = () => `host-${round++}`

test('the first window owns the engine; the second one passes its requests on, progress and cancelling included', async () => {
  const key = story()
  const alice = openWindow(key, 'alice')
  await eventually(() => expect(alice.owns()).toBe(true))
  const bob = openWindow(key, 'bob')
  bob.ask('1')
  expect(await answer(bob, '1')).toMatchObject({ kind: 'done', value: 'alice did 1' })
  bob.ask('2', 'importBundle')
  await eventually(() =>
    expect(bob.said).toContainEqual({ kind: 'progress', id: '2', progress: { done: 1, total: 2 } }),
  )
  bob.host.call({ kind: 'cancel', id: '2' })
  expect(await answer(bob, '2')).toMatchObject({ value: 'alice stopped 2' })
  expect(bob.owns()).toBe(false)
})

test('requests made before anybody owns the engine wait for it', async () => {
  const key = story()
  const alice = openWindow(key, 'alice')
  alice.ask('early')
  expect(await answer(alice, 'early')).toMatchObject({ value: 'alice did early' })
})

test('what the engine reports reaches every window, and only the owner hears that it is the owner', async () => {
  const key = story()
  const alice = openWindow(key, 'alice')
  await eventually(() => expect(alice.owns()).toBe(true))
  const bob = openWindow(key, 'bob')
  const status = { owner: true, mesh: 'alone', peers: [], lastMet: null, unsent: 3, clockOff: null } as const
  alice.emit()({ kind: 'status', status })
  expect(alice.said).toContainEqual({ kind: 'status', status })
  await eventually(() => expect(bob.said).toContainEqual({ kind: 'status', status: { ...status, owner: false } }))
})

test('when the owner closes, the next window takes over; a request in its hands ends cleanly and is not run twice', async () => {
  const key = story()
  const alice = openWindow(key, 'alice')
  await eventually(() => expect(alice.owns()).toBe(true))
  const bob = openWindow(key, 'bob')
  bob.ask('write', 'importBundle')
  bob.ask('read', 'exportBundle')
  await eventually(() => expect(bob.said.filter((m) => m.kind === 'progress')).toHaveLength(2))
  void alice.host.close()
  await eventually(() => expect(bob.owns()).toBe(true))
  const written = await answer(bob, 'write')
  // Alice had it in her hands: either she still said how it ended, or it is reported as interrupted. Bob never runs it.
  expect(written.kind === 'done' ? written.value : written.problem.code).toMatch(
    /^(alice stopped write|engine\.interrupted)$/,
  )
  expect(bob.handled).not.toContain('write')
  bob.ask('after')
  expect(await answer(bob, 'after')).toMatchObject({ value: 'bob did after' })
})

/** Takes the network's lock as a window does that owns it; returns how to let it go. */
const holdLock = (key: string): Promise<() => void> =>
  new Promise((held) => {
    void navigator.locks.request(lockName(key), () => new Promise<void>((release) => held(release)))
  })

test('a request that nobody takes fails after a while instead of waiting for ever', async () => {
  const key = story()
  // Somebody holds the lock and says nothing.
  const release = await holdLock(key)
  const bob = openWindow(key, 'bob', { patience: 50 })
  bob.ask('lost')
  expect(await answer(bob, 'lost')).toMatchObject({ kind: 'failed', problem: { code: 'engine.unreachable' } })
  release()
})

test('an owner that sleeps finds a request cancelled that its window has given up', async () => {
  const key = story()
  const calls: string[] = []
  const asleep = new BroadcastChannel(lockName(key))
  asleep.onmessage = ({ data }) => {
    if (data.kind === 'whoOwns') asleep.postMessage({ kind: 'owner', owner: 'asleep' })
    if (data.kind === 'call') calls.push(data.call.kind)
  }
  const release = await holdLock(key)
  const bob = openWindow(key, 'bob', { patience: 300 })
  bob.ask('lost')
  expect(await answer(bob, 'lost')).toMatchObject({ kind: 'failed', problem: { code: 'engine.unreachable' } })
  await eventually(() => expect(calls).toEqual(['request', 'cancel']))
  asleep.close()
  release()
})

test('an engine that cannot open says why, and lets the next window try', async () => {
  const key = story()
  const alice = openWindow(key, 'alice', { fails: true })
  alice.ask('1')
  expect(await answer(alice, '1')).toMatchObject({ kind: 'failed', problem: { code: 'no disk' } })
  expect(alice.said).toContainEqual({ kind: 'problem', problem: { code: 'no disk' } })
  const bob = openWindow(key, 'bob')
  bob.ask('2')
  expect(await answer(bob, '2')).toMatchObject({ value: 'bob did 2' })
})
