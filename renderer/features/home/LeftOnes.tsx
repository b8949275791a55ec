import { memberOfEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { useStanding } from '../../store/duties/standing.ts'
import { useTrustActs } from '../../store/duties/useTrustActs.ts'
import { useLive } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { messages } from './messages.ts'

/** Who said that they leave, and whose access this person may close. */
export const useLeftOnes = (): readonly MemberRow[] => {
  const standing = useStanding()
  const rows = useLive((reader) => reader.find('member', 'leftKey', { from: 1 }), [])
  const closable = new Set(standing?.members.filter(({ mine }) => mine).map(({ member }) => member))
  return rows?.filter(({ id }) => closable.has(memberOfEntityId(id))) ?? []
}

/** "Zoya left on Tuesday": one click ends her membership; all she wrote stays. */
export const LeftOne = ({ row }: { readonly row: MemberRow }) => {
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
