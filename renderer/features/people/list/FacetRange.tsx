import { Radio, RadioGroup } from 'react-aria-components'
import { decimalOf } from '../../../store/customFields/customText.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { type Facet, rangeName } from './facets.ts'
import { l } from './messages.ts'

interface FacetRangeProps {
  readonly facet: Facet
  readonly value: string
  readonly onChange: (value: string) => void
}

const spans: Partial<Record<Facet['kind'], readonly string[]>> = {
  joined: ['30d', '90d', '365d'],
  silent: ['30d', '90d', '180d', '365d'],
}
const year = () => new Date().getFullYear()

/** A span of time, of a few usual ones or from a day to a day; or a range of a field's numbers or days. */
export const FacetRange = ({ facet, value, onChange }: FacetRangeProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const { kind } = facet
  const usual = [...(spans[kind] ?? []), ...(kind === 'joined' ? [String(year()), String(year() - 1)] : [])]
  const isRange = value.includes('..')
  const [from = '', to = ''] = isRange ? value.split('..') : []
  const put = (next: { from?: string; to?: string }) => {
    const [a, b] = [next.from ?? from, next.to ?? to]
    onChange(a === '' && b === '' ? '' : `${a}..${b}`)
  }
  return (
    <div className="v-facet-range">
      {usual.length > 0 ? (
        <RadioGroup
          className="v-facet-spans"
          aria-label={facet.label}
          value={isRange ? null : value}
          onChange={onChange}
        >
          {['', ...usual].map((each) => (
            <Radio key={each} value={each} className="v-facet-span">
              {each === '' ? t(l.anyTime) : rangeName(facet, each, { i18n })}
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      {kind === 'joined' || kind === 'date' ? (
        <div className="v-facet-ends">
          <DateField label={t(l.from)} value={from} onChange={(day) => put({ from: day.slice(0, 10) })} />
          <DateField label={t(l.to)} value={to} onChange={(day) => put({ to: day.slice(0, 10) })} />
        </div>
      ) : null}
      {kind === 'number' ? (
        <div className="v-facet-ends">
          <NumberEnd label={t(l.from)} value={from} onChange={(next) => put({ from: next })} />
          <NumberEnd label={t(l.to)} value={to} onChange={(next) => put({ to: next })} />
        </div>
      ) : null}
      {kind === 'silent' ? <p className="v-field-note">{t(l.silentHint)}</p> : null}
    </div>
  )
}

const NumberEnd = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const { locale } = useI18n()
  const decimal = decimalOf(locale)
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={value.replace('.', decimal)}
      onCommit={(text) => {
        const number = text.trim().replace(decimal, '.')
        if (number === '' || /^-?\d{1,15}(\.\d{1,6})?$/.test(number)) onChange(number)
      }}
    />
  )
}
