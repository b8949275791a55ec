import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { BrokenScreen } from './BrokenScreen.tsx'
import { Inside } from './Inside.tsx'
import { NotFound } from './NotFound.tsx'
import { Root } from './Root.tsx'
import { looseSearch } from './search.ts'

/** Screens that need to be told where they stand. */
const given = () => import('./routes.tsx')

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => (
    <BrokenScreen error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
  ),
})
const under = { getParentRoute: () => root }
const welcome = createRoute({
  ...under,
  path: '/welcome',
  component: lazyRouteComponent(given, 'WelcomeRoute'),
  validateSearch: looseSearch,
})
const join = createRoute({
  ...under,
  path: '/join',
  component: lazyRouteComponent(given, 'JoinRoute'),
  validateSearch: looseSearch,
})

const apply = createRoute({ ...under, path: '/apply/$payload', component: lazyRouteComponent(given, 'ApplyRoute') })
const joinByLink = createRoute({ ...under, path: '/join/$payload', component: lazyRouteComponent(given, 'JoinRoute') })

const link = createRoute({
  ...under,
  path: '/link',
  component: lazyRouteComponent(given, 'LinkRoute'),
  validateSearch: looseSearch,
})
const linkBy = createRoute({ ...under, path: '/link/$payload', component: lazyRouteComponent(given, 'LinkRoute') })
const recover = createRoute({
  ...under,
  path: '/recover',
  component: lazyRouteComponent(given, 'RecoverRoute'),
  validateSearch: looseSearch,
})
const recoverBy = createRoute({
  ...under,
  path: '/recover/$payload',
  component: lazyRouteComponent(given, 'RecoverRoute'),
})

/** Everything that needs an open network, inside the frame. */
const inside = createRoute({ ...under, id: 'inside', component: Inside })
const within = { getParentRoute: () => inside }
const home = createRoute({
  ...within,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomeScreen.tsx'), 'HomeScreen'),
})
const settings = createRoute({
  ...within,
  path: '/settings',
  component: lazyRouteComponent(given, 'SettingsRoute'),
  validateSearch: looseSearch,
})
const receipts = createRoute({ ...within, path: '/receipts', component: lazyRouteComponent(given, 'ReceiptsRoute') })
const receipt = createRoute({ ...within, path: '/receipts/$id', component: lazyRouteComponent(given, 'ReceiptRoute') })
const invite = createRoute({ ...within, path: '/invite', component: lazyRouteComponent(given, 'InviteRoute') })

// A list and its records are one route with children that draw nothing: the list stays mounted and keeps its place.
const people = createRoute({
  ...within,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/PeopleScreen.tsx'), 'PeopleScreen'),
  validateSearch: looseSearch,
})
const person = createRoute({ getParentRoute: () => people, path: '$id' })
const peopleImport = createRoute({
  ...within,
  path: '/people/import',
  component: lazyRouteComponent(() => import('../features/people/PeopleImportScreen.tsx'), 'PeopleImportScreen'),
})

const organisations = createRoute({
  ...within,
  path: '/organisations',
  component: lazyRouteComponent(
    () => import('../features/organisations/OrganisationsScreen.tsx'),
    'OrganisationsScreen',
  ),
  validateSearch: looseSearch,
})
const organisation = createRoute({ getParentRoute: () => organisations, path: '$id' })

const duplicates = createRoute({
  ...within,
  path: '/people/duplicates',
  component: lazyRouteComponent(() => import('../features/people/duplicates/DuplicatesScreen.tsx'), 'DuplicatesScreen'),
  validateSearch: looseSearch,
})

const departments = createRoute({
  ...within,
  path: '/departments',
  component: lazyRouteComponent(() => import('../features/departments/DepartmentsScreen.tsx'), 'DepartmentsScreen'),
  validateSearch: looseSearch,
})
const board = createRoute({
  ...within,
  path: '/departments/$id',
  component: lazyRouteComponent(() => import('../features/departments/BoardScreen.tsx'), 'BoardScreen'),
  validateSearch: looseSearch,
})
const card = createRoute({ getParentRoute: () => board, path: 'cards/$cardId' })

const events = createRoute({
  ...within,
  path: '/events',
  component: lazyRouteComponent(() => import('../features/events/EventsScreen.tsx'), 'EventsScreen'),
  validateSearch: looseSearch,
})
const event = createRoute({ getParentRoute: () => events, path: '$id' })
const eventsImport = createRoute({
  ...within,
  path: '/events/import',
  component: lazyRouteComponent(() => import('../features/events/EventsImportScreen.tsx'), 'EventsImportScreen'),
})

const contacts = createRoute({
  ...within,
  path: '/met',
  component: lazyRouteComponent(() => import('../features/contacts/ContactsScreen.tsx'), 'ContactsScreen'),
  validateSearch: looseSearch,
})
const contact = createRoute({ getParentRoute: () => contacts, path: '$id' })

const notices = createRoute({
  ...within,
  path: '/notices',
  component: lazyRouteComponent(() => import('../features/trust/NoticesScreen.tsx'), 'NoticesScreen'),
  validateSearch: looseSearch,
})

const admission = createRoute({
  ...within,
  path: '/admission',
  component: lazyRouteComponent(() => import('../features/admission/AdmissionScreen.tsx'), 'AdmissionScreen'),
  validateSearch: looseSearch,
})
const request = createRoute({ getParentRoute: () => admission, path: '$id' })

const devices = createRoute({
  ...within,
  path: '/devices',
  component: lazyRouteComponent(() => import('../features/devices/DevicesScreen.tsx'), 'DevicesScreen'),
})
const privacy = createRoute({
  ...within,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./PrivacyRoute.tsx'), 'PrivacyRoute'),
})

const routeTree = root.addChildren([
  welcome,
  join,
  joinByLink,
  link,
  linkBy,
  recover,
  recoverBy,
  apply,

  inside.addChildren([
    home,
    settings,
    receipts,
    receipt,
    invite,
    people.addChildren([person]),
    peopleImport,
    duplicates,
    organisations.addChildren([organisation]),
    departments,
    board.addChildren([card]),
    events.addChildren([event]),
    eventsImport,
    contacts.addChildren([contact]),
    admission.addChildren([request]),
    notices,
    devices,
    privacy,
  ]),
])

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: false,
  scrollRestoration: true,
})

/** Fetches the code of the screen that the address names, before anything is drawn. */
export const loadScreen = (): void => {
  const [matched] = router.getMatchedRoutes(router.latestLocation.pathname)
  // A failure is shown when the router itself asks for the screen.
  for (const route of matched) router.loadRouteChunk(route)?.catch(() => {})
}

/** The code of home and of the small screens, for the next click; also when the program that serves the app has ended by then. */
export const loadOtherScreens = (): void => {
  for (const route of [home, settings]) router.loadRouteChunk(route)?.catch(() => {})
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
