import { type FormEvent, useEffect, useId, useMemo, useState } from 'react'
import { type CustomFieldRow, type CustomKind, customKinds } from '../../../shared/model/customField.ts'
import { looseValues } from '../../../shared/queries/looseValues.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useLive } from '../hooks.tsx'
import { useAct } from '../useAct.ts'
import { c } from './messages.ts'
import { type OptionLine, OptionList } from './OptionList.tsx'
import './customFields.css'

interface FieldDialogProps {
  /** The field to change; null for a new one. */
  readonly field: CustomFieldRow | null
  /** A heading of an imported list that becomes the new field. */
  readonly heading?: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Defines a field of everybody's profile, or changes one. For coordinators. */
export const FieldDialog = (props: FieldDialogProps) => {
  const { t } = useI18n()
  const form = useId()
  const { field, heading, isOpen, onClose } = props
  const [isComplete, setComplete] = useState(false)
  return (
    <Dialog
      title={t(field ? c.editField : c.newField)}
      isOpen={isOpen}
      onClose={onClose}
      staysOnOutsideClick
      actions={
        <>
          <Button onPress={onClose}>{t(c.cancel)}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!isComplete}>
            {t(field ? c.save : c.create)}
          </Button>
        </>
      }
    >
      {isOpen && <Form key={field?.id ?? heading ?? ''} {...props} id={form} onComplete={setComplete} />}
    </Dialog>
  )
}

const linesOf = (options: readonly string[], isNew: boolean): readonly OptionLine[] =>
  options.map((text, key) => ({ key, text, was: isNew ? null : text }))
const blank: readonly OptionLine[] = [0, 1].map((key) => ({ key, text: '', was: null }))

interface FormProps extends FieldDialogProps {
  readonly id: string
  readonly onComplete: (isComplete: boolean) => void
}

const Form = ({ field, heading, onClose, id, onComplete }: FormProps) => {
  const { t } = useI18n()
  const act = useAct()
  const [label, setLabel] = useState(field?.label ?? heading ?? '')
  const [chosen, setKind] = useState<CustomKind | null>(field?.kind ?? null)
  const [help, setHelp] = useState(field?.help ?? '')
  const [audience, setAudience] = useState(field?.audience ?? 'everyone')
  const [typed, setLines] = useState<readonly OptionLine[] | null>(
    field?.kind === 'choice' ? linesOf(field.options, false) : null,
  )
  // A new field of the same name as an imported heading takes its values over, also when nobody came from there.
  const key = field ? '' : (heading ?? label.trim())
  // Read once: twenty thousand rows at each letter of the name would be felt.
  const profiles = useLive(
    async (rows) =>
      field
        ? []
        : (await rows.find('member', 'nameKey')).flatMap(({ custom }) =>
            Object.keys(custom).length > 0 ? [{ custom }] : [],
          ),
    [field],
  )
  const loose = useMemo(() => (key && profiles ? looseValues(profiles, key) : null), [profiles, key])
  const kind = chosen ?? (heading === undefined ? 'text' : (loose?.kind ?? 'text'))
  const found = loose && loose.profiles > 0 ? loose : null
  const suggested = found ? linesOf(found.values.filter((value) => value.length <= 80).slice(0, 60), true) : blank
  const lines = typed ?? suggested
  const isComplete = label.trim() !== '' && (kind !== 'choice' || lines.some(({ text }) => text.trim() !== ''))
  useEffect(() => onComplete(isComplete), [isComplete, onComplete])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isComplete) return
    const name = label.trim()
    const options = kind === 'choice' ? lines.map(({ text }) => text.trim()).filter(Boolean) : []
    const values = { label: name, kind, help: help.trim(), audience, options }
    const renamed = Object.fromEntries(
      lines.flatMap(({ text, was }) =>
        was !== null && text.trim() && text.trim() !== was ? [[was, text.trim()]] : [],
      ),
    )
    const done = field
      ? await act('updateCustomField', { id: field.id, values, renamed }, t(c.saved, { label: name }))
      : await act(
          'defineCustomField',
          { values, ...(heading !== undefined && { key: heading }) },
          t(c.made, { label: name }),
        )
    if (done.ok) onClose()
  }
  return (
    <form id={id} className="v-stack" onSubmit={submit}>
      <TextField
        label={t(c.label)}
        value={label}
        placeholder={t(c.labelHint)}
        maxLength={80}
        onChange={setLabel}
        isRequired
        autoFocus
      />
      <Select
        label={t(c.kind)}
        value={kind}
        options={customKinds.map((each) => ({ id: each, label: t(c[each]) }))}
        onChange={(next) => setKind(next as CustomKind)}
        {...(field && kind !== field.kind && { description: t(c.kindNote) })}
      />
      {kind === 'choice' && <OptionList lines={lines} onChange={setLines} />}
      <TextField label={t(c.help)} value={help} maxLength={200} onChange={setHelp} />
      <Select
        label={t(c.audience)}
        value={audience}
        options={(['everyone', 'ambassadors'] as const).map((each) => ({ id: each, label: t(c[each]) }))}
        onChange={(next) => setAudience(next === 'ambassadors' ? 'ambassadors' : 'everyone')}
        {...(audience === 'ambassadors' && { description: t(c.ambassadorsNote) })}
      />
      {found && <p className="v-quiet">{t(c.takesOver, { label: key, n: found.profiles })}</p>}
    </form>
  )
}
