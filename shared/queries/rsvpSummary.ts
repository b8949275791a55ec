import type { EntityId } from '../model/ids.ts'
import type { RsvpRow } from '../model/rsvp.ts'

export interface RsvpSummary {
  /** Those who have a place, in the order in which they said so. */
  readonly going: readonly RsvpRow[]
  /** Those who said yes after the places were gone, in the same order. */
  readonly waiting: readonly RsvpRow[]
  readonly maybe: readonly RsvpRow[]
  readonly no: readonly RsvpRow[]
  /** On the list without an answer: they are asked. */
  readonly invited: readonly RsvpRow[]
  /** People with a place, those they bring along included. */
  readonly heads: number
  /** Null without a limit. */
  readonly placesLeft: number | null
  readonly own: RsvpRow | undefined
}

/**
 * Who comes. First come, first served: what counts is when the answer that stands was given, so who said no and later yes goes to the end
 * (a slip that was taken back at once apart: `standsSince`). A party that no longer fits waits, and a smaller one behind it
 * does not overtake it. Everything follows from the answers, so a cancelled place promotes the waitlist by itself.
 */
export const rsvpSummary = (
  rsvps: readonly RsvpRow[],
  capacity: number | null,
  me: EntityId | '' = '',
): RsvpSummary => {
  const inOrder = [...rsvps].sort((a, b) => a.answeredAt - b.answeredAt || (a.id < b.id ? -1 : 1))
  const going: RsvpRow[] = []
  const waiting: RsvpRow[] = []
  let heads = 0
  for (const rsvp of inOrder.filter(({ answer }) => answer === 'yes')) {
    const party = 1 + rsvp.guests
    if (waiting.length > 0 || (capacity !== null && heads + party > capacity)) {
      waiting.push(rsvp)
      continue
    }
    heads += party
    going.push(rsvp)
  }
  return {
    going,
    waiting,
    maybe: inOrder.filter(({ answer }) => answer === 'maybe'),
    no: inOrder.filter(({ answer }) => answer === 'no'),
    invited: inOrder.filter(({ answer }) => answer === 'none'),
    heads,
    placesLeft: capacity === null ? null : Math.max(0, capacity - heads),
    own: me ? inOrder.find(({ member }) => member === me) : undefined,
  }
}
