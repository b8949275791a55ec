import { Building2, CalendarDays, Columns3, SquareCheckBig, User } from 'lucide-react'
import { fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'
import { department } from '../../shared/model/department.ts'
import { makeEntityId, parseEntityId, zeroScope } from '../../shared/model/ids.ts'
import type { SearchHit } from '../store/api.ts'
import type { Message } from '../ui/i18n.tsx'
import type { IconType } from '../ui/icon.ts'
import { messages } from './messages.ts'

/** A card's address names its department: the scope inside the card's id. */
export const departmentOfScope = (scope: string): string => {
  const rand = fromBase64Url(scope)
  return rand?.length === 16 ? makeEntityId({ type: department.type, scope: zeroScope, rand }) : ''
}

/** Where a found thing is shown. */
export const hrefOfHit = ({ type, id }: Pick<SearchHit, 'type' | 'id'>): string => {
  switch (type) {
    case 'member':
      return `/people/${id}`
    case 'organisation':
      return `/organisations/${id}`
    case 'event':
      return `/events/${id}`
    case 'department':
      return `/departments/${id}`
    case 'card': {
      const scope = parseEntityId(id)?.scope
      return scope ? `/departments/${departmentOfScope(toBase64Url(scope))}/cards/${id}` : '/departments'
    }
    default:
      return '/'
  }
}

const icons: Readonly<Partial<Record<SearchHit['type'], IconType>>> = {
  member: User,
  organisation: Building2,
  event: CalendarDays,
  card: SquareCheckBig,
}
const words: Readonly<Partial<Record<SearchHit['type'], Message>>> = {
  member: messages.person,
  organisation: messages.organisation,
  event: messages.event,
  card: messages.card,
}

export const iconOfHit = ({ type }: Pick<SearchHit, 'type'>): IconType => icons[type] ?? Columns3

export const wordOfHit = ({ type }: Pick<SearchHit, 'type'>): Message => words[type] ?? messages.department
