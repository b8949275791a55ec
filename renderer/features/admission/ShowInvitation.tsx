import type { InvitationInfo } from '../../store/trust.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatUntil } from '../../ui/dates.ts'
import { GivenLink } from '../../ui/GivenLink.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { a } from './admissionMessages.ts'
import { v } from './invitationMessages.ts'

/** An invitation that was made on this laptop, once more for a camera and for a message. */
export const ShowInvitation = ({
  invitation: { note, link = '', until, uses },
  onClose,
}: {
  readonly invitation: InvitationInfo
  readonly onClose: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <Dialog
      title={note || t(v.unnamed)}
      isOpen
      onClose={onClose}
      size="large"
      actions={<CopyButton variant="primary" text={link} />}
    >
      <GivenLink link={link} label={t(a.scan)}>
        <p className="v-quiet">
          {t(v.forSome, { n: uses })}, {t(v.until, { when: formatUntil(i18n, until) })}
        </p>
      </GivenLink>
    </Dialog>
  )
}
