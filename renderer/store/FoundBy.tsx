import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Ask, askedOf } from '../../shared/queries/search/asked.ts'
import { marksOf } from '../../shared/queries/search/marks.ts'
import { Marked } from '../ui/Marked.tsx'

const Asked = createContext<readonly Ask[]>([])

/** Around a list that is searched: what `Found` in it marks. */
export const FoundBy = ({ query, children }: { readonly query: string; readonly children: ReactNode }) => (
  <Asked value={useMemo(() => askedOf(query), [query])}>{children}</Asked>
)

/** A searched text: as much of it as was typed is marked, whatever script it is in. */
export const Found = ({ text }: { readonly text: string }) => {
  const asked = useContext(Asked)
  const terms = useMemo(() => marksOf(text, asked).map(({ from, to }) => text.slice(from, to)), [text, asked])
  return <Marked text={text} terms={terms} />
}
