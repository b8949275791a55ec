import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import { bringBundle } from './bringBundle.ts'
import { desktop } from './desktop.ts'
import { useOpenNetwork } from './NetworkContext.tsx'

const places: ReadonlyMap<string, '/apply/$payload' | '/link/$payload' | '/recover/$payload'> = new Map([
  ['apply', '/apply/$payload'],
  ['link', '/link/$payload'],
  ['recover', '/recover/$payload'],
])

/** Invitation links and `.vmeste` files that the system gave to the app. */
export const Arrivals = () => {
  const i18n = useI18n()
  const navigate = useNavigate()
  const toasts = useToasts()
  const { session } = useOpenNetwork()
  useEffect(() => {
    const take = async () => {
      for (const arrival of await desktop.takeArrivals()) {
        if (arrival.kind === 'link') {
          // Three kinds have a place of their own; every other link is read where one joins.
          const [, kind, payload] = /^vmeste:\/*(apply|link|recover)\/([\w-]+)/i.exec(arrival.url) ?? []
          const place = places.get(kind?.toLowerCase() ?? '')
          if (place && payload) void navigate({ to: place, params: { payload } })
          else void navigate({ to: '/join', search: { link: arrival.url } })
        } else if (arrival.kind === 'problem') toasts.show({ text: problemText(i18n, arrival.problem), tone: 'bad' })
        else if (session) {
          const receipt = await bringBundle(session, arrival.bytes, i18n, toasts)
          if (receipt) void navigate({ to: '/receipts/$id', params: { id: receipt.id } })
        } else toasts.show({ text: problemText(i18n, { code: 'bundle.noNetwork' }), tone: 'bad' })
      }
    }
    void take()
    return desktop.onArrival(() => void take())
  }, [i18n, navigate, toasts, session])
  return null
}
