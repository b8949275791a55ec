import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { GivenLink } from '../../ui/GivenLink.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { LetFind } from '../../ui/LetFind.tsx'
import { Printed } from '../../ui/Printed.tsx'
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
  const [link, setLink] = useState('')
  const name = useLive(async (rows) => (await rows.get('network', networkId))?.name, []) ?? session.entry.name
  useEffect(() => {
    if (!isOpen) return
    let isGone = false
    void session.ask('applyLink', { hubs: [] }).then((made) => {
      if (isGone) return
      if (made.ok) setLink(made.value.link)
      else toasts.show({ text: problemText(i18n, made.error), tone: 'bad' })
    })
    return () => {
      isGone = true
    }
  }, [isOpen, session, i18n, toasts])
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
            <CopyButton variant="primary" text={link} label={t(a.copy)} />
          </>
        }
      >
        <GivenLink link={link} label={t(a.scan)} lead={<p>{t(a.addressText, { network: name })}</p>}>
          <p className="v-quiet">{t(a.addressReach, { network: name })}</p>
          <LetFind why={t(a.addressNear)} />
        </GivenLink>
      </Dialog>
      {isOpen && link ? <Poster network={name} link={link} /> : null}
    </>
  )
}

/** One sheet for a notice board. */
const Poster = ({ network, link }: { readonly network: string; readonly link: string }) => {
  const { t } = useI18n()
  return (
    <Printed>
      <p className="v-poster-title">{t(a.posterTitle, { network })}</p>
      <QrImage text={link} label={t(a.scan)} size={420} />
      <p className="v-poster-text">{t(a.posterText)}</p>
      <code className="v-poster-link">{link}</code>
    </Printed>
  )
}
