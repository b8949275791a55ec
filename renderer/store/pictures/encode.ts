import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { ok, problem, type Result } from '../../../shared/lib/result.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { MAX_PICTURE } from '../../../shared/sync/pictureSource.ts'
import { pictureSize } from './pictureSize.ts'

/** Longest side in pixels. */
const MAX_SIDE = 512
/** More would take gigabytes to decode. */
const MAX_PIXELS = 64_000_000
/** Tried one after the other until the picture is small enough. */
const attempts = [
  [512, 0.85],
  [512, 0.7],
  [512, 0.5],
  [384, 0.5],
  [256, 0.5],
  [192, 0.4],
] as const

/** Part of a picture, in its own pixels. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a picture is known and asked for by: SHA-256, base64url. */
export const pictureId = (bytes: Uint8Array): string => toBase64Url(sha256(bytes))

/** Fit to be kept and shown as it is. */
export const isPicture = (bytes: Uint8Array): boolean => {
  const size = pictureSize(bytes)
  return size?.type === 'image/webp' && bytes.length <= MAX_PICTURE && Math.max(size.width, size.height) <= MAX_SIDE
}

/**
 * Any picture as a small WebP; in a worker or a window. One that fits already stays as it is, so that what is exported has the same id when
 * it comes back. Nothing but the pixels is kept: no place, no camera. Problems `pictureUnreadable`, `pictureTooLarge`.
 */
export const encodePicture = async (
  bytes: Uint8Array<ArrayBuffer>,
  { crop }: { readonly crop?: Crop } = {},
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  const size = pictureSize(bytes)
  if (!size) return problem('pictureUnreadable')
  if (size.width * size.height > MAX_PIXELS) return problem('pictureTooLarge')
  let bitmap: ImageBitmap
  try {
    // What only looks like a picture is none.
    const source = new Blob([bytes], { type: size.type })
    bitmap = crop
      ? await createImageBitmap(source, crop.x, crop.y, crop.width, crop.height)
      : await createImageBitmap(source)
  } catch {
    return problem('pictureUnreadable')
  }
  try {
    return !crop && isPicture(bytes) ? ok(bytes) : await shrink(bitmap)
  } finally {
    bitmap.close()
  }
}

const shrink = async (bitmap: ImageBitmap): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  for (const [side, quality] of attempts) {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    )
    const pen = canvas.getContext('2d')
    if (!pen) return problem('pictureUnreadable')
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
    if (blob.type === 'image/webp' && blob.size <= MAX_PICTURE) return ok(new Uint8Array(await blob.arrayBuffer()))
  }
  return problem('pictureTooLarge')
}
