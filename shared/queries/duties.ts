import type { CardRow } from '../model/card.ts'
import type { Role } from '../model/defineEntity.ts'
import type { DepartmentRow } from '../model/department.ts'
import type { EventRow } from '../model/event.ts'
import { type EntityId, type ScopeId, scopeOf } from '../model/ids.ts'
import { upcomingEvents } from './upcomingEvents.ts'

/** What somebody would leave behind: a department she leads (or stands in for), an event she organises or hosts, an open card of hers. */
export interface Duty {
  readonly kind: 'leads' | 'deputy' | 'organises' | 'hosts' | 'card'
  /** The department, event or card. */
  readonly id: EntityId
  readonly title: string
  /** For what only somebody with a role can pass on: the role and where it holds. */
  readonly held?: { readonly role: Role; readonly scope: ScopeId }
  /** A card's due date, an event's next one; '' without. */
  readonly when: string
}

interface Holder {
  /** Her profile. */
  readonly id: EntityId
  readonly roles: readonly { readonly role: Role; readonly scope?: ScopeId }[]
}

interface Work {
  readonly departments: readonly DepartmentRow[]
  readonly events: readonly EventRow[]
  readonly cards: readonly CardRow[]
}

/**
 * Everything one person leads, organises, hosts and has promised to do, in that order; within each by date, then title. What is over,
 * called off, archived or done is nobody's duty any more. `now` is epoch ms.
 */
export const dutiesOf = (holder: Holder, { departments, events, cards }: Work, now: number): readonly Duty[] => {
  const scopes = (role: Role) =>
    new Set(holder.roles.flatMap((held) => (held.role === role && held.scope ? [held.scope] : [])))
  const [leads, organises] = [scopes('lead'), scopes('organiser')]
  const ahead = upcomingEvents(
    events.filter(({ status }) => status !== 'cancelled'),
    now,
  )
  const led = departments
    .filter(({ id, archived }) => !archived && leads.has(scopeOf(id)))
    .map((department): Duty => {
      const kind = department.lead === '' || department.lead === holder.id ? 'leads' : 'deputy'
      const held = { role: 'lead', scope: scopeOf(department.id) } as const
      return { kind, id: department.id, title: department.name, when: '', held }
    })
  const organised = ahead.flatMap(({ event, at }): Duty[] => {
    const scope = scopeOf(event.id)
    const line = { id: event.id, title: event.title, when: at.start }
    return [
      ...(organises.has(scope) ? [{ kind: 'organises', ...line, held: { role: 'organiser', scope } } as const] : []),
      ...(event.hosts.includes(holder.id) ? [{ kind: 'hosts', ...line } as const] : []),
    ]
  })
  const open = cards
    .filter(({ workers }) => workers.includes(holder.id))
    .map((card): Duty => ({ kind: 'card', id: card.id, title: card.title, when: card.due }))
  return [...led, ...organised, ...open].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || byDate(a, b) || (a.title < b.title ? -1 : 1),
  )
}

const order: readonly Duty['kind'][] = ['leads', 'deputy', 'organises', 'hosts', 'card']

/** What has no date comes last. */
const byDate = (a: Duty, b: Duty): number =>
  a.when === b.when ? 0 : a.when === '' ? 1 : b.when === '' ? -1 : a.when < b.when ? -1 : 1

/**
 * Who leads and who stands in: among those who hold the duty, the lead is whom the department names, else whoever has held it longest
 * (`holders` in that order).
 */
export const leadAndDeputies = (
  lead: string,
  holders: readonly EntityId[],
): { readonly lead: EntityId | null; readonly deputies: readonly EntityId[] } => {
  const first = holders.includes(lead) ? lead : (holders[0] ?? null)
  return { lead: first, deputies: holders.filter((holder) => holder !== first) }
}
