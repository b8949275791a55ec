import { useCallback } from 'react'
import { defineMessages, useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import { type Act, actStep } from './history.ts'
import { useSession } from './hooks.tsx'

const messages = defineMessages({ undo: { en: 'Undo', de: 'Rückgängig', ru: 'Отменить' } })

/**
 * Does something beside the commands: Ctrl+Z takes it back, and so does the Undo of the toast that says it (`isQuiet`: no toast, what
 * was done is seen where it was done). A failure is said. True when it worked.
 */
export const useCarryOut = () => {
  const { did, undo } = useSession()
  const toasts = useToasts()
  const i18n = useI18n()
  return useCallback(
    async (said: string, act: Act, { isQuiet }: { readonly isQuiet?: boolean } = {}): Promise<boolean> => {
      const work = act().then((done) => {
        if (done.ok) return actStep(said, act, done.value)
        toasts.show({ text: problemText(i18n, done.error), tone: 'bad' })
        return null
      })
      did(work)
      const step = await work
      if (!step) return false
      if (isQuiet) return true
      const onAction = async () => {
        const undone = await undo(step)
        if (!undone.ok) toasts.show({ text: problemText(i18n, undone.error), tone: 'bad' })
      }
      toasts.show({ text: said, action: { label: i18n.t(messages.undo), onAction } })
      return true
    },
    [did, undo, toasts, i18n],
  )
}
