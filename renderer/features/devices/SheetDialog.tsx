import { Printer } from 'lucide-react'
import { useState } from 'react'
import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { useMemberNames } from '../../store/duties/names.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import type { RecoverySheet } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatDate } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Printed } from '../../ui/Printed.tsx'
import { problemText } from '../../ui/problems.ts'
import { QrImage } from '../../ui/QrImage.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { d } from './messages.ts'

interface SheetDialogProps {
  /** The one that the network began with: it is shown until she says that she has it on paper. */
  readonly first?: RecoverySheet | undefined
  readonly onClose: () => void
}

/** Makes a sheet of paper that leads back into the network, and shows it once. */
export const SheetDialog = ({ first, onClose }: SheetDialogProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [isBusy, setBusy] = useState(false)
  const [sheet, setSheet] = useState<RecoverySheet | undefined>(first)
  const make = async () => {
    setBusy(true)
    const made = await session.ask('makeSheet', { hubs: [] })
    setBusy(false)
    if (made.ok) setSheet(made.value)
    else toasts.show({ text: problemText(i18n, made.error), tone: 'bad' })
  }
  const keep = async () => {
    setBusy(true)
    await session.ask('sheetKept', null)
    toasts.show({ text: t(d.firstSheetDone) })
    onClose()
  }
  return (
    <Dialog
      title={t(d.sheet)}
      isOpen
      onClose={onClose}
      size="large"
      staysOnOutsideClick
      actions={
        // Keys: what takes the place of a button that goes is a new one, and takes the focus.
        sheet ? (
          <>
            <Button key="print" icon={Printer} variant="primary" onPress={() => window.print()} autoFocus>
              {t(d.print)}
            </Button>
            {first ? (
              <>
                <Button onPress={onClose}>{t(d.later)}</Button>
                <Button isDisabled={isBusy} onPress={() => void keep()}>
                  {t(d.firstSheetKept)}
                </Button>
              </>
            ) : (
              <Button onPress={onClose}>{t(d.done)}</Button>
            )}
          </>
        ) : (
          <>
            <Button onPress={onClose}>{t(d.cancel)}</Button>
            <Button variant="primary" isDisabled={isBusy} onPress={() => void make()}>
              {t(d.sheetNow)}
            </Button>
          </>
        )
      }
    >
      {sheet ? (
        <>
          <p className="v-warning">{t(first ? d.firstSheetKeep : d.sheetKeep)}</p>
          <SheetContent sheet={sheet} size={180} />
          <Paper sheet={sheet} />
        </>
      ) : (
        <>
          <p>{t(d.sheetWhy)}</p>
          <p className="v-warning">{t(d.sheetKeep)}</p>
        </>
      )}
    </Dialog>
  )
}

const SheetContent = ({ sheet, size }: { readonly sheet: RecoverySheet; readonly size: number }) => {
  const { t } = useI18n()
  return (
    <div className="v-sheet">
      <ol className="v-sheet-words" aria-label={t(d.words)} translate="no">
        {sheet.words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice
          <li key={index} lang="en">
            {word}
          </li>
        ))}
      </ol>
      <QrImage text={sheet.link} label={t(d.sheetCode)} size={size} />
    </div>
  )
}

const Paper = ({ sheet }: { readonly sheet: RecoverySheet }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { entry, me } = useSession()
  const network = useLive(async (rows) => (await rows.get('network', networkId))?.name, []) ?? entry.name
  const { nameOf } = useMemberNames([me])
  return (
    <Printed>
      <p className="v-paper-title">{t(d.paperTitle, { network, name: nameOf(me) })}</p>
      <SheetContent sheet={sheet} size={300} />
      <p className="v-paper-how">{t(d.paperHow)}</p>
      <p>{t(d.sheetKeep)}</p>
      <p>{t(d.paperMade, { when: formatDate(i18n, Date.now()) })}</p>
    </Printed>
  )
}
