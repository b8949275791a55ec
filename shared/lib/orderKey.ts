/**
 * Fractional indexes: strings over 0-9A-Za-z whose plain order is the list's order, so that a move is one field write.
 * A key is an integer part (a letter that says its length, then digits) and a fraction. Appending counts the integer up, so
 * a list that only grows keeps short keys. Two people may choose the same key; lists break the tie by entity id.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const FIRST = 'a0'
const digitValue = (digit: string) => DIGITS.indexOf(digit)

const integerLength = (head: string): number => {
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 95
  if (head >= 'A' && head <= 'Z') return 92 - head.charCodeAt(0)
  return 0
}

/** '' when the key was not made here (it came from a peer and only has to be sortable). */
const integerPart = (key: string): string => {
  const length = key === '' ? 0 : integerLength(key[0]!)
  return length > 0 && key.length >= length ? key.slice(0, length) : ''
}

const step = (integer: string, by: 1 | -1): string | null => {
  const digits = [...integer.slice(1)]
  const wraps = by === 1 ? DIGITS[61]! : DIGITS[0]!
  for (let i = digits.length - 1; i >= 0; i--) {
    if (digits[i] !== wraps) {
      digits[i] = DIGITS[digitValue(digits[i]!) + by]!
      return integer[0] + digits.join('')
    }
    digits[i] = by === 1 ? DIGITS[0]! : DIGITS[61]!
  }
  const head = integer[0]!
  if (head === (by === 1 ? 'z' : 'A')) return null
  const next =
    by === 1
      ? head === 'Z'
        ? 'a'
        : String.fromCharCode(head.charCodeAt(0) + 1)
      : head === 'a'
        ? 'Z'
        : String.fromCharCode(head.charCodeAt(0) - 1)
  return next + (by === 1 ? DIGITS[0]! : DIGITS[61]!).repeat(integerLength(next) - 1)
}

/** A string between two, reading both as fractions; `b` null = no upper end. The result never ends in 0, so there is room below it. */
const midpoint = (a: string, b: string | null): string => {
  let out = ''
  for (let i = 0; ; i++) {
    // No room left below `b` (it is `a` and zeros): somewhere after `a` then.
    if (b !== null && i >= b.length) b = null
    const low = digitValue(a[i] ?? '0')
    const high = b === null ? 62 : digitValue(b[i] ?? '0')
    if (high - low > 1) return out + DIGITS[(low + high) >> 1]
    out += DIGITS[low]
    // Once below `b` by one digit, anything above the rest of `a` will do.
    if (high > low) b = null
  }
}

/** A key after `a` and before `b`; null = the list's end on that side. Total: where no key fits (equal or reversed neighbours), one after `a`. */
export const orderBetween = (a: string | null, b: string | null): string => {
  if (a !== null && b !== null && (a >= b || (/^0*$/.test(b.slice(a.length)) && b.startsWith(a))))
    return orderBetween(a, null)
  if (a === null) {
    if (b === null) return FIRST
    const integer = integerPart(b)
    if (integer && b > integer) return integer
    const lower = integer && step(integer, -1)
    return lower || midpoint('', b)
  }
  const integer = integerPart(a)
  const next = integer && step(integer, 1)
  if (next && (b === null || next < b)) return next
  if (integer && (b === null || integerPart(b) !== integer)) return integer + midpoint(a.slice(integer.length), null)
  return midpoint(a, b)
}

/** `count` keys in rising order between `a` and `b`. */
export const ordersBetween = (a: string | null, b: string | null, count: number): string[] => {
  if (count <= 0) return []
  if (b === null) {
    const out: string[] = []
    while (out.length < count) out.push(orderBetween(out.at(-1) ?? a, null))
    return out
  }
  const middle = orderBetween(a, b)
  const left = (count - 1) >> 1
  return [...ordersBetween(a, middle, left), middle, ...ordersBetween(middle, b, count - 1 - left)]
}
