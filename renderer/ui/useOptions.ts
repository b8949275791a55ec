import { useEffect, useMemo, useRef, useState } from 'react'
import { foldText } from '../../shared/lib/foldText.ts'
import type { Option } from './fieldProps.ts'

/** A fixed list, or (for long ones: people) a search that yields the best few. */
export type Options = readonly Option[] | ((query: string) => Promise<readonly Option[]>)

const limit = 50

/** Best matches of what is typed: beginnings before middles, umlauts and Cyrillic either way. */
export const matching = (options: readonly Option[], query: string): readonly Option[] => {
  const wanted = foldText(query.trim())
  if (wanted === '') return options.slice(0, limit)
  const starts: Option[] = []
  const inside: Option[] = []
  for (const option of options) {
    const folded = foldText(option.label)
    if (folded.startsWith(wanted)) starts.push(option)
    else if (folded.includes(wanted)) inside.push(option)
    if (starts.length === limit) break
  }
  return [...starts, ...inside].slice(0, limit)
}

/** The options to show for `query`. The last ones stay until a slower answer is there. */
export const useOptions = (options: Options, query: string): readonly Option[] => {
  const fixed = useMemo(() => (typeof options === 'function' ? null : matching(options, query)), [options, query])
  const [found, setFound] = useState<readonly Option[]>([])
  const search = useRef(options)
  search.current = options
  const isSearch = typeof options === 'function'
  useEffect(() => {
    let isStale = false
    if (isSearch && typeof search.current === 'function')
      search.current(query).then((next) => {
        if (!isStale) setFound(next)
      })
    return () => {
      isStale = true
    }
  }, [isSearch, query])
  return fixed ?? found
}
