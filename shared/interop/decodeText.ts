import { ok, problem, type Result } from '../lib/result.ts'

export const MAX_FILE_MB = 100

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** First bytes of files that people take for a list: spreadsheets, archives, pictures, documents. */
const signatures: readonly (readonly [code: string, bytes: readonly number[]])[] = [
  ['fileIsSpreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['fileIsSpreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['fileIsBinary', [0x25, 0x50, 0x44, 0x46]],
  ['fileIsBinary', [0x89, 0x50, 0x4e, 0x47]],
  ['fileIsBinary', [0xff, 0xd8, 0xff]],
  ['fileIsBinary', [0x1f, 0x8b]],
  ['fileIsBinary', [0x47, 0x49, 0x46, 0x38]],
]

const begins = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/**
 * Text of a file whose encoding nobody states. Byte order marks decide; then UTF-16 by its zeros, UTF-8 by its form, and what is
 * left is Cyrillic or Western by whether the words with letters beyond ASCII have any others; unless somebody says which (`told`). Total: problems `fileEmpty`, `fileTooLarge {limit}` (MB),
 * `fileIsSpreadsheet`, `fileIsBinary`.
 */
export const decodeText = (
  bytes: Uint8Array,
  told?: Encoding,
): Result<{ readonly text: string; readonly encoding: Encoding }> => {
  if (bytes.length === 0) return problem('fileEmpty')
  if (bytes.length > MAX_FILE_MB * 1024 * 1024) return problem('fileTooLarge', { limit: MAX_FILE_MB })
  const signature = signatures.find(([, start]) => begins(bytes, start))
  if (signature) return problem(signature[0])
  const encoding = told ?? detectEncoding(bytes)
  if (!encoding) return problem('fileIsBinary')
  const text = new TextDecoder(encoding).decode(bytes)
  return text.trim() ? ok({ text, encoding }) : problem('fileEmpty')
}

/** Null for bytes that are no text. */
export const detectEncoding = (bytes: Uint8Array): Encoding | null => {
  if (begins(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (begins(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (begins(bytes, [0xfe, 0xff])) return 'utf-16be'
  const head = bytes.subarray(0, 64 * 1024)
  const zeros = [0, 0]
  let controls = 0
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!
    if (byte === 0) zeros[i % 2]!++
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++
  }
  const pairs = head.length / 2
  if (zeros[0]! + zeros[1]! > 0) {
    // Separators and line ends are ASCII in every list, so UTF-16 shows zeros on one side only.
    if (zeros[1]! > pairs * 0.1 && zeros[0]! <= pairs * 0.01) return 'utf-16le'
    if (zeros[0]! > pairs * 0.1 && zeros[1]! <= pairs * 0.01) return 'utf-16be'
    return null
  }
  if (controls > head.length * 0.02) return null
  if (isUtf8(bytes)) return 'utf-8'
  return isMostlyBeyondAscii(bytes) ? 'windows-1251' : 'windows-1252'
}

/** `stream`: a character cut off at the end of a truncated file does not make the rest Western. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Cyrillic words hold hardly a letter of ASCII, Western ones mostly such: `Größing` has two of seven beyond. */
const isMostlyBeyondAscii = (bytes: Uint8Array): boolean => {
  let beyond = 0
  let ascii = 0
  let word = { beyond: 0, ascii: 0 }
  for (let i = 0; i <= bytes.length && beyond + ascii < 20_000; i++) {
    const byte = bytes[i] ?? 0
    const isAscii = (byte | 32) >= 97 && (byte | 32) <= 122
    if (byte >= 0xc0) word.beyond++
    else if (isAscii) word.ascii++
    else {
      if (word.beyond > 0) {
        beyond += word.beyond
        ascii += word.ascii
      }
      word = { beyond: 0, ascii: 0 }
    }
  }
  return beyond > ascii
}
