import { networkId } from '../../shared/commands/foundNetwork.ts'
import { ok, problem, type Result } from '../../shared/lib/result.ts'
import { doorAt } from '../../shared/roster/keys.ts'
import { isNetOf, readSheet } from '../../shared/roster/recovery.ts'
import { openReader } from '../worker/openReader.ts'
import type { JoinState, NetworkEntry } from './api.ts'
import { enterNetwork } from './enterNetwork.ts'
import type { Hubs } from './meeting.ts'
import { listNetworks, touchNetwork } from './networks.ts'
import type { Reach } from './ways.ts'

export interface RecoverOptions {
  /** The words or the link of a recovery sheet, as typed, scanned or pasted. */
  readonly sheet: string
  readonly hubs: Hubs
  readonly reach?: Reach
  readonly onState: (state: JoinState) => void
  /** Stops looking. Once back, the network is kept and the rest comes at the next meeting. */
  readonly signal?: AbortSignal
}

/** Until the first sync tells the network's own name: the words of a sheet do not. */
const UNNAMED = 'Vmeste'

/**
 * Back into one's network on a bare machine: waits at its door as the device that the sheet is, and goes on with keys of its own.
 * Problems: `sheet.*` (see `readSheet`; `sheet.alreadyHere` {network}), `join.cancelled`, `store.*`; `looking` may say
 * `recover.notKnown` (the sheet was given up, or this door has not heard of it).
 */
export const recoverNetwork = async ({ sheet, ...options }: RecoverOptions): Promise<Result<NetworkEntry>> => {
  const read = readSheet(sheet)
  if (!read.ok) return read
  const { start, network, hubs: addresses } = read.value
  const here = (await listNetworks()).find(({ net }) => isNetOf(read.value, net))
  if (here) return problem('sheet.alreadyHere', { network: here.name })
  options.onState({ step: 'looking', heard: null })
  const back = await enterNetwork({
    ...options,
    network: network || UNNAMED,
    addresses,
    start: { mode: 'recover', sheet },
    begin: ({ door }) => door(doorAt(start)),
    roomAtOnce: true,
  })
  return back.ok && network === '' ? ok(await named(back.value)) : back
}

/** The words do not say what the network is called; what came over does. */
const named = async (entry: NetworkEntry): Promise<NetworkEntry> => {
  const row = await openReader(entry.key, (rows) => rows.get('network', networkId)).catch(() => undefined)
  if (!row?.name) return entry
  await touchNetwork(entry.key, { name: row.name })
  return { ...entry, name: row.name }
}
