import { department } from '../../../shared/model/department.ts'
import type { EntityName } from '../../../shared/model/entities.ts'
import { event } from '../../../shared/model/event.ts'
import { type EntityId, makeEntityId, parseEntityId, zeroScope } from '../../../shared/model/ids.ts'

const holder = (type: number, id: EntityId): EntityId | null => {
  const scope = parseEntityId(id)?.scope
  return scope ? makeEntityId({ type, scope: zeroScope, rand: scope }) : null
}

/** Where a record is shown; '' when it has no page. What stands inside a department or event is found there. */
export const addressOf = (type: EntityName, id: EntityId): string => {
  switch (type) {
    case 'member':
      return `/people/${id}`
    case 'department':
      return `/departments/${id}`
    case 'event':
      return `/events/${id}`
    case 'card':
      return `/departments/${holder(department.type, id)}/cards/${id}`
    case 'column':
      return `/departments/${holder(department.type, id)}`
    case 'rsvp':
      return `/events/${holder(event.type, id)}`
    case 'application':
      return `/admission/${id}`
    case 'decision':
      return '/admission?tab=decisions'
    case 'vouch':
      return '/admission'
    case 'network':
      return ''
  }
}
