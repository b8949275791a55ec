import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import type { Met } from './aboutPeople.ts'
import { MetFields, metOf, useEventsAround, useMetDraft } from './MetFields.tsx'
import { m } from './messages.ts'

interface MetDialogProps {
  readonly name: string
  readonly onClose: () => void
  readonly onMet: (met: Met) => void
}

/** Asks where and when; the event that is on is filled in already. */
export const MetDialog = ({ name, onClose, onMet }: MetDialogProps) => {
  const { t } = useI18n()
  const [now] = useState(() => Date.now())
  const around = useEventsAround(now) ?? []
  const { draft, change } = useMetDraft(around, now)
  const keep = () => {
    onMet(metOf(draft, now))
    onClose()
  }
  return (
    <Dialog
      title={t(m.metTitle, { name })}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="primary" onPress={keep}>
            {t(m.keep)}
          </Button>
        </>
      }
    >
      <MetFields around={around} draft={draft} onChange={change} />
    </Dialog>
  )
}
