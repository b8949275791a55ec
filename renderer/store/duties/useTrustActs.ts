import { useCallback } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import type { Role } from '../../../shared/model/defineEntity.ts'
import type { CommitId, MemberId, ScopeId } from '../../../shared/model/ids.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { useSession } from '../hooks.tsx'
import type { Cutoff, RevokeAim } from '../trust.ts'
import { m } from './messages.ts'

/** What is given; without a scope, in the network as a whole. */
export interface Gift {
  readonly member: MemberId
  readonly role: Role
  readonly scope?: ScopeId
}
export interface Taking {
  readonly aim: RevokeAim
  readonly cutoff: Cutoff
}

/**
 * Giving and taking back the way screens do: in the order given; what fails is said in a toast, and what was done before it is undone. A
 * success is said with an Undo that leaves everything as it was.
 */
export const useTrustActs = () => {
  const { ask } = useSession()
  const toasts = useToasts()
  const i18n = useI18n()

  const complain = useCallback(
    (result: Result<unknown>): boolean => {
      if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
      return result.ok
    },
    [toasts, i18n],
  )

  /** Does all of it or, as far as it can be undone, none. Resolves to what takes it back again; null when something failed. */
  const perform = useCallback(
    async (
      gifts: readonly Gift[],
      takings: readonly Taking[],
      reason: string,
    ): Promise<(() => Promise<void>) | null> => {
      const given: Gift[] = []
      const taken: CommitId[] = []
      const back = async () => {
        for (const revocation of taken.splice(0).reverse()) complain(await ask('restore', { revocation, reason: '' }))
        for (const gift of given.splice(0).reverse())
          complain(await ask('revoke', { aim: { by: 'member', ...gift }, cutoff: 'known', reason: '' }))
      }
      for (const gift of gifts) {
        const result = await ask('grant', { ...gift, reason })
        if (result.ok) given.push(gift)
        else {
          complain(result)
          await back()
          return null
        }
      }
      for (const { aim, cutoff } of takings) {
        const result = await ask('revoke', { aim, cutoff, reason })
        if (result.ok) taken.push(result.value.revocation)
        else {
          complain(result)
          await back()
          return null
        }
      }
      return back
    },
    [ask, complain],
  )

  const say = useCallback(
    (text: string, back: () => Promise<void>) =>
      toasts.show({ text, action: { label: i18n.t(m.undo), onAction: () => void back() } }),
    [toasts, i18n],
  )

  return {
    perform,
    say,
    /** Gives and takes; true when it worked, which is then said. */
    act: useCallback(
      async (gifts: readonly Gift[], takings: readonly Taking[], reason: string, said: string): Promise<boolean> => {
        const back = await perform(gifts, takings, reason)
        if (back) say(said, back)
        return back !== null
      },
      [perform, say],
    ),
    /** Undoes something that was taken back, whoever did it. */
    bringBack: useCallback(
      async (revocation: CommitId, said: string): Promise<boolean> => {
        const isDone = complain(await ask('restore', { revocation, reason: '' }))
        if (isDone) toasts.show({ text: said })
        return isDone
      },
      [ask, complain, toasts],
    ),
  }
}
