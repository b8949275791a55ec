import { commands } from '../../shared/commands/registry.ts'
import type { Result } from '../../shared/lib/result.ts'
import { PAPER } from '../../shared/model/deviceNames.ts'
import { plainName } from '../../shared/roster/linkText.ts'
import { localKeys } from '../store/localKeys.ts'
import { DexieStore } from './DexieStore.ts'
import { Engine } from './Engine.ts'
import { foundKeys } from './founding.ts'
import { loadIdentity, publicIdentity, saveIdentity } from './identity.ts'
import type { Admitted, Knocking } from './knock.ts'
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

type Emit = (event: EngineEvent) => void

/** Opens the engine of a network that is there, or makes it. Only while holding the network's lock. Rejects with `StoreError` or `StartError`. */
export const openEngine = async (key: string, start: Start, emit: Emit): Promise<Engine> => {
  if (start.mode === 'join') return join(key, start.knocking, emit)
  const store = await DexieStore.open(key)
  try {
    if (start.mode === 'found') return await found(store, start, emit)
    const identity = await loadIdentity(store)
    if (!identity) throw new StartError({ code: 'network.missing' })
    return await Engine.open(store, identity, emit)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Keys, the founding statement, the network's name and the founder's own profile. Her recovery sheet waits to be put on paper. */
const found = async (store: DexieStore, start: Extract<StartMode, { mode: 'found' }>, emit: Emit): Promise<Engine> => {
  const { identity, commits, seed } = await foundKeys(plainName(start.name), Date.now(), !start.sample)
  await saveIdentity(store, identity)
  if (seed) await store.write({ local: [[localKeys.firstSheet, seed]] })
  const engine = await Engine.open(store, identity, emit)
  await engine.replica.accept(commits, 'local')
  must(await engine.replica.run(commands.foundNetwork, { name: start.network, me: { name: start.name } }))
  if (seed) must(await engine.replica.run(commands.nameDevice, { device: identity.member as string, name: PAPER }))
  if (start.sample) must(await engine.replica.run(commands.createSample, start.sample))
  return engine
}

/** Once what a door gave has proved true, this machine belongs to the network; what is missing comes now or at the next meeting. */
const join = async (key: string, knocking: Knocking, emit: Emit): Promise<Engine> => {
  let engine: Engine | undefined
  const tryOut = async (admitted: Admitted) => {
    engine = await enter(key, admitted, emit)
    return engine !== undefined
  }
  must(await knocking.admitted(tryOut))
  return engine!
}

/** In a database of its own, which goes where the door had lied. */
const enter = async (key: string, admitted: Admitted, emit: Emit): Promise<Engine | undefined> => {
  const { identity, link, commits, proven = false } = admitted
  const store = await DexieStore.open(key)
  let isTrue: boolean = proven
  let status: EngineEvent | undefined
  // What happens here does not happen before it is true, except that something comes.
  const told: Emit = (event) => {
    if (event.kind === 'status') status = event
    if (isTrue) emit(event)
    const from = event.kind === 'status' ? event.status.peers.find((peer) => peer.state === 'syncing') : undefined
    if (from) emit({ kind: 'join', state: { step: 'receiving', progress: { done: from.have, total: from.expected } } })
  }
  let engine: Engine | undefined
  try {
    await saveIdentity(store, identity)
    if (isTrue) emit({ kind: 'join', state: { step: 'admitted', identity: publicIdentity(identity) } })
    engine = await Engine.open(store, identity, told)
    if (commits) await engine.replica.accept(commits, 'door')
    if (link && isTrue) engine.meet(link)
    else if (link && (await engine.welcomed(link))) {
      isTrue = true
      emit({ kind: 'join', state: { step: 'admitted', identity: publicIdentity(identity) } })
      if (status) emit(status)
    }
    if (isTrue) return engine
  } catch (error) {
    link?.close('storage')
    await (engine ?? store).close()
    throw error
  }
  await engine.close()
  await DexieStore.destroy(key)
  return undefined
}

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new StartError(result.error)
  return result.value
}
