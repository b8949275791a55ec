const PREFIX = 0.6
const FUZZY = 0.2

/** One slip in a short word, two (letters swapped) in a longer one; none where every second word would match, or in what is no word: another number is another. */
const slips = (word: string): number =>
  word.length < 4 || word.length > 60 || /^\d+$/.test(word) ? 0 : word.length < 6 ? 1 : 2

/** The first term that is not before the word. */
const lowerBound = (terms: readonly string[], word: string): number => {
  let from = 0
  let below = terms.length
  while (from < below) {
    const middle = (from + below) >> 1
    if (terms[middle]! < word) from = middle + 1
    else below = middle
  }
  return from
}

/** Terms in order, and how many letters each has in common with the one before it, up to 255. */
export interface OrderedTerms {
  readonly terms: readonly string[]
  readonly shared: Uint8Array
}

export const orderTerms = (unordered: readonly string[]): OrderedTerms => sharing([...unordered].sort())

/** The same for terms in order already. */
export const sharing = (terms: readonly string[]): OrderedTerms => {
  const shared = new Uint8Array(terms.length)
  for (let at = 1; at < terms.length; at++) {
    const before = terms[at - 1]!
    const term = terms[at]!
    const most = Math.min(255, before.length, term.length)
    let same = 0
    while (same < most && before.charCodeAt(same) === term.charCodeAt(same)) same++
    shared[at] = same
  }
  return { terms, shared }
}

/** Is the term what `matchTerms` would tell of? */
export const isMatch = (term: string, word: string): boolean => {
  let found = false
  matchTerms(orderTerms([term]), word, () => {
    found = true
  })
  return found
}

/** Tells of each term that is the word, begins with it, or is within a slip or two of it: the nearer, the more it is worth, 1 at most. */
export const matchTerms = (ordered: OrderedTerms, word: string, match: (at: number, worth: number) => void): void => {
  const { terms } = ordered
  const begin = lowerBound(terms, word)
  let end = begin
  for (; end < terms.length && terms[end]!.startsWith(word); end++) {
    const { length } = terms[end]!
    const longer = length - word.length
    match(end, longer === 0 ? 1 : (PREFIX * length) / (length + 0.3 * longer))
  }
  const most = slips(word)
  if (most > 0)
    eachNear(ordered, word, most, (at, distance) => {
      const { length } = terms[at]!
      if (at < begin || at >= end) match(at, (FUZZY * length) / (length + distance))
    })
}

/**
 * Levenshtein distances over the whole list as over a tree: a term's table begins with the rows of the letters it shares with the one
 * before, and what begins with letters that are too far off already is passed over.
 */
const eachNear = (
  { terms, shared }: OrderedTerms,
  word: string,
  most: number,
  near: (at: number, distance: number) => void,
): void => {
  const width = word.length + 1
  const deepest = word.length + most
  // Row r: distances of a term's first r letters to each beginning of the word.
  const table = new Uint8Array((deepest + 2) * width)
  for (let column = 0; column < width; column++) table[column] = column
  /** Rows that are filled for the term before. */
  let filled = 0
  /** The row where all are too far off; nothing that shares so many letters can be near. */
  let tooFar = Number.POSITIVE_INFINITY
  for (let at = 0; at < terms.length; at++) {
    const same = shared[at]!
    if (same >= tooFar) continue
    tooFar = Number.POSITIVE_INFINITY
    filled = Math.min(filled, same)
    const term = terms[at]!
    const depth = Math.min(term.length, deepest + 1)
    while (filled < depth) {
      const letter = term.charCodeAt(filled)
      const above = filled * width
      const row = above + width
      filled++
      table[row] = filled
      let least = filled
      for (let column = 1; column < width; column++) {
        const replaced = table[above + column - 1]! + (word.charCodeAt(column - 1) === letter ? 0 : 1)
        const value = Math.min(replaced, table[above + column]! + 1, table[row + column - 1]! + 1)
        table[row + column] = value
        if (value < least) least = value
      }
      if (least > most) {
        tooFar = filled
        break
      }
    }
    if (tooFar !== Number.POSITIVE_INFINITY || term.length > deepest) continue
    const distance = table[filled * width + word.length]!
    if (distance <= most) near(at, distance)
  }
}
