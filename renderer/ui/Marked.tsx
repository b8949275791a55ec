import { type ReactNode, useMemo } from 'react'
import './Marked.css'

export interface MarkedProps {
  readonly text: string
  /** What was found, as it stands in texts. Words count where a word begins, digits anywhere. */
  readonly terms?: readonly string[] | undefined
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const patternOf = (terms: readonly string[]): RegExp =>
  new RegExp(
    [...terms]
      .sort((a, b) => b.length - a.length)
      .map((term) => (/^\d/.test(term) ? escaped(term) : `(?<![\\p{L}\\p{N}])${escaped(term)}`))
      .join('|'),
    'gu',
  )

/** A text that was found, with what it was found by marked. */
export const Marked = ({ text, terms = [] }: MarkedProps): ReactNode => {
  const key = terms.join('\n')
  return useMemo(() => {
    if (key === '') return text
    const parts: ReactNode[] = []
    let told = 0
    for (const { 0: found, index } of text.matchAll(patternOf(key.split('\n')))) {
      if (index > told) parts.push(text.slice(told, index))
      told = index + found.length
      parts.push(
        <mark key={index} className="v-mark">
          {found}
        </mark>,
      )
    }
    return told === 0 ? text : [...parts, text.slice(told)]
  }, [text, key])
}
