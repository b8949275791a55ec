import { useCallback } from 'react'
import { ok } from '../../../shared/lib/result.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import type { Duty } from '../../../shared/queries/duties.ts'
import { useI18n } from '../../ui/i18n.tsx'
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
  const { run } = useRun()
  const { perform, carryOut } = useTrustActs()
  return useCallback(
    (from: MemberId, passings: readonly Passing[]): Promise<boolean> => {
      const leaver = members.find(({ member }) => member === from)
      const holds = (member: MemberId, { held }: Duty) =>
        members
          .find((each) => each.member === member)
          ?.roles.find(({ role, scope }) => role === held?.role && scope === held?.scope)
      const rights = passings.filter(({ duty }) => duty.held)
      const gifts = rights.flatMap(({ duty, to }) => (holds(to, duty) ? [] : [{ member: to, ...duty.held! }]))
      const takings = rights.flatMap(({ duty }) =>
        leaver && holds(from, duty)?.mine
          ? [{ aim: { by: 'member', member: from, ...duty.held! }, cutoff: 'known' } as const]
          : [],
      )
      // Organising is a right alone; the rest stands in the records.
      const lines = passings
        .filter(({ duty }) => duty.kind !== 'organises' && duty.kind !== 'deputy')
        .map(({ duty, to }) => ({ id: duty.id, to: profileOf(to) }))
      return carryOut(i18n.t(h.passedOn, { n: passings.length }), async () => {
        const passed = await perform(gifts, takings, '')
        if (!passed.ok) return passed
        const written = await run('handOver', { from: profileOf(from), lines }, { undoable: false })
        if (!written.ok) {
          await passed.value()
          return written
        }
        const { changes, created } = written.value
        return ok(async () => {
          const undone = await run('applyChanges', { changes, created }, { undoable: false })
          const back = await passed.value()
          return undone.ok ? back : undone
        })
      })
    },
    [members, perform, carryOut, run, i18n],
  )
}
