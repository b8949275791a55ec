import { networkId } from '../../shared/commands/foundNetwork.ts'
import { cryptoRandom } from '../../shared/lib/random.ts'
import { ok, problem, type Result } from '../../shared/lib/result.ts'
import type { Receipt } from '../../shared/replica/receipt.ts'
import { importBundle, readBundle, writeBundle } from '../../shared/sync/bundle.ts'
import { localKeys } from '../store/localKeys.ts'
import type { Engine } from './Engine.ts'
import type { Working } from './EngineHost.ts'

/** Everything this replica holds, sealed with the network's key (P-SYNC-7). */
export const exportBundle = async ({ store, replica, keys }: Engine): Promise<Blob> => {
  const network = await store.get('network', networkId)
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of writeBundle(replica.offers, keys.current, network?.name ?? '', cryptoRandom))
    parts.push(part)
  return new Blob(parts, { type: 'application/octet-stream' })
}

/** Takes in a `.vmeste` file of this network as if its writer had been met; the receipt is kept with the others. Problems: `bundle.*`, `cancelled`. */
export const takeBundle = async (
  { store, keys, replica }: Engine,
  bytes: Uint8Array,
  { progress, signal }: Working,
): Promise<Result<Receipt>> => {
  const contents = await readBundle(bytes, keys.all)
  if (!contents.ok) return contents
  const source = `bundle:${crypto.randomUUID()}`
  replica.beginReceipt(source, { device: '', member: '', name: contents.value.network })
  try {
    const options = { replica, source, onProgress: progress, isCancelled: () => signal.aborted }
    const imported = await importBundle(contents.value, options)
    // What came before it was cancelled, or turned out damaged, stays: its receipt too.
    const made = await replica.receipt(source, 0)
    const receipt = made && (imported.ok ? { ...made, tooEarly: imported.value.tooEarly } : made)
    if (receipt && receipt.received > 0) await store.write({ local: [[localKeys.receipts + receipt.id, receipt]] })
    if (!imported.ok) return imported
    return receipt ? ok(receipt) : problem('bundle.damaged', { network: contents.value.network })
  } finally {
    replica.endReceipt(source)
  }
}
