import { department } from '../../../shared/model/department.ts'
import { type EntityName, entityOfType } from '../../../shared/model/entities.ts'
import { event } from '../../../shared/model/event.ts'
import { type EntityId, makeEntityId, parseEntityId, zeroScope } from '../../../shared/model/ids.ts'
import type { RowReader } from '../../../shared/replica/ports.ts'
import { defineMessages, type I18n, type Message } from '../../ui/i18n.tsx'

/** Counted: "3 cards". */
const counted = defineMessages({
  member: {
    en: '{n, plural, one {# record of a person} other {# records of people}}',
    de: '{n, plural, one {# Eintrag zu einer Person} other {# Einträge zu Personen}}',
    ru: '{n, plural, one {# запись о человеке} few {# записи о людях} many {# записей о людях} other {# записи о людях}}',
  },
  department: {
    en: '{n, plural, one {# department} other {# departments}}',
    de: '{n, plural, one {# Ressort} other {# Ressorts}}',
    ru: '{n, plural, one {# отдел} few {# отдела} many {# отделов} other {# отдела}}',
  },
  column: {
    en: '{n, plural, one {# column} other {# columns}}',
    de: '{n, plural, one {# Spalte} other {# Spalten}}',
    ru: '{n, plural, one {# колонка} few {# колонки} many {# колонок} other {# колонки}}',
  },
  card: {
    en: '{n, plural, one {# card} other {# cards}}',
    de: '{n, plural, one {# Karte} other {# Karten}}',
    ru: '{n, plural, one {# карточка} few {# карточки} many {# карточек} other {# карточки}}',
  },
  event: {
    en: '{n, plural, one {# event} other {# events}}',
    de: '{n, plural, one {# Treffen} other {# Treffen}}',
    ru: '{n, plural, one {# встреча} few {# встречи} many {# встреч} other {# встречи}}',
  },
  rsvp: {
    en: '{n, plural, one {# answer to an event} other {# answers to events}}',
    de: '{n, plural, one {# Antwort auf ein Treffen} other {# Antworten auf Treffen}}',
    ru: '{n, plural, one {# ответ на встречу} few {# ответа на встречи} many {# ответов на встречи} other {# ответа на встречи}}',
  },
  application: {
    en: '{n, plural, one {# request to join} other {# requests to join}}',
    de: '{n, plural, one {# Aufnahmeanfrage} other {# Aufnahmeanfragen}}',
    ru: '{n, plural, one {# просьба о приёме} few {# просьбы о приёме} many {# просьб о приёме} other {# просьбы о приёме}}',
  },
  vouch: {
    en: '{n, plural, one {# vouch} other {# vouches}}',
    de: '{n, plural, one {# Bürgschaft} other {# Bürgschaften}}',
    ru: '{n, plural, one {# поручительство} few {# поручительства} many {# поручительств} other {# поручительства}}',
  },
  organisation: {
    en: '{n, plural, one {# organisation} other {# organisations}}',
    de: '{n, plural, one {# Organisation} other {# Organisationen}}',
    ru: '{n, plural, one {# организация} few {# организации} many {# организаций} other {# организации}}',
  },
  customField: {
    en: '{n, plural, one {# profile field} other {# profile fields}}',
    de: '{n, plural, one {# Profilfeld} other {# Profilfelder}}',
    ru: '{n, plural, one {# поле профиля} few {# поля профиля} many {# полей профиля} other {# поля профиля}}',
  },
  alias: {
    en: '{n, plural, one {# merged record} other {# merged records}}',
    de: '{n, plural, one {# zusammengeführter Eintrag} other {# zusammengeführte Einträge}}',
    ru: '{n, plural, one {# объединённая запись} few {# объединённые записи} many {# объединённых записей} other {# объединённой записи}}',
  },
  savedFilter: {
    en: '{n, plural, one {# shared view} other {# shared views}}',
    de: '{n, plural, one {# geteilte Ansicht} other {# geteilte Ansichten}}',
    ru: '{n, plural, one {# общий вид} few {# общих вида} many {# общих видов} other {# общего вида}}',
  },
  decision: {
    en: '{n, plural, one {# decision} other {# decisions}}',
    de: '{n, plural, one {# Entscheidung} other {# Entscheidungen}}',
    ru: '{n, plural, one {# решение} few {# решения} many {# решений} other {# решения}}',
  },
  network: {
    en: 'what the network says of itself',
    de: 'was das Netzwerk über sich sagt',
    ru: 'сведения о самой сети',
  },
}) satisfies Readonly<Record<EntityName, Message>>

const single = defineMessages({
  member: { en: 'Person', de: 'Person', ru: 'Человек' },
  department: { en: 'Department', de: 'Ressort', ru: 'Отдел' },
  column: { en: 'Column', de: 'Spalte', ru: 'Колонка' },
  card: { en: 'Card', de: 'Karte', ru: 'Карточка' },
  event: { en: 'Event', de: 'Treffen', ru: 'Встреча' },
  rsvp: { en: 'Answer', de: 'Antwort', ru: 'Ответ' },
  application: { en: 'Request to join', de: 'Aufnahmeanfrage', ru: 'Просьба о приёме' },
  vouch: { en: 'Vouch', de: 'Bürgschaft', ru: 'Поручительство' },
  decision: { en: 'Decision', de: 'Entscheidung', ru: 'Решение' },
  organisation: { en: 'Organisation', de: 'Organisation', ru: 'Организация' },
  customField: { en: 'Profile field', de: 'Profilfeld', ru: 'Поле профиля' },
  alias: { en: 'Merged record', de: 'Zusammengeführter Eintrag', ru: 'Объединённая запись' },
  savedFilter: { en: 'Shared view', de: 'Geteilte Ansicht', ru: 'Общий вид' },
  network: { en: 'The network', de: 'Das Netzwerk', ru: 'Сеть' },
}) satisfies Readonly<Record<EntityName, Message>>

export const kindName = (i18n: I18n, kind: EntityName): string => i18n.t(single[kind])

/** In the order people care about. */
const order = Object.keys(counted) as readonly EntityName[]

export const kindOf = (id: EntityId): EntityName | null => {
  const parts = parseEntityId(id)
  return parts ? ((entityOfType(parts.type)?.name as EntityName | undefined) ?? null) : null
}

/** "3 cards, 2 people and 1 event". */
export const countsOf = (i18n: I18n, ids: readonly EntityId[]): string => {
  const counts = new Map<EntityName, number>()
  for (const id of ids) {
    const kind = kindOf(id)
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return i18n.list(order.flatMap((kind) => (counts.has(kind) ? [i18n.t(counted[kind], { n: counts.get(kind)! })] : [])))
}

const holder = (type: number, id: EntityId): EntityId => {
  const rand = parseEntityId(id)?.scope ?? zeroScope
  return makeEntityId({ type, scope: zeroScope, rand })
}

/** Where a record is shown; '' when it has no place of its own. */
export const hrefOf = (id: EntityId): string => {
  switch (kindOf(id)) {
    case 'member':
      return `/people/${id}`
    case 'organisation':
      return `/organisations/${id}`
    case 'customField':
      return '/settings'
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
    default:
      return ''
  }
}

export interface ShownRecord {
  readonly id: EntityId
  readonly kind: EntityName
  /** '' where there is nothing to name it by. */
  readonly title: string
  /** It has a row: it is shown somewhere. */
  readonly isHere: boolean
}

/** What records are called, read from the tables. What has no title of its own is called after what it belongs to. */
export const readRecords = async (rows: RowReader, ids: readonly EntityId[]): Promise<readonly ShownRecord[]> => {
  const found = await Promise.all(
    ids.map(async (id): Promise<ShownRecord | null> => {
      const kind = kindOf(id)
      if (!kind) return null
      const row = (await rows.get(kind, id)) as { readonly name?: string; readonly title?: string } | undefined
      const own = row?.title ?? row?.name ?? ''
      const title = kind === 'rsvp' ? ((await rows.get('event', holder(event.type, id)))?.title ?? '') : own
      return { id, kind, title, isHere: row !== undefined }
    }),
  )
  return found.filter((each) => each !== null)
}
