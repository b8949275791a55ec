import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { NetworkEntry } from '../store/api.ts'
import { defineMessages, useI18n } from '../ui/i18n.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { desktop } from './desktop.ts'
import { hubsOf } from './hubs.ts'
import { useOpenNetwork } from './NetworkContext.tsx'

const messages = defineMessages({
  welcomed: {
    en: '{network} has taken you in.',
    de: '{network} hat dich aufgenommen.',
    ru: 'Сеть «{network}» приняла вас.',
  },
  open: { en: 'Open', de: 'Öffnen', ru: 'Открыть' },
})

/** When the first screen is there, in ms. */
const SOON = 1_000

/** While the app is open, it asks at the doors of the networks that this machine has applied to. */
export const Applying = () => {
  const { open } = useOpenNetwork()
  const navigate = useNavigate()
  const router = useRouter()
  const toasts = useToasts()
  const { t } = useI18n()
  const welcomed = (entry: NetworkEntry) => {
    const enter = () => {
      // At once: the router draws its new place before pending state, and would find no network there and turn back.
      flushSync(() => open(entry))
      void navigate({ to: '/' })
    }
    const isWaiting = /^\/(welcome|apply)\b/.test(router.state.location.pathname)
    if (isWaiting) enter()
    toasts.show({
      text: t(messages.welcomed, { network: entry.name }),
      ...(!isWaiting && { action: { label: t(messages.open), onAction: enter }, timeout: 0 }),
    })
  }
  const latest = useRef(welcomed)
  latest.current = welcomed
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    // It brings all that meetings need, which the first screen does without; a window that waits for the disk counts as idle.
    const later = setTimeout(async () => {
      const { startApplying } = await import('../store/applyNetwork.ts')
      if (isGone) return
      stop = startApplying({
        hubs: hubsOf(desktop),
        reach: desktop.hubAt,
        onWelcome: (entry) => latest.current(entry),
      })
    }, SOON)
    return () => {
      isGone = true
      clearTimeout(later)
      stop()
    }
  }, [])
  return null
}
