import { type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'

/** What a person's colour comes from everywhere: the id of her profile. '' for nobody. */
export const faceOf = (id: MemberId | ''): string => (id ? memberEntityId(id, member.type) : '')
