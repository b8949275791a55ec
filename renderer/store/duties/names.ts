import { type EntityId, type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { useLive, useMembership, usePastMembers, useSession } from '../hooks.tsx'
import { m } from './messages.ts'

export const profileOf = (of: MemberId): EntityId => memberEntityId(of, member.type)

/** Names of members: as their profiles say now, else as they joined. `nameOf` gives '' while it is being read; `isMe` asks who it is. */
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
    const known = rows?.get(of)
    if (known) return known
    if (!rows || !joined || !past) return ''
    return (joined.find((each) => each.member === of) ?? past.find((each) => each.member === of))?.name || t(m.someone)
  }
  return { nameOf, isMe: (of: MemberId | '') => of === me }
}
