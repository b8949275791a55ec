import type { Invitation } from '../../store/api.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { formatUntil } from '../../ui/dates.ts'
import { GivenLink } from '../../ui/GivenLink.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { inviteMessages as m } from './inviteMessages.ts'

export interface InvitationMadeProps {
  readonly invitation: Invitation
  readonly note: string
  readonly onAnother: () => void
}

/** The same invitation for a camera and for a message. */
export const InvitationMade = ({ invitation, note, onAnother }: InvitationMadeProps) => {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <GivenLink
      link={invitation.link}
      label={t(m.scan)}
      size={280}
      lead={
        <>
          {note ? <h2>{note}</h2> : null}
          <p>
            {t(m.scan)}, {t(m.orSend)}:
          </p>
        </>
      }
    >
      <div className="v-row">
        <CopyButton variant="primary" text={invitation.link} autoFocus />
        <Button variant="plain" onPress={onAnother}>
          {t(m.another)}
        </Button>
      </div>
      <p className="v-quiet">{t(m.goodUntil, { when: formatUntil(i18n, invitation.until) })}</p>
      <p className="v-quiet v-prose">{t(m.stay)}</p>
    </GivenLink>
  )
}
