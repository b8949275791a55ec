import { useRef } from 'react'
import type { EventRow } from '../../../shared/model/event.ts'
import { type EntityId, scopeOf } from '../../../shared/model/ids.ts'
import { type RsvpSummary, rsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { useLive } from '../../store/hooks.tsx'

/** Who comes to each of a few events (those on screen). What was once read stays shown while the window moves. */
export const useAttendance = (events: readonly EventRow[], me: EntityId): ReadonlyMap<EntityId, RsvpSummary> => {
  const known = useRef(new Map<EntityId, RsvpSummary>())
  const read = useLive(
    async (rows) =>
      Promise.all(
        events.map(async ({ id, capacity }) => {
          const rsvps = await rows.find('rsvp', 'scope', { equals: scopeOf(id) })
          return [id, rsvpSummary(rsvps, capacity, me)] as const
        }),
      ),
    [events.map(({ id, capacity }) => `${id}${capacity}`).join(), me],
  )
  for (const [id, summary] of read ?? []) known.current.set(id, summary)
  return known.current
}
