import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type FacetChoice, type FacetName, facetNames } from '../../../shared/queries/memberFacets.ts'

type ListOrder = 'name' | 'changed'
type Address = Readonly<Record<string, string | readonly string[]>>

interface View {
  readonly query: string
  readonly order: ListOrder
  readonly choice: FacetChoice
  /** Those who are not here any more, instead of everyone. */
  readonly past: boolean
}

export interface PeopleView extends View {
  /** What to put behind `/people` and `/people/$id` so that the view stays as it is. */
  readonly address: () => Address
  readonly setQuery: (query: string) => void
  readonly setOrder: (order: ListOrder) => void
  readonly setFacet: (facet: FacetName, values: readonly string[]) => void
  readonly setPast: (past: boolean) => void
  readonly clear: () => void
}

/** The address follows the typing after a pause: one entry in the history would otherwise be a letter. */
const PAUSE = 300

const listOf = (raw: unknown): readonly string[] =>
  (Array.isArray(raw) ? raw : raw === undefined ? [] : [raw]).map(String).filter(Boolean)

const addressOf = ({ query, order, choice, past }: View): Address => {
  const out: Record<string, string | readonly string[]> = {}
  if (query.trim()) out.q = query.trim()
  if (order !== 'name') out.sort = order
  for (const facet of facetNames) if (choice[facet]?.length) out[facet] = choice[facet]
  if (past) out.past = '1'
  return out
}

/**
 * Search, filters and order of the directory. They live in the address: a view can be kept as a bookmark, and Back from a record or
 * another page finds it again. Each filter is a step that Back takes back; typing is one step.
 */
export const usePeopleView = (): PeopleView => {
  const raw = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const order: ListOrder = raw.sort === 'changed' ? 'changed' : 'name'
  const facets = JSON.stringify(facetNames.map((facet) => listOf(raw[facet])))
  const choice = useMemo((): FacetChoice => {
    const lists = JSON.parse(facets) as string[][]
    return Object.fromEntries(facetNames.flatMap((facet, i) => (lists[i]!.length > 0 ? [[facet, lists[i]!]] : [])))
  }, [facets])

  const inAddress = listOf(raw.q).join(' ')
  const [query, setQuery] = useState(inAddress)
  const written = useRef(inAddress)
  // Back, or a link to another view; what is being typed is ahead of the address and stays.
  useEffect(() => {
    if (inAddress === written.current) return
    written.current = inAddress
    setQuery(inAddress)
  }, [inAddress])

  const past = raw.past !== undefined
  const view = { query, order, choice, past }
  const address = (next: Partial<View> = {}): Address => {
    const out = addressOf({ ...view, ...next })
    written.current = typeof out.q === 'string' ? out.q : ''
    return out
  }
  const go = (next: Partial<View>, replace = false) =>
    void navigate({ to: '.', search: address(next) as never, replace })
  const write = useRef(go)
  write.current = go
  useEffect(() => {
    const timer = setTimeout(() => query.trim() !== written.current && write.current({}, true), PAUSE)
    return () => clearTimeout(timer)
  }, [query])

  return {
    ...view,
    address: () => address(),
    setQuery,
    setOrder: (order) => go({ order }),
    setFacet: (facet, values) => go({ choice: { ...choice, [facet]: values } }),
    setPast: (past) => go({ past }),
    clear: () => {
      setQuery('')
      go({ query: '', choice: {} })
    },
  }
}
