import type { MemberRow } from '../model/member.ts'

export type StepName = 'introduce' | 'invite' | 'plan'

/** The first minute's checklist: three steps that tick themselves off. Null once all are done. */
export const nextSteps = (facts: {
  readonly profile: MemberRow | undefined
  /** Members who joined with a device of their own, oneself included. */
  readonly joined: number
  readonly events: number
}): readonly { readonly step: StepName; readonly done: boolean }[] | null => {
  const { profile, joined, events } = facts
  const introduced = Boolean(
    profile && (profile.intro || profile.offers.length || profile.asks.length || profile.skills.length),
  )
  const steps = [
    { step: 'introduce', done: introduced },
    { step: 'invite', done: joined > 1 },
    { step: 'plan', done: events > 0 },
  ] as const
  return steps.every(({ done }) => done) ? null : steps
}
