import { type Role, rankOf } from '../model/defineEntity.ts'
import { type EntityId, type MemberId, memberOfEntityId } from '../model/ids.ts'
import type { MemberRow } from '../model/member.ts'

/** Fields of a profile for which she may choose who sees them: how to reach her and where she lives. */
export const privateFields = ['email', 'phone', 'links', 'city', 'birthday'] as const
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
}

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

export const isHiddenFrom = (
  viewer: Viewer,
  row: Pick<MemberRow, 'id' | 'visibility'>,
  field: string,
): field is PrivateField =>
  !viewer.seesAll && isPrivateField(field) && audienceOf(row, field) === 'ambassadors' && !isOwn(viewer, row.id)

const isOwn = ({ member }: Viewer, id: EntityId): boolean => memberOfEntityId(id) === member

/**
 * The row as the viewer may see it: what is not for her is as if it were not filled in. Every list, record, search and export reads
 * members through it. It is courtesy, not secrecy: the values lie on every laptop of the network, and the interface says so.
 */
export const visibleMember = (row: MemberRow, viewer: Viewer): MemberRow => {
  // Nearly always: 20,000 rows must not be copied.
  if (viewer.seesAll || row.visibility.length === 0) return row
  const hidden = privateFields.filter((field) => isHiddenFrom(viewer, row, field))
  if (hidden.length === 0) return row
  const empty = Object.fromEntries(hidden.map((field) => [field, field === 'links' ? [] : '']))
  return { ...row, ...empty }
}
