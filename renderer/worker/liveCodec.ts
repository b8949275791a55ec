import * as z from 'zod/mini'
import { fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'
import type { DeviceId } from '../../shared/model/ids.ts'
import type { LiveMessage } from './messages.ts'

/** What peers may say in ephemeral frames (P-SYNC-4). Theirs is the device the link proved, whatever the message claims. */
const here = z.object({
  kind: z.literal('here'),
  window: z.string().check(z.maxLength(64)),
  name: z.string().check(z.maxLength(120)),
  entities: z.array(z.string().check(z.maxLength(44))).check(z.maxLength(50)),
})
const caret = z.object({
  kind: z.literal('caret'),
  entity: z.string().check(z.maxLength(44)),
  text: z.string().check(z.maxLength(60)),
  update: z.string().check(z.maxLength(20_000)),
})
const message = z.discriminatedUnion('kind', [here, caret])

export const encodeLive = (live: LiveMessage): Uint8Array<ArrayBuffer> => {
  const { device: _device, ...said } = live
  const plain = said.kind === 'caret' ? { ...said, update: toBase64Url(said.update) } : said
  return new TextEncoder().encode(JSON.stringify(plain)) as Uint8Array<ArrayBuffer>
}

/** Total: null for anything a peer of this version does not say. */
export const decodeLive = (device: DeviceId, bytes: Uint8Array): LiveMessage | null => {
  if (bytes.length > 32_768) return null
  let plain: unknown
  try {
    plain = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
  const parsed = message.safeParse(plain)
  if (!parsed.success) return null
  if (parsed.data.kind === 'here') return { ...parsed.data, device }
  const update = fromBase64Url(parsed.data.update)
  return update && { ...parsed.data, device, update }
}
