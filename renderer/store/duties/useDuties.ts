import type { EntityId } from '../../../shared/model/ids.ts'
import { type Duty, dutiesOf } from '../../../shared/queries/duties.ts'
import type { HeldRole } from '../api.ts'
import { useLive } from '../hooks.tsx'

/** What would be left behind by the person with this profile; undefined until read. */
export const useDuties = (id: EntityId, roles: readonly HeldRole[]): readonly Duty[] | undefined => {
  const work = useLive(
    async (rows) => ({
      departments: await rows.find('department', 'order'),
      events: await rows.find('event', 'startAt'),
      cards: await rows.find('card', 'workers', { equals: id }),
    }),
    [id],
  )
  return work && dutiesOf({ id, roles }, work, Date.now())
}
