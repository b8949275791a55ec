/** Fields whose elements are sentences: commas belong to them. */
const sentences = new Set([
  'offers',
  'asks',
  'custom',
  'links',
  'contacts',
  'affiliations',
  'languageLevels',
  'visibility',
])

/**
 * Elements of a list in one cell: separated by `;`, `|` or lines, or by commas where there is none of these and the elements are words.
 * A backslash before a separator makes it a letter, which is how exports write them (`joinList`).
 */
export const splitList = (cell: string, field: string): string[] => {
  const strong = /(?<!\\)(?:\\\\)*[;|\n]/.test(cell)
  const separators = strong || sentences.has(field) ? ';|\n' : ','
  const out: string[] = []
  let element = ''
  for (let i = 0; i < cell.length; i++) {
    const char = cell[i]!
    if (char === '\\' && /[\\;|,n]/.test(cell[i + 1] ?? '')) {
      i++
      element += cell[i] === 'n' ? '\n' : cell[i]
    } else if (separators.includes(char)) {
      out.push(element)
      element = ''
    } else element += char
  }
  out.push(element)
  return out.map((part) => part.trim()).filter(Boolean)
}

/** Inverse of `splitList` for any elements without outer spaces. */
export const joinList = (elements: readonly string[]): string =>
  elements.map((element) => element.replace(/[\\;|,]/g, '\\$&').replace(/\n/g, '\\n')).join('; ')

/** A cell that spreadsheets would run as a formula gets an apostrophe; plain phone numbers and figures do not. */
export const guard = (cell: string): string =>
  /^'+[=@+\-\t\r]/.test(cell) || /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s()/.-]*$/.test(cell))
    ? `'${cell}`
    : cell

/** Inverse of `guard`. */
export const unguard = (cell: string): string => (/^'+[=@+\-\t\r]/.test(cell) ? cell.slice(1) : cell)
