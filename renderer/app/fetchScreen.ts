/** By what an address begins with. */
const screens: Readonly<Record<string, () => Promise<unknown>>> = {
  '': () => import('../features/home/HomeScreen.tsx'),
  people: () => import('../features/people/PeopleScreen.tsx'),
  departments: () => import('../features/departments/DepartmentsScreen.tsx'),
  events: () => import('../features/events/EventsScreen.tsx'),
}

/** Fetches the code of the screen where windows mostly begin; the router, which asks for all others too, comes later. `hash` as in an address: `#/people/...`. */
export const fetchScreen = (hash: string): void => {
  const [, first = ''] = hash.split(/[/?]/)
  // A failure is shown when the router itself asks for the screen.
  screens[first]?.().catch(() => {})
}
