import { useCallback } from 'react'
import type { CommandOutcome } from '../../shared/commands/command.ts'
import type { CommandArgs, CommandName, CommandValue } from '../../shared/commands/registry.ts'
import type { Result } from '../../shared/lib/result.ts'
import { defineMessages, useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import type { RunOptions } from './api.ts'
import { leftOf } from './history.ts'
import { useRun } from './hooks.tsx'
import { leftText } from './undoWords.ts'

const messages = defineMessages({
  undo: { en: 'Undo', de: 'Rückgängig', ru: 'Отменить' },
  undoing: { en: 'Taking it back…', de: 'Wird rückgängig gemacht …', ru: 'Отменяем…' },
  undoingOf: {
    en: 'Taking it back: {done} of {total}',
    de: 'Wird rückgängig gemacht: {done} von {total}',
    ru: 'Отменяем: {done} из {total}',
  },
})

export type Act = <C extends CommandName>(
  name: C,
  args: CommandArgs<C>,
  said?: string | ((value: CommandValue<C>) => string),
  options?: RunOptions,
) => Promise<Result<CommandOutcome<CommandValue<C>>>>

/**
 * Runs a command the way screens do: a failure is said in a toast; a success with `said` gets a toast whose Undo takes back exactly this
 * command, whatever was done since.
 */
export const useAct = (): Act => {
  const { run } = useRun()
  const toasts = useToasts()
  const i18n = useI18n()
  return useCallback(
    async (name, args, said, options) => {
      const result = await run(name, args, options)
      if (!result.ok) {
        toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
        return result
      }
      if (said === undefined) return result
      const { created } = result.value
      // What was created goes as a whole; its fields (300,000 after an import) need not be kept or sent back.
      const made = new Set(created)
      const changes =
        made.size === 0 ? result.value.changes : result.value.changes.filter((each) => !made.has(each.entity))
      toasts.show({
        text: typeof said === 'string' ? said : said(result.value.value),
        action: {
          label: i18n.t(messages.undo),
          onAction: async () => {
            let hide: (() => void) | undefined
            // Taking back an import takes seconds: say so, and how far it is.
            const say = (text: string) => {
              hide?.()
              hide = toasts.show({ text, timeout: 0 })
            }
            const late = setTimeout(() => say(i18n.t(messages.undoing)), 800)
            let saidAt = Date.now()
            const undone = await run(
              'applyChanges',
              { changes, created },
              {
                onProgress: ({ done, total }) => {
                  if (Date.now() - saidAt < 1500) return
                  saidAt = Date.now()
                  clearTimeout(late)
                  say(i18n.t(messages.undoingOf, { done: i18n.number(done), total: i18n.number(total) }))
                },
              },
            )
            clearTimeout(late)
            hide?.()
            if (!undone.ok) toasts.show({ text: problemText(i18n, undone.error), tone: 'bad' })
            else {
              const { restored, skipped } = undone.value.value
              const text = leftText(i18n, { restored, left: leftOf(skipped) })
              if (text !== '') toasts.show({ text, tone: 'bad' })
            }
          },
        },
      })
      return result
    },
    [run, toasts, i18n],
  )
}
