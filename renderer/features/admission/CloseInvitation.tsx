import { useState } from 'react'
import { useSession } from '../../store/hooks.tsx'
import type { InvitationInfo } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { v } from './invitationMessages.ts'

/** Closes the way in, and asks what becomes of those who came. */
export const CloseInvitation = ({
  invitation: { via, came },
  onClose,
}: {
  readonly invitation: InvitationInfo
  readonly onClose: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [keep, setKeep] = useState<'stay' | 'leave'>('stay')
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const n = came.filter(({ active }) => active).length
  const close = async () => {
    setBusy(true)
    const aim = { by: 'invite', invite: via, keep: keep === 'stay' } as const
    const done = await session.ask('revoke', { aim, cutoff: 'known', reason: reason.trim() })
    setBusy(false)
    toasts.show(done.ok ? { text: t(v.closed) } : { text: problemText(i18n, done.error), tone: 'bad' })
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={t(v.closeTitle)}
      isOpen
      onClose={onClose}
      staysOnOutsideClick
      actions={
        <>
          <Button onPress={onClose}>{t(v.cancel)}</Button>
          <Button variant="danger" isDisabled={isBusy} onPress={() => void close()}>
            {t(v.close)}
          </Button>
        </>
      }
    >
      <p>{t(v.closeText)}</p>
      {n > 0 ? (
        <Choices
          label={t(v.whoCame)}
          value={keep}
          onChange={setKeep}
          options={[
            { id: 'stay', label: t(v.stay, { n }), note: t(v.stayNote) },
            { id: 'leave', label: t(v.leave, { n }), note: t(v.leaveNote) },
          ]}
        />
      ) : null}
      <TextArea label={t(v.reason)} value={reason} onChange={setReason} rows={2} maxLength={500} />
    </Dialog>
  )
}
