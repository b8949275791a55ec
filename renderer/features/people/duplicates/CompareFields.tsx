import type { Fields } from '../../../../shared/model/defineEntity.ts'
import { type MemberRow, member } from '../../../../shared/model/member.ts'
import { type MergedField, mergedFields } from '../../../../shared/model/mergedFields.ts'
import { readContact } from '../../../../shared/queries/contactWays.ts'
import type { MergedValues } from '../../../../shared/queries/mergedValues.ts'
import { Choices } from '../../../ui/Choices.tsx'
import { countryName } from '../../../ui/countries.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { type I18n, type Message, useI18n } from '../../../ui/i18n.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { m } from '../messages.ts'
import { d } from './messages.ts'

const fields: Fields = member.fields
/** Maps hold ids and levels: they are put together and not shown here, but for what the network calls them. */
const unshown = new Set<MergedField>(['affiliations', 'languageLevels', 'custom'])

const words: { readonly [F in MergedField]?: Message } = {
  ...(m as unknown as { readonly [F in MergedField]?: Message }),
  name: d.personName,
  intro: d.intro,
  contacts: d.contacts,
  memberSince: d.memberSince,
  photo: d.photo,
}

const textOf = (i18n: I18n, field: MergedField, value: unknown, row: MemberRow): string => {
  const text = String(value)
  if (field === 'country') return countryName(i18n.locale, text)
  if (field === 'birthday' || field === 'memberSince') return formatDay(i18n, text)
  if (field === 'photo') return i18n.t(d.photoOf, { name: row.name })
  return text
}

interface CompareFieldsProps {
  readonly rows: readonly MemberRow[]
  /** As it would be. */
  readonly values: Required<MergedValues>
  readonly onChoose: (next: MergedValues) => void
}

/** Where the records differ one chooses; words in sets can be taken out; the rest is shown as it will be. */
export const CompareFields = ({ rows, values, onChoose }: CompareFieldsProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const differing = mergedFields.filter((field) => fields[field]?.kind === 'value' && said(rows, field).length > 1)
  const alike = mergedFields.filter((field) => fields[field]?.kind === 'value' && said(rows, field).length === 1)
  const sets = mergedFields.filter(
    (field) => fields[field]?.kind === 'set' && (values[field] as readonly string[]).length > 0,
  )
  const label = (field: MergedField) => (words[field] ? t(words[field]) : field)
  return (
    <div className="v-compare-fields">
      {differing.map((field) => {
        const options = said(rows, field)
        return (
          <Choices
            key={field}
            label={label(field)}
            value={String(options.findIndex(({ value }) => value === values[field]))}
            onChange={(at) => onChoose({ [field]: options[Number(at)]!.value } as MergedValues)}
            options={options.map(({ value, row }, i) => ({ id: String(i), label: textOf(i18n, field, value, row) }))}
          />
        )
      })}
      <Facts>
        {alike.map((field) => (
          <Fact key={field} label={label(field)}>
            {textOf(i18n, field, values[field], rows[0]!)}
          </Fact>
        ))}
        {sets
          .filter((field) => !unshown.has(field))
          .map((field) => (
            <TagField
              key={field}
              label={label(field)}
              values={values[field] as readonly string[]}
              placeholder="–"
              {...(field === 'contacts' && { labelOf: (element: string) => readContact(element).value })}
              onChange={(next) => onChoose({ [field]: next } as MergedValues)}
            />
          ))}
      </Facts>
    </div>
  )
}

/** The different things that the records say of one field. */
const said = (
  rows: readonly MemberRow[],
  field: MergedField,
): readonly { readonly value: unknown; readonly row: MemberRow }[] => {
  const out: { value: unknown; row: MemberRow }[] = []
  for (const row of rows) {
    const value: unknown = row[field]
    if (value !== '' && value !== null && !out.some((each) => each.value === value)) out.push({ value, row })
  }
  return out
}
