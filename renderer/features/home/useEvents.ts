import type { EntityId } from '../../../shared/model/ids.ts'
import { scopeOf } from '../../../shared/model/ids.ts'
import type { RsvpRow } from '../../../shared/model/rsvp.ts'
import { type ListedEvent, upcomingEvents } from '../../../shared/queries/upcomingEvents.ts'
import { useLive } from '../../store/hooks.tsx'

export interface MyEvent extends ListedEvent {
  readonly answer: RsvpRow['answer']
  readonly isHost: boolean
}

/** What is ahead, soonest first, with my own answer. */
export const useEvents = (own: EntityId, now: number): readonly MyEvent[] | undefined => {
  const found = useLive(
    async (rows) => ({
      events: await rows.find('event', 'startAt'),
      rsvps: await rows.find('rsvp', 'member', { equals: own }),
    }),
    [own],
  )
  if (!found) return undefined
  const answers = new Map(found.rsvps.map((rsvp) => [rsvp.scope, rsvp.answer]))
  return upcomingEvents(found.events, now, 30).map((listed) => ({
    ...listed,
    answer: answers.get(scopeOf(listed.event.id)) ?? 'none',
    isHost: listed.event.hosts.includes(own),
  }))
}
