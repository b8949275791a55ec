import { commands } from '../../shared/commands/registry.ts'
import { cryptoRandom } from '../../shared/lib/random.ts'
import type { Result } from '../../shared/lib/result.ts'
import { foundCommit } from '../../shared/replica/found.ts'
import { shorten } from '../../shared/roster/invitation.ts'
import { createDeviceKeys, createNetworkKey, signerOf } from '../../shared/roster/keys.ts'
import { DexieStore } from './DexieStore.ts'
import { Engine } from './Engine.ts'
import { loadIdentity, publicIdentity, type StoredIdentity, saveIdentity } from './identity.ts'
import type { Knocking } from './knock.ts'
import type { EngineEvent, StartMode } from './messages.ts'

/** What a person can be told about a network that cannot be opened or made. */
export class StartError extends Error {
  constructor(readonly problem: { readonly code: string }) {
    super(problem.code)
    this.name = 'StartError'
  }
}

/** `join`: with the knocking that goes on at the door. */
export type Start =
  | Extract<StartMode, { mode: 'open' | 'found' }>
  | { readonly mode: 'join'; readonly knocking: Knocking }

type Admitted = Extract<Awaited<Knocking['admitted']>, { ok: true }>['value']
type Emit = (event: EngineEvent) => void

/** Opens the engine of a network that is there, or makes it. Only while holding the network's lock. Rejects with `StoreError` or `StartError`. */
export const openEngine = async (key: string, start: Start, emit: Emit): Promise<Engine> => {
  const store = await DexieStore.open(key)
  try {
    if (start.mode === 'found') return await found(store, start, emit)
    if (start.mode === 'join') return await join(store, must(await start.knocking.admitted), emit)
    const identity = await loadIdentity(store)
    if (!identity) throw new StartError({ code: 'network.missing' })
    return await Engine.open(store, identity, emit)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Keys, the founding statement, the network's name and the founder's own profile. */
const found = async (store: DexieStore, start: Extract<StartMode, { mode: 'found' }>, emit: Emit): Promise<Engine> => {
  const keys = await createDeviceKeys()
  const founding = { signer: signerOf(keys), kx: keys.kx, name: shorten(start.name) }
  const commit = await foundCommit({ ...founding, now: Date.now(), random: cryptoRandom })
  const identity: StoredIdentity = {
    ...keys,
    net: commit.id as string,
    member: keys.device as string,
    networkKey: createNetworkKey(),
    name: shorten(start.name),
  }
  await saveIdentity(store, identity)
  const engine = await Engine.open(store, identity, emit)
  await engine.replica.accept([commit.bytes], 'local')
  must(await engine.replica.run(commands.foundNetwork, { name: start.network, me: { name: start.name } }))
  if (start.sample) must(await engine.replica.run(commands.createSample, start.sample))
  return engine
}

/** From the moment its keys are stored this machine belongs to the network; what is missing comes now or at the next meeting. */
const join = async (store: DexieStore, { identity, link, commits }: Admitted, emit: Emit): Promise<Engine> => {
  await saveIdentity(store, identity)
  emit({ kind: 'join', state: { step: 'admitted', identity: publicIdentity(identity) } })
  const engine = await Engine.open(store, identity, (event) => {
    emit(event)
    const from = event.kind === 'status' ? event.status.peers.find((peer) => peer.state === 'syncing') : undefined
    if (from) emit({ kind: 'join', state: { step: 'receiving', progress: { done: from.have, total: from.expected } } })
  })
  if (commits) await engine.replica.accept(commits, 'door')
  if (link) engine.meet(link)
  return engine
}

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new StartError(result.error)
  return result.value
}
