/** Bytes of a picture by its id, WebP; undefined where this machine has not got it. */
export type PictureOf = (id: string) => Uint8Array | undefined

/** A picture of at most so many characters of base64: more is no portrait. */
const MAX_TEXT = 20 * 1024 * 1024

/** Bytes of base64, lines and gaps allowed; null when it is none. */
export const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> | null => {
  const text = base64.replace(/\s+/g, '')
  if (text === '' || text.length > MAX_TEXT) return null
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

export const toBase64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
