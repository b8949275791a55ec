import { useCallback } from 'react'
import type { MemberId } from '../../../shared/model/ids.ts'
import type { Duty } from '../../../shared/queries/duties.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import type { Membership } from '../api.ts'
import { useRun } from '../hooks.tsx'
import { h } from './handOverMessages.ts'
import { profileOf } from './names.ts'
import { useTrustActs } from './useTrustActs.ts'

export interface Passing {
  readonly duty: Duty
  readonly to: MemberId
}

/** Passes duties on in one step: the rights first, then what stands in the records; one Undo takes back all of it. */
export const useHandOver = (members: readonly Membership[]) => {
  const i18n = useI18n()
  const toasts = useToasts()
  const { run } = useRun()
  const { perform, say } = useTrustActs()
  return useCallback(
    async (from: MemberId, passings: readonly Passing[]): Promise<boolean> => {
      const leaver = members.find(({ member }) => member === from)
      const holds = (member: MemberId, { held }: Duty) =>
        members
          .find((each) => each.member === member)
          ?.roles.find(({ role, scope }) => role === held?.role && scope === held?.scope)
      const rights = passings.filter(({ duty }) => duty.held)
      const back = await perform(
        rights.flatMap(({ duty, to }) => (holds(to, duty) ? [] : [{ member: to, ...duty.held! }])),
        rights.flatMap(({ duty }) =>
          leaver && holds(from, duty)?.mine
            ? [{ aim: { by: 'member', member: from, ...duty.held! }, cutoff: 'known' } as const]
            : [],
        ),
        '',
      )
      if (!back) return false
      // Organising is a right alone; the rest stands in the records.
      const lines = passings
        .filter(({ duty }) => duty.kind !== 'organises' && duty.kind !== 'deputy')
        .map(({ duty, to }) => ({ id: duty.id, to: profileOf(to) }))
      const result = await run('handOver', { from: profileOf(from), lines })
      if (!result.ok) {
        toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
        await back()
        return false
      }
      const { changes, created } = result.value
      say(i18n.t(h.passedOn, { n: passings.length }), async () => {
        const undone = await run('applyChanges', { changes, created })
        if (!undone.ok) toasts.show({ text: problemText(i18n, undone.error), tone: 'bad' })
        await back()
      })
      return true
    },
    [members, perform, say, run, toasts, i18n],
  )
}
