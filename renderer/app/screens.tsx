import { type ComponentType, lazy } from 'react'

type Module = Readonly<Record<string, ComponentType>>
const modules = import.meta.glob<Module>('../features/{people,departments,events}/*Screen.tsx')

/** A feature's screen, loaded when first visited: `people/PeopleScreen`. */
export const screen = (path: string) => {
  const load = modules[`../features/${path}.tsx`]
  const name = path.split('/').at(-1)!
  const Screen = lazy(async () => ({ default: (await load?.())?.[name] ?? (() => null) }))
  return () => <Screen />
}
