/** One property of a vCard: `group.NAME;PARAM=value:value`. */
export interface ContentLine {
  /** Upper case, without its group. */
  readonly name: string
  /** What belongs together has one: `item1`; '' for none. */
  readonly group: string
  readonly params: Readonly<Record<string, string>>
  /** As it stands, still escaped; quoted-printable is decoded. */
  readonly value: string
  /** Line in the file, from 1. */
  readonly line: number
}

/** What stands before the colon is short; pictures of a megabyte stand behind it. */
const MAX_HEAD = 1000

/** RFC 6350 3.3 and vCard 2.1: folded lines joined, quoted-printable soft breaks too. Lines that are no property are left out. */
export const readContentLines = (text: string): ContentLine[] => {
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const out: ContentLine[] = []
  for (let i = 0; i < raw.length; i++) {
    const line = i + 1
    const parts = [raw[i]!]
    const head = raw[i]!.slice(0, MAX_HEAD)
    const quoted = /^[^:]*[;=]QUOTED-PRINTABLE/i.test(head)
    const binary = /^[^:]*[;=](BASE64|B)[;:]/i.test(head)
    for (;;) {
      const next = raw[i + 1]
      if (next === undefined) break
      if (quoted && parts.at(-1)!.endsWith('=')) parts.push(parts.pop()!.slice(0, -1), next)
      else if (next.startsWith(' ') || next.startsWith('\t')) parts.push(next.slice(1))
      // Some telephones do not indent the lines of a picture.
      else if (binary && /^[\w+/=]{16,}$/.test(next)) parts.push(next)
      else break
      i++
    }
    const read = readLine(parts.join(''), line)
    if (read) out.push(read)
  }
  return out
}

const readLine = (text: string, line: number): ContentLine | null => {
  const colon = endOfHead(text)
  if (colon < 1) return null
  const [full = '', ...params] = splitOutsideQuotes(text.slice(0, colon), ';')
  const dot = full.lastIndexOf('.')
  const name = full.slice(dot + 1).toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return null
  const read: Record<string, string> = Object.create(null)
  for (const param of params) {
    const equals = param.indexOf('=')
    // vCard 2.1 writes bare values: TEL;HOME;QUOTED-PRINTABLE
    const [key, value] = equals < 0 ? [bareKey(param), param] : [param.slice(0, equals), param.slice(equals + 1)]
    const plain = value.replace(/^"|"$/g, '')
    const upper = key.toUpperCase()
    read[upper] = read[upper] ? `${read[upper]},${plain}` : plain
  }
  const value = text.slice(colon + 1)
  return {
    name,
    group: full.slice(0, Math.max(dot, 0)),
    params: read,
    value: /^QUOTED-PRINTABLE$/i.test(read.ENCODING ?? '') ? unquote(value, read.CHARSET) : value,
    line,
  }
}

const bareKey = (value: string): string => (/^(QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(value) ? 'ENCODING' : 'TYPE')

const endOfHead = (text: string): number => {
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === ':' && !quoted) return i
  }
  return text.indexOf(':')
}

const splitOutsideQuotes = (text: string, separator: string): string[] => {
  const out: string[] = ['']
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    if (char === separator && !quoted) out.push('')
    else out[out.length - 1] += char
  }
  return out
}

/** RFC 2045 6.7, bytes in the stated character set; what a set nobody knows holds is read as UTF-8. */
const unquote = (value: string, charset = 'utf-8'): string => {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let i = 0; i < value.length; i++) {
    const hex = value[i] === '=' ? /^[0-9a-f]{2}/i.exec(value.slice(i + 1, i + 3)) : null
    if (hex) {
      bytes.push(Number.parseInt(hex[0], 16))
      i += 2
    } else {
      const char = String.fromCodePoint(value.codePointAt(i)!)
      for (const byte of encoder.encode(char)) bytes.push(byte)
      i += char.length - 1
    }
  }
  const data = Uint8Array.from(bytes)
  try {
    return new TextDecoder(charset).decode(data)
  } catch {
    return new TextDecoder().decode(data)
  }
}

/** Splits at separators that no backslash makes letters, and takes the backslashes away. */
export const splitEscaped = (value: string, separator: string): string[] => {
  const out = ['']
  for (let i = 0; i < value.length; i++) {
    const char = value[i]!
    if (char === '\\' && i + 1 < value.length) {
      const next = value[++i]!
      out[out.length - 1] += next === 'n' || next === 'N' ? '\n' : next
    } else if (char === separator) out.push('')
    else out[out.length - 1] += char
  }
  return out
}

export const unescapeText = (value: string): string => splitEscaped(value, '\u0000').join('')

export const escapeText = (value: string): string => value.replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

/** At most 75 bytes a line, never inside a character (RFC 6350 3.2, RFC 5545 3.1). */
export const fold = (line: string): string => {
  const encoder = new TextEncoder()
  let out = ''
  let width = 0
  for (const char of line) {
    const size = encoder.encode(char).length
    if (width + size > 75) {
      out += '\r\n '
      width = 1
    }
    out += char
    width += size
  }
  return out
}
