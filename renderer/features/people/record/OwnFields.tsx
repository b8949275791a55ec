import { useState } from 'react'
import type { CustomFieldRow } from '../../../../shared/model/customField.ts'
import { isCustomValue, readCustomValue } from '../../../../shared/model/customValue.ts'
import { rankOf } from '../../../../shared/model/defineEntity.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { customText, decimalOf } from '../../../store/customFields/customText.ts'
import { FieldDialog } from '../../../store/customFields/FieldDialog.tsx'
import { c } from '../../../store/customFields/messages.ts'
import { useAllCustomFields, useCustomFields } from '../../../store/customFields/useCustomFields.ts'
import { useStanding } from '../../../store/duties/standing.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Fact } from '../../../ui/Facts.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { ForAmbassadors } from './ForAmbassadors.tsx'
import { r } from './recordMessages.ts'
import type { Save } from './useAudiences.tsx'

interface OwnFieldsProps {
  readonly row: MemberRow
  readonly isOwn: boolean
  readonly mayEdit: boolean
  readonly save: Save
}

/** The network's own fields, and what imported lists brought along under headings that are no field. */
export const OwnFields = ({ row, isOwn, mayEdit, save }: OwnFieldsProps) => {
  const { t } = useI18n()
  const fields = useCustomFields({ isOwn })
  const all = useAllCustomFields()
  const standing = useStanding()
  const [heading, setHeading] = useState<string | null>(null)
  if (!fields || !all) return null
  const known = new Set(all.map(({ key }) => key))
  const loose = Object.entries(row.custom).filter(([key]) => !known.has(key))
  const mayDefine = standing !== undefined && rankOf[standing.mine] <= 1
  return (
    <>
      {fields.map((field) => {
        const value = Object.hasOwn(row.custom, field.key) ? row.custom[field.key]! : ''
        const put = (next: string) => save({ custom: { [field.key]: next === '' ? null : next } })
        const shown = mayEdit ? (
          <Filled key={field.id} field={field} value={value} onChange={put} />
        ) : value === '' ? null : (
          <ToRead key={field.id} field={field} value={value} />
        )
        if (field.audience === 'everyone' || !shown) return shown
        return <ForAmbassadors key={field.id}>{shown}</ForAmbassadors>
      })}
      {loose.map(([key, value]) => (
        <Fact key={key} label={key}>
          <span className="v-loose">
            <span className="v-loose-text">{value}</span>
            {mayDefine && (
              <Button
                size="small"
                variant="plain"
                aria-label={t(r.makeFieldOf, { label: key })}
                onPress={() => setHeading(key)}
              >
                {t(r.makeField)}
              </Button>
            )}
          </span>
        </Fact>
      ))}
      {mayDefine && (
        <FieldDialog
          field={null}
          heading={heading ?? undefined}
          isOpen={heading !== null}
          onClose={() => setHeading(null)}
        />
      )}
    </>
  )
}

interface FieldProps {
  readonly field: CustomFieldRow
  readonly value: string
}

const ToRead = ({ field, value }: FieldProps) => {
  const i18n = useI18n()
  return (
    <Fact label={field.label}>
      <span className="v-person-text">{customText(i18n, field, value)}</span>
    </Fact>
  )
}

/** A value to fill in, in the reader's language; stored as `customValue.ts` says. */
const Filled = ({ field, value, onChange }: FieldProps & { readonly onChange: (value: string) => void }) => {
  const { t, locale, number } = useI18n()
  const { kind, label, help } = field
  const [isWrong, setWrong] = useState(false)
  // Once it is filled in, the note has done its work.
  const note = help && value === '' ? { description: help } : {}
  // What does not fit the kind is shown as it is until something else is chosen.
  const odd = value !== '' && !isCustomValue(kind, value) ? [{ id: value, label: value }] : []
  const unsaid = value === '' ? [] : [{ id: '', label: t(r.unsaid) }]
  switch (kind) {
    case 'choice': {
      const former = value !== '' && !field.options.includes(value) ? [{ id: value, label: value }] : []
      return (
        <Select
          label={label}
          value={value}
          placeholder="–"
          options={[...field.options.map((each) => ({ id: each, label: each })), ...former, ...unsaid]}
          onChange={onChange}
          {...note}
        />
      )
    }
    case 'yesNo':
      return (
        <Select
          label={label}
          value={value}
          placeholder="–"
          options={[{ id: 'yes', label: t(c.yes) }, { id: 'no', label: t(c.no) }, ...odd, ...unsaid]}
          onChange={onChange}
          {...note}
        />
      )
    case 'date':
      if (odd.length === 0) return <DateField label={label} value={value} onChange={onChange} {...note} />
      return <Odd label={label} value={value} onChange={onChange} read={(text) => readCustomValue('date', text)} />
    case 'number':
      return (
        <TextField
          label={label}
          inputMode="decimal"
          placeholder="–"
          value={odd.length > 0 || value === '' ? value : number(Number(value), { maximumFractionDigits: 6 })}
          maxLength={30}
          {...note}
          {...(isWrong && { error: t(r.wrongNumber) })}
          onCommit={(written) => {
            const read = written.trim() === '' ? '' : readCustomValue('number', written, { decimal: decimalOf(locale) })
            setWrong(read === null)
            if (read !== null) onChange(read)
          }}
        />
      )
    default:
      return (
        <TextArea
          label={label}
          rows={1}
          placeholder="–"
          value={value}
          maxLength={1000}
          onCommit={(next) => onChange(next.trim())}
          {...note}
        />
      )
  }
}

interface OddProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly read: (written: string) => string | null
}

/** What an import left and cannot be read: corrected by hand, it becomes a value. */
const Odd = ({ label, value, onChange, read }: OddProps) => (
  <TextField
    label={label}
    value={value}
    maxLength={1000}
    onCommit={(written) => onChange(read(written) ?? written.trim())}
  />
)
