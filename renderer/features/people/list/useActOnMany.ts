import { useCallback } from 'react'
import { type Act, useAct } from '../../../store/useAct.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { useToasts } from '../../../ui/toasts.tsx'
import { l } from './messages.ts'

/** Shorter work is over before anybody could read how far it is, in ms. */
const NOTICED = 800
/** Between one word of progress and the next, in ms. */
const STEP = 1_500

/** `useAct` for thousands of people: what takes its time says how far it is. */
export const useActOnMany = (): Act => {
  const act = useAct()
  const toasts = useToasts()
  const { t, number } = useI18n()
  return useCallback(
    async (name, args, said) => {
      let hide: (() => void) | undefined
      let next = Date.now() + NOTICED
      try {
        return await act(name, args, said, {
          onProgress: ({ done, total }) => {
            if (Date.now() < next) return
            next = Date.now() + STEP
            hide?.()
            hide = toasts.show({ text: t(l.working, { done: number(done), total: number(total) }), timeout: 0 })
          },
        })
      } finally {
        hide?.()
      }
    },
    [act, toasts, t, number],
  )
}
