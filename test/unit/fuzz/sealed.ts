import * as buffer from 'lib0/buffer'
import * as encoding from 'lib0/encoding'
import { sealSignal } from '../../../renderer/mesh/signalCipher.ts'
import { concatBytes, fromBase64Url, utf8 } from '../../../shared/lib/bytes.ts'
import type { SeededRandom } from '../../../shared/lib/random.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { Writer } from '../../../shared/lib/wire.ts'
import { envelopeKeyOf, networkKeyOf } from '../../../shared/roster/keys.ts'
import { type LinkKind, writeLink } from '../../../shared/roster/linkText.ts'
import { writeBundle } from '../../../shared/sync/bundle.ts'
import type { Someone } from '../../support/builders.ts'
import type { Target } from './targets.ts'

/** Sealed things: a changed bit ends them at the seal, so what lies inside is spoilt first and then sealed well, as an insider can. */

const key = networkKeyOf(new Uint8Array(32).fill(7))
const NAME = 'Küchentisch'

export const sealedBundle = {
  key,
  whole: async (someone: Someone): Promise<Uint8Array> => {
    const parts: Uint8Array[] = []
    for await (const part of writeBundle(someone.replica.offers, key, NAME, (n) => new Uint8Array(n))) parts.push(part)
    return concatBytes(...parts)
  },
  inside: async (someone: Someone): Promise<Uint8Array[]> => {
    const w = new Writer()
    for (const commit of await someone.commits()) w.long(commit)
    return [w.finish()]
  },
  around: async (plain: Uint8Array): Promise<Uint8Array> => {
    const head = new Writer().raw(utf8('VMESTE1\n')).id(key.id, 16).text(NAME).finish()
    const iv = new Uint8Array(12)
    const additionalData = concatBytes(sha256(head), new Writer().u32(0).u8(1).finish())
    const envelope = await envelopeKeyOf(key)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, envelope, plain.slice())
    return new Writer().raw(head).u8(1).u32(sealed.byteLength).raw(iv).raw(new Uint8Array(sealed)).finish()
  },
}

const signalKey = crypto.subtle.importKey('raw', new Uint8Array(32).fill(9), 'AES-GCM', false, ['encrypt', 'decrypt'])
const SDP = `v=0\r\na=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}\r\n`

export const sealedSignals = {
  key: signalKey,
  plain: [
    { type: 'announce', from: 'peer' },
    { type: 'signal', from: 'peer', to: 'me', token: 0.5, signal: { type: 'offer', sdp: SDP } },
    {
      type: 'signal',
      from: 'peer',
      to: 'me',
      signal: { type: 'candidate', candidate: { candidate: 'a', sdpMid: '0' } },
    },
  ],
  seal: async (message: unknown): Promise<string> => sealSignal(await signalKey, message),
  around: async (plain: Uint8Array): Promise<string> => {
    const iv = new Uint8Array(12)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await signalKey, plain.slice())
    const bytes = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, 'AES-GCM')
      encoding.writeVarUint8Array(encoder, iv)
      encoding.writeVarUint8Array(encoder, new Uint8Array(sealed))
    })
    return buffer.toBase64(bytes)
  },
}

/** A link of one kind: its payload is spoilt, its checksum is right. */
export const linkTarget = (
  kind: LinkKind,
  sample: (random: SeededRandom) => string,
  read: (link: string) => unknown,
): Target => ({
  name: `${kind} link, with a right checksum`,
  samples: (random) => [fromBase64Url(sample(random).slice(`vmeste://${kind}/`.length))!.subarray(0, -4)],
  read: (input) => read(writeLink(kind, input)),
})
