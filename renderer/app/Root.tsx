import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { RouterProvider } from 'react-aria-components'
import { holdKeys } from '../ui/keys.ts'
import { Applying } from './Applying.tsx'
import { Arrivals } from './Arrivals.tsx'
import { Problems } from './Problems.tsx'

/** Connects react-aria's links with the router, and what the system hands over with the screens for it. */
export const Root = () => {
  const router = useRouter()
  const navigate = useNavigate()
  useEffect(
    () =>
      // A new page begins at its top for the keyboard too; lists put the focus where they want it afterwards.
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation && document.activeElement === document.body)
          document.querySelector<HTMLElement>('[data-v-main]')?.focus({ preventScroll: true })
      }),
    [router],
  )
  useEffect(() => {
    let release = () => {}
    const stops = [
      router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
        // Who goes where she is already waits for nothing, and nothing would say that it has come.
        if (pathChanged) release = holdKeys()
      }),
      router.subscribe('onResolved', () => {
        const ready = release
        // The page offers its own keys once it has been drawn.
        requestAnimationFrame(() => setTimeout(ready))
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [router])
  return (
    <RouterProvider
      navigate={(href) => void navigate({ href })}
      useHref={(href) => (href.startsWith('/') ? router.history.createHref(href) : href)}
    >
      <Applying />
      <Arrivals />
      <Problems />
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </RouterProvider>
  )
}
