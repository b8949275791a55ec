import { expect, test, vi } from 'vitest'
import { localKeys } from '../../../renderer/store/localKeys.ts'
import { StoreError } from '../../../renderer/store/storeError.ts'
import type { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { Engine } from '../../../renderer/worker/Engine.ts'
import type { EngineEvent } from '../../../renderer/worker/messages.ts'
import { surroundings } from '../../../renderer/worker/surroundings.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import { foundCommit } from '../../../shared/replica/found.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import type { Batch } from '../../../shared/replica/ports.ts'
import { Replica } from '../../../shared/replica/Replica.ts'
import { createInvite } from '../../../shared/roster/invitation.ts'
import { createDeviceKeys, createNetworkKey, signerOf } from '../../../shared/roster/keys.ts'
import { SyncEngine } from '../../../shared/sync/SyncEngine.ts'
import { must } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'

/** A disk that fills up: what is no commit finds no room any more. */
class FullStore extends MemoryStore {
  full = false
  override async write(batch: Batch): Promise<void> {
    if (this.full && batch.local?.some(([key]) => key === localKeys.membership))
      throw new StoreError({ code: 'store.full' }, null)
    return super.write(batch)
  }
}

const opened = async () => {
  const keys = await createDeviceKeys()
  const signer = signerOf(keys)
  const made = { signer, kx: keys.kx, name: 'Alice', now: Date.now(), random: cryptoRandom }
  const found = await foundCommit(made)
  const net = found.id as string
  const store = new FullStore()
  const events: EngineEvent[] = []
  const identity = { ...keys, net, member: keys.device as string, networkKey: createNetworkKey(), name: 'Alice' }
  const engine = await Engine.open(store as unknown as DexieStore, identity, (event) => events.push(event))
  await engine.replica.accept([found.bytes], 'local')
  return { engine, store, events, signer, net, found }
}

test('a list of members that cannot be kept is told, and the engine goes on', async () => {
  const { engine, store, events } = await opened()
  store.full = true
  const { statement } = await createInvite({ until: Date.now() + 3_600_000, note: 'Bob' })
  must(await engine.replica.commitStatement(statement))
  await expect
    .poll(() => events.filter(({ kind }) => kind === 'problem'))
    .toEqual([{ kind: 'problem', problem: { code: 'store.full' } }])
  store.full = false
  await engine.close()
})

test('P-COMMIT-4: the windows hear that a clock is three hours off, and that it was set right', async () => {
  const { engine, events, signer, net, found } = await opened()
  const member = signer.device as string
  const now = () => Date.now() + 3 * 3_600_000
  const replica = await Replica.open({ store: new MemoryStore(), net, signer, member, now, random: cryptoRandom })
  await replica.accept([found.bytes], 'local')
  const other = new SyncEngine({ replica, signer, surroundings: { ...surroundings, now } })
  const [left, right] = linkPair([queueMicrotask, queueMicrotask])
  engine.meet(left)
  other.addLink(right)
  const clockOff = () => events.findLast((event) => event.kind === 'status')?.status.clockOff
  await expect.poll(clockOff).toMatchObject({ other: 'Alice' })
  expect(Math.abs(clockOff()!.by - 3 * 3_600_000)).toBeLessThan(60_000)
  const real = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => real() + 3 * 3_600_000)
  await expect.poll(clockOff, { timeout: 20_000 }).toBe(null)
  vi.restoreAllMocks()
  other.close()
  await engine.close()
})
