import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Invitation } from '../../store/api.ts'
import { useAnnounce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { formatUntil } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { QrImage } from '../../ui/QrImage.tsx'
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
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 3000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await navigator.clipboard.writeText(invitation.link)
    setCopied(true)
    announce(t(m.copied))
  }
  return (
    <div className="v-invite-made">
      <QrImage text={invitation.link} label={t(m.scan)} size={280} />
      <div className="v-invite-words">
        {note ? <h2>{note}</h2> : null}
        <p>
          {t(m.scan)}, {t(m.orSend)}:
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
        <code className="v-invite-link" tabIndex={0}>
          {invitation.link}
        </code>
        <div className="v-row">
          <Button variant="primary" icon={isCopied ? Check : Copy} onPress={copy} autoFocus>
            {t(isCopied ? m.copied : m.copy)}
          </Button>
          <Button variant="plain" onPress={onAnother}>
            {t(m.another)}
          </Button>
        </div>
        <p className="v-quiet">{t(m.goodUntil, { when: formatUntil(i18n, invitation.until) })}</p>
        <p className="v-quiet v-prose">{t(m.stay)}</p>
      </div>
    </div>
  )
}
