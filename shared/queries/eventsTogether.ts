import type { EventRow } from '../model/event.ts'
import { type EntityId, scopeOf } from '../model/ids.ts'
import type { RsvpRow } from '../model/rsvp.ts'

export interface EventTogether {
  readonly event: EventRow
  /** They plan it together. */
  readonly bothHost: boolean
  /** It has begun. */
  readonly isPast: boolean
}

interface Answers {
  readonly mine: readonly RsvpRow[]
  readonly hers: readonly RsvpRow[]
}

/**
 * Where two people are, or were, both: each said yes or is a host. Newest first. What was called off brought nobody together. `now` is
 * epoch ms.
 */
export const eventsTogether = (
  me: EntityId,
  her: EntityId,
  events: readonly EventRow[],
  { mine, hers }: Answers,
  now: number,
): readonly EventTogether[] => {
  const going = (answers: readonly RsvpRow[]) =>
    new Set(answers.flatMap(({ answer, scope }) => (answer === 'yes' ? [scope] : [])))
  const [iGo, sheGoes] = [going(mine), going(hers)]
  return events
    .filter((event) => {
      if (event.status === 'cancelled') return false
      const scope = scopeOf(event.id)
      const isThere = (who: EntityId, goes: ReadonlySet<string>) => event.hosts.includes(who) || goes.has(scope)
      return isThere(me, iGo) && isThere(her, sheGoes)
    })
    .map((event) => ({
      event,
      bothHost: event.hosts.includes(me) && event.hosts.includes(her),
      isPast: event.startAt <= now,
    }))
    .sort((a, b) => b.event.startAt - a.event.startAt || (a.event.id < b.event.id ? -1 : 1))
}
