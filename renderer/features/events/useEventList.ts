import { useMemo } from 'react'
import { foldText } from '../../../shared/lib/foldText.ts'
import { entities } from '../../../shared/model/entities.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import type { RsvpRow } from '../../../shared/model/rsvp.ts'
import { type ListedEvent, pastEvents, upcomingEvents } from '../../../shared/queries/upcomingEvents.ts'
import { useLive, useSession } from '../../store/hooks.tsx'

export type EventView = 'upcoming' | 'past'

export interface EventFilter {
  readonly view: EventView
  readonly query: string
  /** Only those she has said yes or maybe to, or hosts. */
  readonly onlyMine: boolean
}

export interface EventListing {
  readonly listed: readonly ListedEvent[]
  /** Without a date; only among the upcoming. */
  readonly undated: readonly EventRow[]
  /** How many the view holds without the filter. */
  readonly total: number
  /** Own answers by the event's scope. */
  readonly answers: ReadonlyMap<string, RsvpRow>
}

const matches = (event: EventRow, words: readonly string[]): boolean => {
  const text = foldText([event.title, event.place, event.address, event.hashtag, ...event.tags].join(' '))
  return words.every((word) => text.includes(word))
}

/** Everything the list of events shows; undefined until first read. `now` is epoch ms. */
export const useEventList = ({ view, query, onlyMine }: EventFilter, now: number): EventListing | undefined => {
  const { me } = useSession()
  const own = memberEntityId(me, entities.member.type)
  const data = useLive(
    async (rows) => {
      const [events, rsvps] = await Promise.all([
        rows.find('event', 'startAt'),
        rows.find('rsvp', 'member', { equals: own }),
      ])
      return { events, answers: new Map(rsvps.map((rsvp) => [rsvp.scope as string, rsvp])) }
    },
    [own],
  )
  return useMemo(() => {
    if (!data) return undefined
    const { events, answers } = data
    const listed = view === 'past' ? pastEvents(events, now) : upcomingEvents(events, now)
    const undated = view === 'past' ? [] : events.filter(({ start }) => !start)
    const words = foldText(query).split(/\s+/).filter(Boolean)
    const isMine = (event: EventRow) =>
      event.hosts.includes(own) || ['yes', 'maybe'].includes(answers.get(scopeOf(event.id))?.answer ?? '')
    const keeps = (event: EventRow) => (!onlyMine || isMine(event)) && matches(event, words)
    return {
      listed: listed.filter(({ event }) => keeps(event)),
      undated: undated.filter(keeps),
      total: listed.length + undated.length,
      answers,
    }
  }, [data, view, query, onlyMine, now, own])
}
