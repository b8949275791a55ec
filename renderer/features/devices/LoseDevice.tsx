import { useState } from 'react'
import { useMemberNames } from '../../store/duties/names.ts'
import { useSession } from '../../store/hooks.tsx'
import type { Device } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { type I18n, useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { deviceName } from './DeviceItem.tsx'
import { d } from './messages.ts'

/** Two clicks: what closing a laptop off does, what it cannot reach, and done. Where this laptop cannot do it, who can. */
export const LoseDevice = ({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const [sheet, setSheet] = useState('')
  const name = deviceName(i18n, device)
  const { closers } = device
  const isPaper = device.kind === 'paper'
  const isPossible = closers === 'here' || closers === 'sheet'
  const closeOff = async () => {
    setBusy(true)
    const aim = { by: 'device', device: device.device } as const
    const done =
      closers === 'sheet'
        ? await session.ask('closeWithSheet', { device: device.device, sheet })
        : await session.ask('revoke', { aim, cutoff: 'known', reason: '' })
    setBusy(false)
    if (!done.ok) {
      const notAbove = t(closers === 'sheet' ? d.sheetBeneath : d.notYours)
      setError(done.error.code === 'trust.notAbove' ? notAbove : problemText(i18n, done.error))
      return
    }
    toasts.show({ text: isPaper ? t(d.sheetGone) : t(d.closedDone, { name }) })
    onClose()
  }
  return (
    <Dialog
      title={titleOf(i18n, device)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      staysOnOutsideClick
      actions={
        isPossible ? (
          <>
            <Button onPress={onClose}>{t(d.cancel)}</Button>
            <Button
              variant="danger"
              isDisabled={isBusy || (closers === 'sheet' && sheet.trim() === '')}
              onPress={() => void closeOff()}
            >
              {t(isPaper ? d.giveUp : d.closeOff)}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={onClose}>
            {t(d.close)}
          </Button>
        )
      }
    >
      {isPossible ? <Does isPaper={isPaper} /> : <Cannot device={device} />}
      {closers === 'sheet' ? (
        <>
          <p>{t(d.sheetCan)}</p>
          <TextArea label={t(d.sheetWordsField)} value={sheet} onChange={setSheet} />
        </>
      ) : null}
      {error ? (
        <p className="v-field-error" role="alert">
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}

const titleOf = (i18n: I18n, device: Device): string => {
  const { t } = i18n
  const [name, isPaper] = [deviceName(i18n, device), device.kind === 'paper']
  if (device.closers.length === 0) return isPaper ? t(d.ifFound) : t(d.lostNamed, { name })
  return isPaper ? t(d.sheetTitle) : t(d.lostTitle, { name })
}

const Does = ({ isPaper }: { readonly isPaper: boolean }) => {
  const { t } = useI18n()
  return isPaper ? (
    <p>{t(d.sheetDoes)}</p>
  ) : (
    <>
      <p>{t(d.lostDoes)}</p>
      <p>{t(d.lostStays)}</p>
      <p className="v-warning">{t(d.lostCannot)}</p>
    </>
  )
}

/** Others stand above it, or nobody does: what is true then, and what helps. */
const Cannot = ({ device: { closers, kind } }: { readonly device: Device }) => {
  const { t, list } = useI18n()
  const others = typeof closers === 'string' ? [] : closers
  const { nameOf } = useMemberNames(others)
  if (closers === 'elsewhere') return <p>{t(d.elsewhereCan)}</p>
  if (others.length > 0) {
    const names = list(others.map(nameOf))
    return (
      <>
        <p>{t(d.othersCan, { count: others.length, names })}</p>
        <p className="v-warning">{t(d.lostCannot)}</p>
      </>
    )
  }
  return kind === 'paper' ? (
    <p className="v-warning">{t(d.firstSheetStays)}</p>
  ) : (
    <>
      <p className="v-warning">{t(d.nobodyCan)}</p>
      <p>{t(d.nobodyNow)}</p>
      <p className="v-quiet">{t(d.nobodyBefore)}</p>
    </>
  )
}
