import { useState } from 'react'
import { useSession, useStatus } from '../../store/hooks.tsx'
import { removeNetwork } from '../../store/networks.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { messages as m } from './messages.ts'

export interface RemoveNetworkProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSave: () => void
  readonly onRemoved: () => void
}

/** The one thing that undo cannot bring back: says what is lost, and asks for the name. */
export const RemoveNetwork = ({ isOpen, onClose, onSave, onRemoved }: RemoveNetworkProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const { entry } = useSession()
  const { unsent } = useStatus()
  const toasts = useToasts()
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const network = entry.name
  const isSure = entry.sample || typed.trim().toLocaleLowerCase() === network.trim().toLocaleLowerCase()
  const remove = async () => {
    setBusy(true)
    onRemoved()
    const result = await removeNetwork(entry.key)
    toasts.show(
      result.ok ? { text: t(m.removed, { network }) } : { text: problemText(i18n, result.error), tone: 'bad' },
    )
  }
  return (
    <Dialog
      title={t(m.removeTitle, { network })}
      role="alertdialog"
      isOpen={isOpen}
      onClose={onClose}
      staysOnOutsideClick
      actions={
        <>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="danger" isDisabled={!isSure || isBusy} onPress={remove}>
            {t(m.removeFinal)}
          </Button>
        </>
      }
    >
      {entry.sample ? (
        <p>{t(m.removeNote, { network })}</p>
      ) : (
        <>
          <p>{t(m.removeLost, { n: unsent })}</p>
          <p>{t(m.removeKeys)}</p>
          <div>
            <Button onPress={onSave}>{t(m.removeSave)}</Button>
          </div>
          <TextField
            label={t(m.removeType, { network })}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            spellCheck="false"
          />
        </>
      )}
    </Dialog>
  )
}
