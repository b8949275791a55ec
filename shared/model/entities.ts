import { type AliasRow, alias } from './alias.ts'
import { type ApplicationRow, application } from './application.ts'
import { type CardRow, card } from './card.ts'
import { type ColumnRow, column } from './column.ts'
import { type CustomFieldRow, customField } from './customField.ts'
import { type DecisionRow, decision } from './decision.ts'
import type { EntityDefinition } from './defineEntity.ts'
import { type DepartmentRow, department } from './department.ts'
import { type EventRow, event } from './event.ts'
import { type MemberRow, member } from './member.ts'
import { type NetworkRow, network } from './network.ts'
import { type OrganisationRow, organisation } from './organisation.ts'
import { type RsvpRow, rsvp } from './rsvp.ts'
import { type SavedFilterRow, savedFilter } from './savedFilter.ts'
import { type VouchRow, vouch } from './vouch.ts'

/** Every entity type this version knows. Adding one is adding a file and a line here. */
export const entities = {
  network,
  member,
  department,
  column,
  card,
  event,
  rsvp,
  application,
  vouch,
  decision,
  organisation,
  customField,
  savedFilter,
  alias,
} as const

export type EntityName = keyof typeof entities

export interface Rows {
  network: NetworkRow
  member: MemberRow
  department: DepartmentRow
  column: ColumnRow
  card: CardRow
  event: EventRow
  rsvp: RsvpRow
  application: ApplicationRow
  vouch: VouchRow
  decision: DecisionRow
  organisation: OrganisationRow
  customField: CustomFieldRow
  savedFilter: SavedFilterRow
  alias: AliasRow
}

export type RowOf<N extends EntityName> = Rows[N]

const byType = new Map<number, EntityDefinition>(
  Object.values(entities).map((e) => [e.type, e as unknown as EntityDefinition]),
)

/** The definition behind an id's first byte; undefined for types of a newer version (stored and forwarded, never shown). */
export const entityOfType = (type: number): EntityDefinition | undefined => byType.get(type)
