import { event } from './event.ts'
import { type EntityId, parseEntityId } from './ids.ts'

const SUFFIX = '@vmeste'

/** What an event is called in calendars: the UID it came with, else its own id, so that importing an export finds it again. */
export const uidOf = (row: { readonly id: EntityId; readonly uid: string }): string => row.uid || `${row.id}${SUFFIX}`

/** The event that a UID of ours names; null for UIDs from elsewhere. */
export const eventOfUid = (uid: string): EntityId | null => {
  const id = uid.endsWith(SUFFIX) ? uid.slice(0, -SUFFIX.length) : ''
  return parseEntityId(id)?.type === event.type ? id : null
}
