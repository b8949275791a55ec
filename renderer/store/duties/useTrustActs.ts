import { useCallback } from 'react'
import { type Ok, ok, type Result } from '../../../shared/lib/result.ts'
import type { Role } from '../../../shared/model/defineEntity.ts'
import type { CommitId, MemberId, ScopeId } from '../../../shared/model/ids.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { type Back, finalStep } from '../history.ts'
import { useSession } from '../hooks.tsx'
import type { Cutoff, RevokeAim } from '../trust.ts'
import { useCarryOut } from '../useCarryOut.ts'

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
 * success is said with an Undo that leaves everything as it was; so does Ctrl+Z.
 */
export const useTrustActs = () => {
  const { ask, did } = useSession()
  const toasts = useToasts()
  const i18n = useI18n()

  const complain = useCallback(
    <T>(result: Result<T>): result is Ok<T> => {
      if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
      return result.ok
    },
    [toasts, i18n],
  )

  /** Does all of it or, as far as it can be undone, none. Resolves to what takes it back again. */
  const perform = useCallback(
    async (gifts: readonly Gift[], takings: readonly Taking[], reason: string): Promise<Result<Back>> => {
      const given: Gift[] = []
      const taken: CommitId[] = []
      const back: Back = async () => {
        const results: Result<unknown>[] = []
        for (const revocation of taken.splice(0).reverse())
          results.push(await ask('restore', { revocation, reason: '' }))
        for (const gift of given.splice(0).reverse())
          results.push(await ask('revoke', { aim: { by: 'member', ...gift }, cutoff: 'known', reason: '' }))
        return results.find((result) => !result.ok) ?? ok(null)
      }
      for (const gift of gifts) {
        const result = await ask('grant', { ...gift, reason })
        if (result.ok) given.push(gift)
        else {
          complain(await back())
          return result
        }
      }
      for (const { aim, cutoff } of takings) {
        const result = await ask('revoke', { aim, cutoff, reason })
        if (result.ok) taken.push(result.value.revocation)
        else {
          complain(await back())
          return result
        }
      }
      return ok(back)
    },
    [ask, complain],
  )

  const carryOut = useCarryOut()

  return {
    perform,
    carryOut,
    /** Gives and takes; true when it worked, which is then said. */
    act: useCallback(
      (gifts: readonly Gift[], takings: readonly Taking[], reason: string, said: string): Promise<boolean> =>
        carryOut(said, () => perform(gifts, takings, reason)),
      [carryOut, perform],
    ),
    /** Undoes something that was taken back, whoever did it. */
    bringBack: useCallback(
      async (revocation: CommitId, said: string): Promise<boolean> => {
        const work = ask('restore', { revocation, reason: '' })
        did(work.then(({ ok }) => (ok ? finalStep('final.broughtBack') : null)))
        const isDone = complain(await work)
        if (isDone) toasts.show({ text: said })
        return isDone
      },
      [ask, did, complain, toasts],
    ),
  }
}
