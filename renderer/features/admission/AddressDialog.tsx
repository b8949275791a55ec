import { Check, Copy, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useAnnounce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { LetFind } from '../../ui/LetFind.tsx'
import { problemText } from '../../ui/problems.ts'
import { QrImage } from '../../ui/QrImage.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { a } from './admissionMessages.ts'

/** The network's address for people without an invitation: to show, to send, to hang up. */
export const AddressDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const announce = useAnnounce()
  const [link, setLink] = useState('')
  const [isCopied, setCopied] = useState(false)
  const name = useLive(async (rows) => (await rows.get('network', networkId))?.name, []) ?? session.entry.name
  useEffect(() => {
    if (!isOpen) return
    let isGone = false
    setCopied(false)
    void session.ask('applyLink', { hubs: [] }).then((made) => {
      if (isGone) return
      if (made.ok) setLink(made.value.link)
      else toasts.show({ text: problemText(i18n, made.error), tone: 'bad' })
    })
    return () => {
      isGone = true
    }
  }, [isOpen, session, i18n, toasts])
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
    announce(t(a.copied))
  }
  return (
    <>
      <Dialog
        title={t(a.addressTitle)}
        isOpen={isOpen}
        onClose={onClose}
        size="large"
        actions={
          <>
            <Button icon={Printer} onPress={() => window.print()} isDisabled={!link}>
              {t(a.print)}
            </Button>
            <Button variant="primary" icon={isCopied ? Check : Copy} onPress={copy} isDisabled={!link}>
              {t(isCopied ? a.copied : a.copy)}
            </Button>
          </>
        }
      >
        <div className="v-address">
          {link ? <QrImage text={link} label={t(a.scan)} size={220} /> : null}
          <div className="v-address-words">
            <p>{t(a.addressText, { network: name })}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
            <code className="v-address-link" tabIndex={0}>
              {link}
            </code>
            <p className="v-quiet">{t(a.addressReach, { network: name })}</p>
            <LetFind why={t(a.addressNear)} />
          </div>
        </div>
      </Dialog>
      {isOpen && link ? createPortal(<Poster network={name} link={link} />, document.body) : null}
    </>
  )
}

/** Only on paper: one sheet for a notice board. */
const Poster = ({ network, link }: { readonly network: string; readonly link: string }) => {
  const { t } = useI18n()
  return (
    <div className="v-poster" aria-hidden>
      <p className="v-poster-title">{t(a.posterTitle, { network })}</p>
      <QrImage text={link} label={t(a.scan)} size={420} />
      <p className="v-poster-text">{t(a.posterText)}</p>
      <code className="v-poster-link">{link}</code>
    </div>
  )
}
