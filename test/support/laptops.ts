import type { DexieStore } from '../../renderer/worker/DexieStore.ts'
import { Engine } from '../../renderer/worker/Engine.ts'
import type { StoredIdentity } from '../../renderer/worker/identity.ts'
import type { EngineEvent } from '../../renderer/worker/messages.ts'
import { cryptoRandom } from '../../shared/lib/random.ts'
import { foundCommit } from '../../shared/replica/found.ts'
import { MemoryDisk, MemoryStore } from '../../shared/replica/MemoryStore.ts'
import { joinMessage } from '../../shared/roster/claims.ts'
import { createDeviceKeys, createNetworkKey, type NetworkKey, roomOf, signerOf } from '../../shared/roster/keys.ts'
import type { Revoke, RevokeTarget, Statement } from '../../shared/roster/statement.ts'
import { must } from './builders.ts'
import { linkPair, type MemoryLink } from './network/memoryLink.ts'
import { until } from './network/until.ts'

/** A machine with a whole engine, over a store in memory. */
export interface Laptop {
  readonly name: string
  readonly engine: Engine
  readonly identity: StoredIdentity
  readonly store: MemoryStore
  readonly disk: MemoryDisk
  readonly events: EngineEvent[]
}

const open = async (name: string, identity: StoredIdentity, disk = new MemoryDisk()): Promise<Laptop> => {
  const store = new MemoryStore(disk)
  const events: EngineEvent[] = []
  const engine = await Engine.open(store as unknown as DexieStore, identity, (event) => events.push(event))
  return { name, engine, identity, store, disk, events }
}

export const openLaptop = open

/** Closes an engine and opens it again over what it stored. */
export const restart = async ({ name, engine, identity, disk }: Laptop): Promise<Laptop> => {
  await engine.close()
  return open(name, identity, disk)
}

/** Alice's network on her laptop. */
export const founded = async (): Promise<Laptop> => {
  const keys = await createDeviceKeys()
  const made = { signer: signerOf(keys), kx: keys.kx, name: 'Alice', now: Date.now() - 60_000, random: cryptoRandom }
  const commit = await foundCommit(made)
  const net = commit.id as string
  const networkKey = createNetworkKey()
  const laptop = await open('Alice', { ...keys, net, member: keys.device as string, networkKey, name: 'Alice' })
  await laptop.engine.replica.accept([commit.bytes], 'local')
  return laptop
}

/** Somebody new, admitted by `by`, who gives her the roster and the key as a door would. */
export const admitted = async (by: Laptop, name: string, key?: NetworkKey): Promise<Laptop> => {
  const keys = await createDeviceKeys()
  const { net } = by.identity
  const newcomer = { member: keys.device as string, kx: keys.kx, name }
  const newSig = await signerOf(keys).sign(joinMessage(net, undefined, newcomer))
  await state(by, { k: 'admit', ...newcomer, newSig, after: [] })
  const networkKey = key ?? by.engine.keys.current
  const laptop = await open(name, { ...keys, net, member: keys.device as string, networkKey, name })
  await give(by, laptop)
  return laptop
}

export const state = async (who: Laptop, statement: Statement): Promise<string> =>
  must(await who.engine.replica.commitStatement(statement)).id

/** Takes a membership or a laptop away, and makes the key that goes with it. */
export const removeBy = async (who: Laptop, target: RevokeTarget, rotate = true): Promise<string> => {
  const cut = (await who.store.statements()).map(({ id }) => id).slice(0, 1000)
  const revoke: Revoke = { k: 'revoke', target, cut, keep: [], replaces: [] }
  const id = await state(who, revoke)
  if (rotate) await who.engine.keys.rotate()
  return id
}

/** Everything that one has, as from a file. */
export const give = async (from: Laptop, to: Laptop): Promise<void> => {
  const commits: Uint8Array[] = []
  await from.store.scan((page) => void commits.push(...page.map(({ bytes }) => bytes)))
  await to.engine.replica.accept(commits, from.name)
  // What the keys say is settled behind it.
  await to.engine.keys.settled()
}

/** A cable between two laptops. */
export const connect = (a: Laptop, b: Laptop): readonly [MemoryLink, MemoryLink] => {
  const ends = linkPair()
  a.engine.meet(ends[0])
  b.engine.meet(ends[1])
  return ends
}

export const statusOf = ({ events }: Laptop) => events.findLast((event) => event.kind === 'status')?.status
export const meets = (a: Laptop, b: Laptop): boolean =>
  statusOf(a)?.peers.some(({ device, state }) => device === b.identity.device && state === 'inStep') ?? false
export const inStep = (a: Laptop, b: Laptop): Promise<void> => until(() => meets(a, b) && meets(b, a))

/** The room that the laptop is in, by name. */
export const roomName = ({ engine }: Laptop): string => roomOf(engine.keys.current).name
