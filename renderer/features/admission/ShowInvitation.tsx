import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { InvitationInfo } from '../../store/trust.ts'
import { useAnnounce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatUntil } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { QrImage } from '../../ui/QrImage.tsx'
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
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
    announce(t(a.copied))
  }
  return (
    <Dialog
      title={note || t(v.unnamed)}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button variant="primary" icon={isCopied ? Check : Copy} onPress={copy}>
          {t(isCopied ? a.copied : v.copy)}
        </Button>
      }
    >
      <div className="v-address">
        <QrImage text={link} label={t(a.scan)} size={220} />
        <div className="v-address-words">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
          <code className="v-address-link" tabIndex={0}>
            {link}
          </code>
          <p className="v-quiet">
            {t(v.forSome, { n: uses })}, {t(v.until, { when: formatUntil(i18n, until) })}
          </p>
        </div>
      </div>
    </Dialog>
  )
}
