import { useEffect } from 'react'
import { useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import { useOpenNetwork } from './NetworkContext.tsx'

/** What goes wrong without having been asked for: typing that cannot be saved, an engine that stopped. Stays until it is closed. */
export const Problems = () => {
  const i18n = useI18n()
  const toasts = useToasts()
  const { session } = useOpenNetwork()
  useEffect(
    () =>
      session?.onProblem((problem) => {
        toasts.show({ text: problemText(i18n, problem), tone: 'bad', timeout: 0 })
      }),
    [session, i18n, toasts],
  )
  return null
}
