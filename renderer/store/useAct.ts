import { useCallback } from 'react'
import type { CommandOutcome } from '../../shared/commands/command.ts'
import type { CommandArgs, CommandName, CommandValue } from '../../shared/commands/registry.ts'
import type { Result } from '../../shared/lib/result.ts'
import { defineMessages, useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import type { RunOptions } from './api.ts'
import { useRun } from './hooks.tsx'

const messages = defineMessages({
  undo: { en: 'Undo', de: 'Rückgängig', ru: 'Отменить' },
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
      const { changes, created } = result.value
      toasts.show({
        text: typeof said === 'string' ? said : said(result.value.value),
        action: {
          label: i18n.t(messages.undo),
          onAction: async () => {
            const undone = await run('applyChanges', { changes, created })
            if (!undone.ok) toasts.show({ text: problemText(i18n, undone.error), tone: 'bad' })
          },
        },
      })
      return result
    },
    [run, toasts, i18n],
  )
}
