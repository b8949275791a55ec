import { afterEach, expect } from 'vitest'
import type { JoinState, NetworkEntry, Session } from '../../../renderer/store/api.ts'
import { EngineClient } from '../../../renderer/store/EngineClient.ts'
import { foundNetwork, makeNetwork, removeNetwork } from '../../../renderer/store/networks.ts'
import { openSession } from '../../../renderer/store/openSession.ts'
import { ok } from '../../../shared/lib/result.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { eventually } from './eventually.ts'

/** One network open in one window: its real worker, its real database. */
export interface Laptop {
  readonly entry: NetworkEntry
  readonly session: Session
  readonly client: EngineClient
}

const sessions: Session[] = []
/** Networks to be removed when the test ends. */
export const made: string[] = []
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close()
  for (const key of made.splice(0)) await removeNetwork(key)
})

export const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Frames keep their order. */
export const soon = (deliver: () => void) => queueMicrotask(deliver)

export const openLaptop = async (entry: NetworkEntry): Promise<Laptop> => {
  const client = new EngineClient()
  const session = must(await openSession(entry, { client }))
  sessions.push(session)
  await eventually(() => expect(session.status().owner).toBe(true))
  return { entry, session, client }
}

export const alices = async (): Promise<Laptop> => {
  const entry = must(await foundNetwork({ network: 'Teestube', name: 'Alice' }))
  made.push(entry.key)
  return openLaptop(entry)
}

/** A cable between two laptops' windows; cutting it is `close`. */
export const connect = (a: EngineClient, b: EngineClient, purpose: 'room' | 'door' = 'room') => {
  const [left, right] = linkPair([soon, soon])
  a.links.offer(left, purpose)
  b.links.offer(right, purpose)
  return { cut: () => left.close('cut') }
}

export const inStep = (laptop: Laptop) =>
  eventually(() => expect(laptop.session.status().peers.map((peer) => peer.state)).toEqual(['inStep']))

/** Somebody's worker knocks, over a cable to Alice's door, with an invitation of hers. */
export const join = async (alice: Laptop, name: string, states: JoinState[] = []): Promise<NetworkEntry> => {
  const { link } = must(await alice.session.invite({ until: Date.now() + 3_600_000, note: name }))
  const entry = must(
    await makeNetwork('Teestube', false, async (stored) => {
      const client = new EngineClient()
      client.onEvent((event) => {
        if (event.kind === 'join' && event.state.step !== 'admitted') states.push(event.state)
      })
      const started = client.start(stored.key, { mode: 'join', invitation: link, name })
      connect(alice.client, client, 'door')
      const identity = must(await started)
      await client.close()
      return ok({ ...stored, net: identity.net, me: identity.me, made: true })
    }),
  )
  made.push(entry.key)
  return entry
}
