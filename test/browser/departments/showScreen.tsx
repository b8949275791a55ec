import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { I18nProvider as AriaI18n, RouterProvider as AriaRouter } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import type { Session } from '../../../renderer/store/api.ts'
import { SessionProvider } from '../../../renderer/store/hooks.tsx'
import { I18nProvider, type Locale } from '../../../renderer/ui/i18n.tsx'
import { Toasts } from '../../../renderer/ui/toasts.tsx'
import '../../../renderer/ui/base.css'

// react-aria virtualises under NODE_ENV=test only when told so, and asks `process`, which a browser has not.
;(globalThis as { process?: unknown }).process ??= { env: { VIRT_ON: 'true' } }

interface ShowOptions {
  readonly session: Session
  /** Path as in the app: `/departments/$id`. Children (`cards/$cardId`) share the parent's component. */
  readonly routes: Readonly<Record<string, FunctionComponent>>
  readonly at: string
  readonly locale?: Locale
}

export interface Shown {
  readonly path: () => string
  readonly search: () => unknown
  readonly back: () => void
  readonly go: (path: string) => Promise<void>
  readonly close: () => void
}

/** Mounts screens under a router that behaves like the app's. */
export const showScreen = ({ session, routes, at, locale = 'en' }: ShowOptions): Shown => {
  const root = createRootRoute({ component: () => <Outlet /> })
  const tree = root.addChildren(
    Object.entries(routes).map(([path, component]) => {
      const parent = createRoute({ getParentRoute: () => root, path, component, validateSearch: (raw) => raw })
      if (path === '/departments/$id')
        return parent.addChildren([createRoute({ getParentRoute: () => parent, path: 'cards/$cardId' })])
      if (path === '/people' || path === '/organisations')
        return parent.addChildren([createRoute({ getParentRoute: () => parent, path: '$id' })])
      return parent
    }),
  )
  const history = createMemoryHistory({ initialEntries: [at] })
  const router = createRouter({ routeTree: tree, history })
  const host = document.createElement('div')
  host.style.cssText = 'position:fixed;inset:0;background:var(--v-bg)'
  document.body.append(host)
  const reactRoot = createRoot(host)
  reactRoot.render(
    <AriaI18n locale={{ en: 'en-GB', de: 'de-DE', ru: 'ru-RU' }[locale]}>
      <I18nProvider locale={locale}>
        <AriaRouter navigate={(to) => history.push(to)}>
          <SessionProvider session={session}>
            <RouterProvider router={router as never} />
            <Toasts />
          </SessionProvider>
        </AriaRouter>
      </I18nProvider>
    </AriaI18n>,
  )
  return {
    path: () => router.state.location.pathname,
    search: () => router.state.location.search,
    back: () => history.back(),
    go: (path) => router.navigate({ to: path as never }),
    close: () => {
      reactRoot.unmount()
      host.remove()
      void session.close()
    },
  }
}
