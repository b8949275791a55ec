import { type FormEvent, useId, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { g } from './messages.ts'

interface CreateOrganisationProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreated: (id: EntityId) => void
}

const blank = { name: '', city: '', link: '' }

/** A name is enough. */
export const CreateOrganisation = ({ isOpen, onClose, onCreated }: CreateOrganisationProps) => {
  const { t } = useI18n()
  const act = useAct()
  const form = useId()
  const [draft, setDraft] = useState(blank)
  const put = (field: keyof typeof blank) => (value: string) => setDraft({ ...draft, [field]: value })
  const close = () => {
    setDraft(blank)
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [name, link] = [draft.name.trim(), draft.link.trim()]
    if (!name) return
    const values = { name, city: draft.city.trim(), links: link ? [link] : [] }
    const made = await act('createOrganisation', { values }, t(g.created, { name }))
    if (!made.ok) return
    close()
    onCreated(made.value.value.id)
  }
  return (
    <Dialog
      title={t(g.newOne)}
      size="small"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t(g.cancel)}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!draft.name.trim()}>
            {t(g.create)}
          </Button>
        </>
      }
    >
      <form id={form} className="v-stack" onSubmit={submit}>
        <TextField label={t(g.name)} value={draft.name} onChange={put('name')} maxLength={160} isRequired autoFocus />
        <TextField label={t(g.city)} value={draft.city} onChange={put('city')} maxLength={80} />
        <TextField label={t(g.link)} value={draft.link} onChange={put('link')} maxLength={500} />
        <p className="v-quiet">{t(g.createHint)}</p>
      </form>
    </Dialog>
  )
}
