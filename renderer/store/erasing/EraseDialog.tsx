import { type ReactNode, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { GRACE_MS } from '../../../shared/replica/erased.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatDate } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { useSession } from '../hooks.tsx'
import { e } from './messages.ts'
import './erasing.css'

export interface EraseDialogProps {
  /** Names what goes: a card's title, a person's name. */
  readonly title: string
  readonly entities: readonly EntityId[]
  readonly isOpen: boolean
  readonly onClose: () => void
  /** It is gone: whoever shows it must leave. */
  readonly onErased?: () => void
  /** The way back that undo knows, where there is one. */
  readonly onRemove?: () => void
  /** Another question than "Erase <title> for good?". */
  readonly question?: string
  /** Said in a toast when it is done. */
  readonly said?: string
  /** What exactly goes, before the words that are always said. */
  readonly children?: ReactNode
}

/** The irreversible one (P-ERASE): what happens when, what it cannot reach, and a mark that one has read it. */
export const EraseDialog = (props: EraseDialogProps) => (props.isOpen ? <Asking {...props} /> : null)

const Asking = (props: EraseDialogProps) => {
  const { entities, onClose, onErased, onRemove, children } = props
  const i18n = useI18n()
  const { t } = i18n
  const { ask } = useSession()
  const toasts = useToasts()
  const [isSure, setSure] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const title = props.title.trim() || t(e.nameless)
  const erase = async () => {
    setBusy(true)
    const result = await ask('erase', { entities })
    setBusy(false)
    if (!result.ok) return void toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
    toasts.show({ text: props.said ?? t(e.erased, { title }) })
    onClose()
    onErased?.()
  }
  return (
    <Dialog
      title={props.question ?? t(e.eraseTitle, { title })}
      role="alertdialog"
      isOpen
      onClose={onClose}
      staysOnOutsideClick
      actions={
        <>
          <Button onPress={onClose}>{t(e.cancel)}</Button>
          <Button variant="danger" isDisabled={!isSure || isBusy || entities.length === 0} onPress={erase}>
            {t(e.eraseDo)}
          </Button>
        </>
      }
    >
      {children}
      <ul className="v-erasing-facts">
        <li>{t(e.now)}</li>
        <li>{t(e.later, { date: formatDate(i18n, Date.now() + GRACE_MS) })}</li>
        <li>{t(e.reach)}</li>
      </ul>
      {onRemove ? (
        <div className="v-erasing-rather">
          <p>{t(e.rather)}</p>
          <Button
            size="small"
            onPress={() => {
              onClose()
              onRemove()
            }}
          >
            {t(e.removeInstead)}
          </Button>
        </div>
      ) : null}
      <Checkbox isSelected={isSure} onChange={setSure}>
        {t(e.final)}
      </Checkbox>
    </Dialog>
  )
}
