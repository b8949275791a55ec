import { memberOfEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { profileOf } from '../../store/duties/names.ts'
import { useStanding } from '../../store/duties/standing.ts'
import { useTrustActs } from '../../store/duties/useTrustActs.ts'
import { useErasedSince } from '../../store/erasing/useErasedSince.ts'
import { useLive } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { messages } from './messages.ts'

type LeftRow = Pick<MemberRow, 'id' | 'name' | 'leftAt'>

/** Who said that they leave, or erased what they had said about themselves, and whose access this person may close. */
export const useLeftOnes = (): readonly LeftRow[] => {
  const standing = useStanding()
  const erasedSince = useErasedSince()
  const rows = useLive((reader) => reader.find('member', 'leftKey', { from: 1 }), [])
  const theirs = standing?.members.filter(({ mine }) => mine) ?? []
  const closable = new Set(theirs.map(({ member }) => member))
  const said = rows?.filter(({ id }) => closable.has(memberOfEntityId(id))) ?? []
  const erased = theirs.flatMap(({ member, name }): LeftRow[] => {
    const id = profileOf(member)
    const leftAt = erasedSince?.get(id)
    return leftAt === undefined ? [] : [{ id, name, leftAt }]
  })
  return [...said, ...erased]
}

/** "Zoya left on Tuesday": one click ends her membership; all she wrote stays. */
export const LeftOne = ({ row }: { readonly row: LeftRow }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { act } = useTrustActs()
  const { id, name, leftAt } = row
  const member = memberOfEntityId(id)
  return (
    <li className="v-needs-line">
      <span className="v-next-words">
        <Link href={`/people/${id}`} className="v-next-title v-truncate">
          {t(messages.hasLeft, { name })}
        </Link>
        <span className="v-next-when">
          {formatAt(i18n, leftAt, { starts: true })}. {t(messages.closeText)}
        </span>
      </span>
      <Button
        size="small"
        onPress={() =>
          void act(
            [],
            [{ aim: { by: 'member', member }, cutoff: 'known' }],
            t(messages.leftReason),
            t(messages.closed, { name }),
          )
        }
      >
        {t(messages.close)}
      </Button>
    </li>
  )
}
