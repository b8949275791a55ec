/** Width and height that a picture's first bytes state. */
export interface PictureSize {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  readonly width: number
  readonly height: number
}

const ascii = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0))

/**
 * Read without decoding: a file of a few bytes can state a picture of many gigabytes. Null for what is none of the kinds that telephones and
 * address books write (PNG, JPEG, GIF, WebP), and for what breaks off before its size.
 */
export const pictureSize = (bytes: Uint8Array): PictureSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sized = (type: PictureSize['type'], width: number, height: number): PictureSize | null =>
    width > 0 && height > 0 ? { type, width, height } : null
  if (bytes.length < 30) return null
  if (ascii(bytes, 1, 'PNG\r\n') && ascii(bytes, 12, 'IHDR'))
    return sized('image/png', view.getUint32(16), view.getUint32(20))
  if (ascii(bytes, 0, 'GIF8')) return sized('image/gif', view.getUint16(6, true), view.getUint16(8, true))
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return webpSize(bytes, view)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(bytes, view)
  return null
}

const webpSize = (bytes: Uint8Array, view: DataView): PictureSize | null => {
  const type = 'image/webp'
  if (ascii(bytes, 12, 'VP8X')) {
    const three = (at: number) => 1 + view.getUint16(at, true) + (bytes[at + 2]! << 16)
    return { type, width: three(24), height: three(27) }
  }
  if (ascii(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
  }
  if (!ascii(bytes, 12, 'VP8 ')) return null
  const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
  return width > 0 && height > 0 ? { type, width, height } : null
}

/** Segment by segment to the one that begins a frame. */
const jpegSize = (bytes: Uint8Array, view: DataView): PictureSize | null => {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return width > 0 && height > 0 ? { type: 'image/jpeg', width, height } : null
    }
    // Fill bytes and markers without a length.
    if (marker === 0xff) at++
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}
