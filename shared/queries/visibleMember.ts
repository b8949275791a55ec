import type { CustomFieldRow } from '../model/customField.ts'
import { type Role, rankOf } from '../model/defineEntity.ts'
import { type EntityId, type MemberId, memberOfEntityId } from '../model/ids.ts'
import { type MemberRow, member } from '../model/member.ts'

/** Fields of a profile for which she may choose who sees them: her picture, how to reach her and where she lives. */
export const privateFields = ['email', 'phone', 'contacts', 'links', 'city', 'birthday', 'photo'] as const
export type PrivateField = (typeof privateFields)[number]
export const isPrivateField = (field: string): field is PrivateField =>
  (privateFields as readonly string[]).includes(field)

/** `onlyMe` is never in the record: such a value stays on the one machine (`OnlyMine`). */
export type Audience = 'everyone' | 'ambassadors' | 'onlyMe'

/** What one keeps to oneself, by field; a local value of this machine. */
export type OnlyMine = { readonly [F in PrivateField]?: MemberRow[F] }

export interface Viewer {
  readonly member: MemberId
  /** Sees what is for ambassadors and up. */
  readonly seesAll: boolean
  /** Keys of the network's own fields that are for ambassadors and up; none when not given. */
  readonly closed?: readonly string[]
}

/** Keys of the network's own fields that not everybody sees. Of two that share a key the closed one counts. */
export const closedKeys = (fields: readonly Pick<CustomFieldRow, 'key' | 'audience'>[]): readonly string[] =>
  fields.filter(({ audience }) => audience !== 'everyone').map(({ key }) => key)

export const viewerOf = (member: MemberId, role: Role | undefined): Viewer => ({
  member,
  seesAll: role !== undefined && rankOf[role] <= 2,
})

const forAmbassadors = (field: PrivateField): string => `${field}=ambassadors`

/** Who of the network sees the field of this record. */
export const audienceOf = (row: Pick<MemberRow, 'visibility'>, field: PrivateField): Exclude<Audience, 'onlyMe'> =>
  row.visibility.includes(forAmbassadors(field)) ? 'ambassadors' : 'everyone'

/** `visibility` with another choice for one field. */
export const withAudience = (
  row: Pick<MemberRow, 'visibility'>,
  field: PrivateField,
  audience: Audience,
): readonly string[] => {
  const others = row.visibility.filter((element) => element !== forAmbassadors(field))
  return audience === 'ambassadors' ? [...others, forAmbassadors(field)] : others
}

/** Is that key of the record (`phone`, `custom/Size`) not for her eyes? */
export const isHiddenFrom = (viewer: Viewer, row: Pick<MemberRow, 'id' | 'visibility'>, key: string): boolean => {
  if (viewer.seesAll || isOwn(viewer, row.id)) return false
  const slash = key.indexOf('/')
  const field = slash < 0 ? key : key.slice(0, slash)
  if (field === 'custom') return viewer.closed?.includes(key.slice(slash + 1)) ?? false
  return isPrivateField(field) && audienceOf(row, field) === 'ambassadors'
}

const isOwn = ({ member }: Viewer, id: EntityId): boolean => memberOfEntityId(id) === member

const isSet = (field: PrivateField): boolean => member.fields[field].kind === 'set'

/** What a field is without anything in it. */
export const emptyValue = <F extends PrivateField>(field: F): MemberRow[F] => (isSet(field) ? [] : '') as MemberRow[F]

/**
 * The row as the viewer may see it: what is not for her is as if it were not filled in. Every list, record, search and export reads
 * members through it. It is courtesy, not secrecy: the values lie on every laptop of the network, and the interface says so.
 */
export const visibleMember = (row: MemberRow, viewer: Viewer): MemberRow => {
  // Nearly always: 20,000 rows must not be copied.
  if (viewer.seesAll) return row
  const closed = viewer.closed?.filter((key) => Object.hasOwn(row.custom, key)) ?? []
  if ((row.visibility.length === 0 && closed.length === 0) || isOwn(viewer, row.id)) return row
  const hidden = privateFields.filter((field) => isHiddenFrom(viewer, row, field))
  if (hidden.length === 0 && closed.length === 0) return row
  const seen: MemberRow = { ...row, ...Object.fromEntries(hidden.map((field) => [field, emptyValue(field)])) }
  if (closed.length === 0) return seen
  return { ...seen, custom: Object.fromEntries(Object.entries(row.custom).filter(([key]) => !closed.includes(key))) }
}
