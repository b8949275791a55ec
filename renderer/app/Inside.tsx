import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { FolderLock } from 'lucide-react'
import { Suspense } from 'react'
import { SessionProvider } from '../store/hooks.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { Link } from '../ui/Link.tsx'
import { problemText } from '../ui/problems.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Frame } from './Frame.tsx'
import { messages } from './messages.ts'
import { useOpenNetwork } from './NetworkContext.tsx'

const outside = /^\/(welcome|join|apply|link|recover)(\/|$)/

/** The part of the app that shows a network. Without one, the three doors. */
export const Inside = () => {
  const i18n = useI18n()
  const { entry, session, problem, retry } = useOpenNetwork()
  // Also the resolved one: while a navigation is under way the old screen is drawn once more, and may break once more.
  const place = useRouterState({
    select: ({ location, resolvedLocation }) =>
      `${location.pathname.split('/')[1]} ${resolvedLocation?.pathname.split('/')[1]}`,
  })
  // An invitation that the system handed over is on its way to its own place: nothing may lead away from there.
  const isLeaving = useRouterState({ select: ({ location }) => outside.test(location.pathname) })
  if (!entry) return isLeaving ? null : <Navigate to="/welcome" replace />
  if (problem)
    return (
      <EmptyState
        icon={FolderLock}
        title={i18n.t(messages.openFailed)}
        action={
          <div className="v-row">
            <Button variant="primary" onPress={retry}>
              {i18n.t(messages.tryAgain)}
            </Button>
            <Link href="/welcome">{i18n.t(messages.openOther)}</Link>
          </div>
        }
      >
        {problemText(i18n, problem)}
      </EmptyState>
    )
  // A few milliseconds: an empty page of the right colour, rather than something that flashes.
  if (!session) return null
  return (
    <SessionProvider session={session} key={session.entry.key}>
      <Frame>
        <ErrorBoundary resetKey={place}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </Frame>
    </SessionProvider>
  )
}
