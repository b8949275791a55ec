import type { ContentLine } from '../contentLine.ts'
import { fromBase64 } from '../pictures.ts'

/** Bytes of a PHOTO or LOGO; a problem code where they are not in the file (`photoElsewhere`) or are none (`photoUnreadable`). */
export const readPhoto = ({ params, value }: ContentLine): Uint8Array<ArrayBuffer> | string => {
  // 3.0 escapes the comma of a data: address.
  const plain = value.replace('\\,', ',').trim()
  const uri = /^data:[^,]{0,200},/i.exec(plain.slice(0, 300))
  if (!uri && /^[a-z][\w+.-]*:/i.test(plain.slice(0, 100))) return 'photoElsewhere'
  const isBinary = uri ? /;base64/i.test(uri[0]) : /^(b|base64)$/i.test(params.ENCODING ?? '')
  return (isBinary && fromBase64(plain.slice(uri?.[0].length ?? 0))) || 'photoUnreadable'
}
