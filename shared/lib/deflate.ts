/** Shorter than this it is not worth it. */
const WORTH = 8 * 1024
/** At most a thousandth of what it may become: so much may be written before anybody looks how large it has become. */
const SLICE = 8 * 1024

/** Found or made before: what came deflated is stored and sent on as it came. Null where it does not get shorter. */
const known = new WeakMap<Uint8Array, Uint8Array<ArrayBuffer> | null>()

/** The bytes deflated (RFC 1951), or null where that is not worth it. */
export const deflated = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (bytes.length < WORTH) return null
  const before = known.get(bytes)
  if (before !== undefined) return before
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const packed = new Uint8Array(await new Response(stream).arrayBuffer())
  const form = packed.length < bytes.length * 0.8 ? packed : null
  known.set(bytes, form)
  return form
}

/**
 * What `packed` was before it was deflated: `size` bytes, else null. Total: whatever comes from others, no more than `size` bytes and
 * what one slice becomes (8 MiB) are ever in memory.
 */
export const inflated = async (packed: Uint8Array, size: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const { readable, writable } = new DecompressionStream('deflate-raw')
  const reader = readable.getReader()
  // Refused bytes are told to whoever reads.
  feed(writable, packed).catch(() => {})
  const bytes = new Uint8Array(size)
  let at = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (at + part.value.length > size) {
        await reader.cancel()
        return null
      }
      bytes.set(part.value, at)
      at += part.value.length
    }
  } catch {
    return null
  }
  if (at < size) return null
  known.set(bytes, packed as Uint8Array<ArrayBuffer>)
  return bytes
}

/** Slice by slice: what one becomes is read before the next is inflated. */
const feed = async (into: WritableStream<BufferSource>, packed: Uint8Array): Promise<void> => {
  const writer = into.getWriter()
  for (let at = 0; at < packed.length; at += SLICE)
    await writer.write(packed.subarray(at, at + SLICE) as Uint8Array<ArrayBuffer>)
  await writer.close()
}
