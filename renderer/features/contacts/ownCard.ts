import type { VisitingCard } from '../../../shared/interop/vcard/visitingCard.ts'
import { type MemberId, memberOfEntityId } from '../../../shared/model/ids.ts'
import type { AboutId } from '../../store/about/aboutPeople.ts'

export const isOwnCard = ({ id }: VisitingCard, me: MemberId): boolean => id !== '' && memberOfEntityId(id) === me

/** Of somebody who has no record. */
export const newCardId = (): AboutId => `card/${crypto.randomUUID()}`
