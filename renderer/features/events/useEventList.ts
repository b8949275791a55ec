import { useMemo } from 'react'
import { foldText } from '../../../shared/lib/foldText.ts'
import { entities } from '../../../shared/model/entities.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import type { RsvpRow } from '../../../shared/model/rsvp.ts'
import { type ListedEvent, pastEvents, upcomingEvents } from '../../../shared/queries/upcomingEvents.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useHeldIds } from '../../store/useHeldIds.ts'

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
  /** Events that others planned while the list was being read: not yet in it. */
  readonly fresh: number
  readonly showFresh: () => void
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
      return {
        events,
        ids: events.map(({ id }) => id),
        lastBy: events.reduce<EventRow | undefined>((a, b) => (a && a.updatedAt >= b.updatedAt ? a : b), undefined)
          ?.updatedBy,
        answers: new Map(rsvps.map((rsvp) => [rsvp.scope as string, rsvp])),
      }
    },
    [own],
  )
  const held = useHeldIds(data?.ids, { view, me, lastBy: data?.lastBy, short: 6 })
  const listing = useMemo(() => {
    if (!data) return undefined
    const { events, answers } = data
    const listed = view === 'past' ? pastEvents(events, now) : upcomingEvents(events, now)
    const undated = view === 'past' ? [] : events.filter(({ start }) => !start)
    const words = foldText(query).split(/\s+/).filter(Boolean)
    const isMine = (event: EventRow) =>
      event.hosts.includes(own) || ['yes', 'maybe'].includes(answers.get(scopeOf(event.id))?.answer ?? '')
    const keeps = (event: EventRow) => (!onlyMine || isMine(event)) && matches(event, words)
    const fitting = { listed: listed.filter(({ event }) => keeps(event)), undated: undated.filter(keeps) }
    const there = new Set(held.ids)
    const shown = {
      listed: fitting.listed.filter(({ event }) => there.has(event.id)),
      undated: fitting.undated.filter(({ id }) => there.has(id)),
    }
    return {
      ...shown,
      total: listed.length + undated.length,
      fresh: fitting.listed.length + fitting.undated.length - shown.listed.length - shown.undated.length,
      answers,
    }
  }, [data, held.ids, view, query, onlyMine, now, own])
  return listing && { ...listing, showFresh: held.show }
}
