import { hybridOf } from '../../shared/lib/hybridClock.ts'
import { cryptoRandom } from '../../shared/lib/random.ts'
import { SALT_BYTES, signCommit, statementOp } from '../../shared/replica/commit.ts'
import { foundCommit } from '../../shared/replica/found.ts'
import { linkMessage } from '../../shared/roster/claims.ts'
import { createDeviceKeys, createNetworkKey, deviceKeysFromSeed, signerOf } from '../../shared/roster/keys.ts'
import { newSeed } from '../../shared/roster/recovery.ts'
import { encodeStatement } from '../../shared/roster/statement.ts'
import type { StoredIdentity } from './identity.ts'

export interface Founded {
  readonly identity: StoredIdentity
  /** To be given to the replica: `found`, and for a network on paper the `link` of this laptop. */
  readonly commits: readonly Uint8Array[]
  /** What the founder's recovery sheet says; null where there is none. */
  readonly seed: Uint8Array | null
}

/**
 * A new network. Nobody is above the founder, and no device above her first one, so whoever stole that could never be closed off
 * (P-ROSTER). Therefore her first device is a recovery sheet, and this laptop is linked by it: the sheet can close the laptop off.
 * `onPaper` false: for the sample, which stays on this machine.
 */
export const foundKeys = async (name: string, now: number, onPaper: boolean): Promise<Founded> => {
  const seed = onPaper ? newSeed() : null
  const laptop = await createDeviceKeys()
  const first = seed ? await deviceKeysFromSeed(seed) : laptop
  const signer = signerOf(first)
  const found = await foundCommit({ signer, kx: first.kx, name, now, random: cryptoRandom })
  const [net, member] = [found.id as string, first.device as string]
  const identity: StoredIdentity = { ...laptop, net, member, networkKey: createNetworkKey(), name }
  if (!seed) return { identity, commits: [found.bytes], seed }
  const newSig = await signerOf(laptop).sign(linkMessage(net, member, laptop.device, laptop.kx))
  const statement = encodeStatement({ k: 'link', member, dev: laptop.device, kx: laptop.kx, newSig })
  const ops = [statementOp(statement, cryptoRandom(SALT_BYTES))]
  const link = await signCommit(net, { seq: 2, prev: [found.id], time: hybridOf(now) + 1, auth: found.id, ops }, signer)
  return { identity, commits: [found.bytes, link.bytes], seed }
}
