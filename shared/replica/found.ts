import { hybridOf } from '../lib/hybridClock.ts'
import { encodeStatement } from '../roster/statement.ts'
import { type Commit, SALT_BYTES, type Signer, signCommit, statementOp } from './commit.ts'

export interface Founding {
  readonly signer: Signer
  /** The founder's X25519 public key, base64url. */
  readonly kx: string
  /** The founder's name. */
  readonly name: string
  /** Epoch ms. */
  readonly now: number
  readonly random: (bytes: number) => Uint8Array
}

/** The commit that a network begins with; its id is the network's id. Give its bytes to `accept` of a replica opened with that id. */
export const foundCommit = ({ signer, kx, name, now, random }: Founding): Promise<Commit> => {
  const payload = encodeStatement({ k: 'found', member: signer.device as string, kx, name })
  const ops = [statementOp(payload, random(SALT_BYTES))]
  return signCommit('', { seq: 1, prev: [], time: hybridOf(now), auth: '', ops }, signer)
}
