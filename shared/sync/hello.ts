import { concatBytes, equalBytes, utf8 } from '../lib/bytes.ts'
import { Writer } from '../lib/wire.ts'
import type { DeviceId, NetId } from '../model/ids.ts'
import { type Signer, verifySignature } from '../replica/commit.ts'
import type { Link } from './link.ts'
import { type MessageOf, PROTOCOL, READS_PACKED } from './messages.ts'

/** Both hellos and both proofs, or the link is closed (P-SYNC-1). */
export const HELLO_TIMEOUT = 10_000

export interface HelloOptions {
  readonly net: NetId
  readonly link: Pick<Link, 'role' | 'fingerprints'>
  readonly signer: Signer
  /** 32 fresh bytes. */
  readonly nonce: Uint8Array
}

/**
 * P-SYNC-1: proves to the other side which device this is, on this very connection. The signature covers both nonces, the
 * role and what each side saw of the transport, so it cannot be replayed, reflected, or carried through a middleman.
 */
export class Hello {
  readonly #options: HelloOptions
  #theirNonce: Uint8Array | null = null
  #readsPacked = false

  constructor(options: HelloOptions) {
    this.#options = options
  }

  /** The other's opening was taken. */
  get greeted(): boolean {
    return this.#theirNonce !== null
  }

  /** The other said that it reads `packed` (P-SYNC-8). */
  get readsPacked(): boolean {
    return this.#readsPacked
  }

  /** `now`: epoch ms; `digest`: root digest of the roster (32 bytes). */
  opening(now: number, digest: Uint8Array): MessageOf<'hello'> {
    return { type: 'hello', protocol: PROTOCOL, capabilities: READS_PACKED, nonce: this.#options.nonce, now, digest }
  }

  /** Takes the other's opening. A string says why it is refused. */
  take(theirs: MessageOf<'hello'>): 'otherVersion' | 'reflected' | 'helloTwice' | null {
    if (this.#theirNonce) return 'helloTwice'
    if (theirs.protocol !== PROTOCOL) return 'otherVersion'
    if (equalBytes(theirs.nonce, this.#options.nonce)) return 'reflected'
    this.#theirNonce = theirs.nonce.slice()
    this.#readsPacked = (theirs.capabilities & READS_PACKED) !== 0
    return null
  }

  /** After `take`. */
  async proof(): Promise<MessageOf<'proof'>> {
    const { signer } = this.#options
    const signature = await signer.sign(this.#statement(true, signer.device))
    return { type: 'proof', device: signer.device, signature }
  }

  /** After `take`: is the other side the device it names, on this connection? */
  verify({ device, signature }: MessageOf<'proof'>): Promise<boolean> {
    return verifySignature(device, this.#statement(false, device), signature)
  }

  #statement(mine: boolean, device: DeviceId): Uint8Array<ArrayBuffer> {
    const { net, link, nonce } = this.#options
    const { local, remote } = link.fingerprints
    const theirs = this.#theirNonce
    if (!theirs) throw new Error('proof before hello')
    const initiating = link.role === 'initiator'
    const signerInitiates = initiating === mine
    const nonces = initiating ? [nonce, theirs] : [theirs, nonce]
    const fingerprints = initiating ? [local, remote] : [remote, local]
    const w = new Writer().id(net).u8(signerInitiates ? 0 : 1)
    for (const bytes of nonces) w.fixed(bytes, 32)
    for (const fingerprint of fingerprints) w.text(fingerprint)
    return concatBytes(utf8('vmeste-hello1'), w.id(device).finish())
  }
}
