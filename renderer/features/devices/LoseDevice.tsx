import { useState } from 'react'
import { useSession } from '../../store/hooks.tsx'
import type { Device } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { deviceName } from './DeviceItem.tsx'
import { d } from './messages.ts'

/** Two clicks: what closing a laptop off does, what it cannot reach, and done. */
export const LoseDevice = ({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const name = deviceName(i18n, device)
  const isPaper = device.kind === 'paper'
  const closeOff = async () => {
    setBusy(true)
    const aim = { by: 'device', device: device.device } as const
    const done = await session.ask('revoke', { aim, cutoff: 'known', reason: '' })
    setBusy(false)
    if (!done.ok) {
      setError(done.error.code === 'trust.notAbove' ? t(d.notYours) : problemText(i18n, done.error))
      return
    }
    toasts.show({ text: isPaper ? t(d.sheetGone) : t(d.closedDone, { name }) })
    onClose()
  }
  return (
    <Dialog
      title={isPaper ? t(d.sheetTitle) : t(d.lostTitle, { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      staysOnOutsideClick
      actions={
        <>
          <Button onPress={onClose}>{t(d.cancel)}</Button>
          <Button variant="danger" isDisabled={isBusy} onPress={() => void closeOff()}>
            {t(isPaper ? d.giveUp : d.closeOff)}
          </Button>
        </>
      }
    >
      {isPaper ? (
        <p>{t(d.sheetDoes)}</p>
      ) : (
        <>
          <p>{t(d.lostDoes)}</p>
          <p>{t(d.lostStays)}</p>
          <p className="v-warning">{t(d.lostCannot)}</p>
        </>
      )}
      {error ? (
        <p className="v-field-error" role="alert">
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
