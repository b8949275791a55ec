import { type FormEvent, useId, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { m } from './messages.ts'

interface CreatePersonProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreated: (id: EntityId) => void
}

/** Writes down somebody who has no device here yet: a name is enough. */
export const CreatePerson = ({ isOpen, onClose, onCreated }: CreatePersonProps) => {
  const { t } = useI18n()
  const act = useAct()
  const form = useId()
  const [draft, setDraft] = useState({ name: '', city: '', email: '' })
  const put = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })
  const close = () => {
    setDraft({ name: '', city: '', email: '' })
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const name = draft.name.trim()
    if (!name) return
    const values = { name, city: draft.city.trim(), email: draft.email.trim() }
    const made = await act('createMember', { values }, t(m.created, { name }))
    if (!made.ok) return
    close()
    onCreated(made.value.value.id)
  }
  return (
    <Dialog
      title={t(m.newPerson)}
      size="small"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t(m.cancel)}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!draft.name.trim()}>
            {t(m.create)}
          </Button>
        </>
      }
    >
      <form id={form} className="v-stack" onSubmit={submit}>
        <TextField label={t(m.name)} value={draft.name} onChange={put('name')} maxLength={120} isRequired autoFocus />
        <TextField label={t(m.city)} value={draft.city} onChange={put('city')} maxLength={80} />
        <TextField label={t(m.email)} type="email" value={draft.email} onChange={put('email')} maxLength={200} />
        <p className="v-quiet">{t(m.createHint)}</p>
      </form>
    </Dialog>
  )
}
