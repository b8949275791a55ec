import { DoorClosed, QrCode } from 'lucide-react'
import { profileOf } from '../../store/duties/names.ts'
import { roleName } from '../../store/duties/roleWords.ts'
import type { InvitationInfo } from '../../store/trust.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { exactAt, formatAt, formatUntil } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { v } from './invitationMessages.ts'

/** People named on one invitation; whoever wants all of them looks at the tree. */
const NAMED = 12

export const InvitationItem = ({
  invitation,
  by,
  mayClose,
  onShow,
  onClose,
}: {
  readonly invitation: InvitationInfo
  /** Who made it, in words. */
  readonly by: string
  readonly mayClose: boolean
  readonly onShow: () => void
  readonly onClose: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const { state, role, uses, until, at, came } = invitation
  const note = invitation.note || t(v.unnamed)
  const isOpen = state === 'open'
  return (
    <li className="v-invitation">
      <div className="v-invitation-head">
        <h3 className={invitation.note ? 'v-request-name v-truncate' : 'v-quiet v-truncate'}>{note}</h3>
        {role === 'member' ? null : <Badge tone="accent">{t(v.becomes, { role: roleName(i18n, role) })}</Badge>}
        {isOpen ? null : <Badge>{t(v[state])}</Badge>}
      </div>
      <p className="v-invitation-facts">
        <span>{t(v.forSome, { n: uses })}</span>
        {isOpen ? <span>{t(v.until, { when: formatUntil(i18n, until) })}</span> : null}
        <span title={exactAt(i18n, at)}>{t(v.by, { who: by, when: formatAt(i18n, at) })}</span>
      </p>
      <p className="v-invitation-came">
        {came.length === 0 ? (
          <span className="v-quiet">{t(v.nobody)}</span>
        ) : (
          <>
            {t(v.came, { n: came.length })}{' '}
            {came.slice(0, NAMED).map(({ member, name, active }, index) => (
              <span key={member}>
                {index > 0 ? ', ' : ''}
                <Link href={`/people/${profileOf(member)}`}>{name}</Link>
                {active ? '' : ` (${t(v.notAnyMore)})`}
              </span>
            ))}
            {came.length > NAMED ? ` ${t(v.andMore, { n: came.length - NAMED })}` : ''}
          </>
        )}
      </p>
      {isOpen && (invitation.link || mayClose) ? (
        <div className="v-row">
          {invitation.link ? (
            <Button size="small" icon={QrCode} aria-label={t(v.showNamed, { note })} onPress={onShow}>
              {t(v.show)}
            </Button>
          ) : (
            <span className="v-caption">{t(v.elsewhere)}</span>
          )}
          {mayClose ? (
            <Button
              size="small"
              variant="plain"
              icon={DoorClosed}
              aria-label={t(v.closeNamed, { note })}
              onPress={onClose}
            >
              {t(v.close)}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}
