import { plainLine } from '../../../shared/lib/plain.ts'
import { type EntityId, type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { useLive, useMembership, usePastMembers, useSession } from '../hooks.tsx'
import { m } from './messages.ts'

export const profileOf = (of: MemberId): EntityId => memberEntityId(of, member.type)

/** Names of members: as their profiles say now, else as they joined. `nameOf` gives '' while nothing is known yet; `isMe` asks who it is. */
export const useMemberNames = (members: readonly (MemberId | '')[]) => {
  const { t } = useI18n()
  const { me } = useSession()
  const wanted = [...new Set(members)].filter((each) => each !== '').sort()
  const joined = useMembership()
  const past = usePastMembers()
  const rows = useLive(
    async (reader) => {
      const found = await reader.many('member', wanted.map(profileOf))
      return new Map(wanted.map((id, index) => [id, found[index]?.name ?? '']))
    },
    [wanted.join()],
  )
  const nameOf = (of: MemberId | ''): string => {
    if (of === '') return t(m.someone)
    const isIt = (each: { readonly member: MemberId }) => each.member === of
    const name = rows?.get(of) || joined?.find(isIt)?.name || past?.find(isIt)?.name
    // Her profile says what she likes; what is decided here must not be read the wrong way round.
    return plainLine(name ?? '') || (rows && joined && past ? t(m.someone) : '')
  }
  return { nameOf, isMe: (of: MemberId | '') => of === me }
}
