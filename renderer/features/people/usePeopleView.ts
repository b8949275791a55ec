import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { LEVEL, type PeopleChoice, spanFacets, valueFacets } from '../../../shared/queries/people/choice.ts'
import type { PeopleOrder } from '../../../shared/queries/people/PeopleIndex.ts'
import { isNewestFirst } from './list/columnIds.ts'

export type Look = 'table' | 'cards'
type Address = Readonly<Record<string, string | readonly string[]>>

interface View {
  readonly query: string
  /** Undefined: by name, or by the best match while something is typed. */
  readonly order: PeopleOrder | undefined
  readonly choice: PeopleChoice
  readonly look: Look
  /** Those who are not here any more, instead of everyone. */
  readonly past: boolean
}

export interface PeopleView extends View {
  /** What to put behind `/people` and `/people/$id` so that the view stays as it is. */
  readonly address: () => Address
  /** The same as one line, as it is kept in saved views. */
  readonly line: () => string
  readonly setQuery: (query: string) => void
  readonly setOrder: (order: PeopleOrder | undefined) => void
  readonly setFacet: (facet: string, values: readonly string[]) => void
  readonly setLook: (look: Look) => void
  readonly setPast: (past: boolean) => void
  /** Another view as a whole: a saved one. */
  readonly show: (line: string) => void
  readonly clear: () => void
}

/** The address follows the typing after a pause: one entry in the history would otherwise be a letter. */
const PAUSE = 300

const isFacet = (key: string): boolean =>
  key === LEVEL || key.startsWith('c:') || [...valueFacets, ...spanFacets].includes(key as 'city')

const listOf = (raw: unknown): readonly string[] =>
  (Array.isArray(raw) ? raw : raw === undefined ? [] : [raw]).map(String).filter(Boolean)

/** `city` in the direction one expects of it, `-city` the other way. */
const orderIn = (raw: unknown): PeopleOrder | undefined => {
  if (typeof raw !== 'string' || raw === '') return undefined
  const by = raw.replace(/^-/, '')
  return { by, isDown: isNewestFirst(by) !== raw.startsWith('-') }
}
const orderText = ({ by, isDown }: PeopleOrder): string => (isDown === isNewestFirst(by) ? by : `-${by}`)

const addressOf = ({ query, order, choice, look, past }: View): Address => {
  const out: Record<string, string | readonly string[]> = {}
  if (query.trim()) out.q = query.trim()
  if (order) out.sort = orderText(order)
  if (look !== 'table') out.view = look
  for (const [facet, values] of Object.entries(choice)) if (values.length > 0) out[facet] = values
  if (past) out.past = '1'
  return out
}

/** `city=Kiel&city=Riga&sort=-joined`, the same for the same view. */
export const lineOf = (address: Address): string =>
  new URLSearchParams(
    Object.entries(address)
      .flatMap(([key, value]) => [value].flat().map((each): [string, string] => [key, String(each)]))
      .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)),
  ).toString()

/** What a line asks, for the address; whatever else somebody wrote into it is dropped. */
export const addressIn = (line: string): Address => {
  const out: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(line)) {
    if (key === 'q' || key === 'sort' || key === 'view') out[key] = value
    else if (isFacet(key)) out[key] = [...[out[key] ?? []].flat(), value]
  }
  return out
}

/**
 * Search, filters, order and look of the directory. They live in the address: a view can be kept as a bookmark, and Back from a record or
 * another page finds it again. Each filter is a step that Back takes back; typing is one step.
 */
export const usePeopleView = (): PeopleView => {
  const raw = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const written = JSON.stringify(
    Object.keys(raw)
      .filter(isFacet)
      .sort()
      .map((facet) => [facet, listOf(raw[facet])]),
  )
  const choice = useMemo((): PeopleChoice => {
    const all = JSON.parse(written) as [string, string[]][]
    return Object.fromEntries(all.filter(([, values]) => values.length > 0))
  }, [written])
  const sort = typeof raw.sort === 'string' ? raw.sort : ''
  const order = useMemo(() => orderIn(sort), [sort])

  const inAddress = listOf(raw.q).join(' ')
  const [query, setQuery] = useState(inAddress)
  const typed = useRef(inAddress)
  // Back, or a link to another view; what is being typed is ahead of the address and stays.
  useEffect(() => {
    if (inAddress === typed.current) return
    typed.current = inAddress
    setQuery(inAddress)
  }, [inAddress])

  const past = raw.past !== undefined
  const view: View = { query, order, choice, look: raw.view === 'cards' ? 'cards' : 'table', past }
  const address = (next: Partial<View> = {}): Address => {
    const out = addressOf({ ...view, ...next })
    typed.current = typeof out.q === 'string' ? out.q : ''
    return out
  }
  const go = (next: Partial<View>, replace = false) =>
    void navigate({ to: '.', search: address(next) as never, replace })
  const write = useRef(go)
  write.current = go
  useEffect(() => {
    const timer = setTimeout(() => query.trim() !== typed.current && write.current({}, true), PAUSE)
    return () => clearTimeout(timer)
  }, [query])

  return {
    ...view,
    address: () => address(),
    line: () => lineOf(addressOf(view)),
    setQuery,
    setOrder: (order) => go({ order }),
    setFacet: (facet, values) => go({ choice: { ...choice, [facet]: values } }),
    setLook: (look) => go({ look }),
    setPast: (past) => go({ past }),
    show: (line) => {
      const to = addressIn(line)
      typed.current = typeof to.q === 'string' ? to.q : ''
      setQuery(typed.current)
      void navigate({ to: '.', search: to as never })
    },
    clear: () => {
      setQuery('')
      go({ query: '', choice: {} })
    },
  }
}
