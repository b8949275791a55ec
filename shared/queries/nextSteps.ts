import type { MemberRow } from '../model/member.ts'

export type StepName = 'introduce' | 'sheet' | 'invite' | 'plan' | 'keepers'

/** With fewer, a lost laptop or two could leave a network that nobody can put in order (protocol "Not defended"). */
export const KEEPERS = 3

/** The first minute's checklist: steps that tick themselves off. Null once all are done. */
export const nextSteps = (facts: {
  readonly profile: MemberRow | undefined
  /** Members who joined with a device of their own, oneself included. */
  readonly joined: number
  readonly events: number
  /** How many keepers (roots) there are; null where it is not this person's business, or she does not want to hear of it. */
  readonly keepers?: number | null
  /** Is the sheet that the network began with on paper? Null for who did not begin it here. */
  readonly sheet?: boolean | null
}): readonly { readonly step: StepName; readonly done: boolean }[] | null => {
  const { profile, joined, events, keepers = null, sheet = null } = facts
  const introduced = Boolean(
    profile && (profile.intro || profile.offers.length || profile.asks.length || profile.skills.length),
  )
  const steps: readonly { readonly step: StepName; readonly done: boolean }[] = [
    { step: 'introduce', done: introduced },
    ...(sheet === null ? [] : [{ step: 'sheet' as const, done: sheet }]),
    { step: 'invite', done: joined > 1 },
    { step: 'plan', done: events > 0 },
    ...(keepers === null ? [] : [{ step: 'keepers' as const, done: keepers >= KEEPERS }]),
  ]
  return steps.every(({ done }) => done) ? null : steps
}
