import { useEffect } from 'react'

const titles: string[] = []
let suffix = 'Vmeste'

const show = () => {
  const top = titles.at(-1)
  document.title = top && top !== suffix ? `${top} · ${suffix}` : suffix
}

/** What stands after the page's own title: the network's name. */
export const setTitleSuffix = (next: string): void => {
  suffix = next
  show()
}

/** The window's title while mounted; the innermost wins (an open record over its list). */
export const useTitle = (title: string): void => {
  useEffect(() => {
    titles.push(title)
    show()
    return () => {
      titles.splice(titles.lastIndexOf(title), 1)
      show()
    }
  }, [title])
}
