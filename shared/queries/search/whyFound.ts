import type { Ask } from './asked.ts'
import { marksOf } from './marks.ts'

/** As much of a text as a hit shows, and how much of that before what was found. */
const SHOWN = 200
const BEFORE = 60

export interface Searched {
  readonly title: string
  /** `title`, then what it is called besides. */
  readonly names: readonly string[]
  readonly facts: readonly string[]
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
}

export interface Why {
  readonly title: string
  /** The line that says why it was found; where the title says it, what one would rather know. */
  readonly detail: string
  /** What was found, as it stands in title and detail. */
  readonly terms: readonly string[]
}

/** How something that was found is shown: its name, and of all that is known of it the line that holds most of what the name does not. */
export const whyFound = ({ title, names, facts, texts, numbers }: Searched, asked: readonly Ask[]): Why => {
  const inTitle = marksOf(title, asked)
  const open = new Set(asked.keys())
  for (const { ask } of inTitle) open.delete(ask)
  let detail = facts[0] ?? texts[0] ?? ''
  let most = 0
  if (open.size > 0)
    for (const line of [names.slice(1).join(', '), ...facts, ...numbers, ...texts]) {
      const said = new Set(marksOf(line, asked).flatMap(({ ask }) => (open.has(ask) ? [ask] : []))).size
      if (said <= most) continue
      most = said
      detail = line
    }
  const shown = excerpt(detail, marksOf(detail, asked)[0]?.from ?? 0)
  const terms = [title, shown].flatMap((text) => marksOf(text, asked).map(({ from, to }) => text.slice(from, to)))
  return { title, detail: shown, terms: [...new Set(terms)] }
}

/** The part of a long text around a place in it. */
const excerpt = (text: string, at: number): string => {
  if (at + BEFORE < SHOWN) return text.slice(0, SHOWN)
  const begin = text.indexOf(' ', at - BEFORE) + 1
  return `… ${text.slice(begin > 0 && begin <= at ? begin : at, at + SHOWN - BEFORE)}`
}
