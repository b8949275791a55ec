import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { toBase64Url } from '../../shared/lib/bytes.ts'
import { ok, problem, type Result } from '../../shared/lib/result.ts'
import { DexieStore } from '../worker/DexieStore.ts'
import { lockName } from '../worker/EngineHost.ts'
import type { Identity, StartMode } from '../worker/messages.ts'
import type { NetworkEntry } from './api.ts'
import { EngineClient } from './EngineClient.ts'
import { profile, type StoredNetwork } from './profile.ts'
import { asStoreError } from './storeError.ts'

const newKey = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(12)))

const toEntry = ({ made: _made, ...entry }: StoredNetwork): NetworkEntry => entry

/** This machine's networks, the one opened last first. */
export const listNetworks = async (): Promise<readonly NetworkEntry[]> => {
  const stored = await profile.networks.toArray()
  return stored
    .filter((network) => network.made)
    .sort((a, b) => b.openedAt - a.openedAt)
    .map(toEntry)
}

/** The same, live; undefined until read. */
export const useNetworks = (): readonly NetworkEntry[] | undefined => {
  const [networks, setNetworks] = useState<readonly NetworkEntry[]>()
  useEffect(() => {
    const subscription = liveQuery(listNetworks).subscribe({ next: setNetworks, error: () => setNetworks([]) })
    return () => subscription.unsubscribe()
  }, [])
  return networks
}

/** Remembers when a network was last opened (the newest is opened at the next start), and what it is called now. */
export const touchNetwork = async (key: string, patch: { readonly name?: string } = {}): Promise<void> => {
  await profile.networks.update(key, { ...patch, openedAt: Date.now() })
}

/** Founds a network on this machine: keys, founding statement, its name and the founder's own profile. Well under a second. */
export const foundNetwork = ({
  network,
  name,
}: {
  readonly network: string
  readonly name: string
}): Promise<Result<NetworkEntry>> => make(network, false, { mode: 'found', network, name, sample: null })

/** A generated network to play in: marked as such, never meets anyone, removed in one click. */
export const foundSample = (options: {
  readonly network: string
  readonly name: string
  readonly locale: 'en' | 'de' | 'ru'
  readonly seed?: number
}): Promise<Result<NetworkEntry>> => {
  const { network, name, locale, seed = 1 } = options
  return make(network, true, { mode: 'found', network, name, sample: { seed, locale } })
}

/** Deletes a network from this machine, whatever is unsent included. Other devices keep their copies. */
export const removeNetwork = async (key: string): Promise<Result<null>> => {
  try {
    // First out of the list: a crash in between leaves an unused database rather than an entry that opens nothing.
    await profile.networks.update(key, { made: false })
    await DexieStore.destroy(key)
    await profile.networks.delete(key)
    return ok(null)
  } catch (error) {
    return { ok: false, error: asStoreError(error).problem }
  }
}

/** Clears away what a crash while founding, joining or removing left behind. */
export const clearLeftovers = async (): Promise<void> => {
  const { held = [] } = await navigator.locks.query()
  const busy = new Set(held.map((lock) => lock.name))
  for (const { key, made } of await profile.networks.toArray()) {
    if (made || busy.has(lockName(key)) || busy.has(makingLock(key))) continue
    await DexieStore.destroy(key)
    await profile.networks.delete(key)
  }
}

const makingLock = (key: string): string => `vmeste-making/${key}`

/** Lists a network once `fill` has made all of it; a network that failed leaves nothing behind. */
export const makeNetwork = async (
  name: string,
  sample: boolean,
  fill: (entry: StoredNetwork) => Promise<Result<StoredNetwork>>,
): Promise<Result<NetworkEntry>> => {
  if (!name.trim()) return problem('nameMissing')
  const key = newKey()
  return navigator.locks.request(makingLock(key), async () => {
    try {
      const entry: StoredNetwork = {
        key,
        net: '',
        name: name.trim(),
        sample,
        me: '',
        openedAt: Date.now(),
        made: false,
      }
      await profile.networks.add(entry)
      const filled = await fill(entry)
      if (filled.ok) {
        await profile.networks.put(filled.value)
        return ok(toEntry(filled.value))
      }
      await removeNetwork(key)
      return filled
    } catch (error) {
      return { ok: false, error: asStoreError(error).problem }
    }
  })
}

/** In a worker of its own. */
const make = (name: string, sample: boolean, start: StartMode): Promise<Result<NetworkEntry>> =>
  makeNetwork(name, sample, async (entry) => {
    const client = new EngineClient()
    const identity: Result<Identity> = await client.start(entry.key, start)
    await client.close()
    return identity.ok ? ok({ ...entry, net: identity.value.net, me: identity.value.me, made: true }) : identity
  })
