import { useMemo } from 'react'
import type { MemberRow } from '../../../../shared/model/member.ts'
import type { Membership } from '../../../store/api.ts'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { countryName, countryOptions } from '../../../ui/countries.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Section } from '../../../ui/Section.tsx'
import { m } from '../messages.ts'
import { Affiliations } from './Affiliations.tsx'
import { a } from './audienceMessages.ts'
import { Belonging } from './Belonging.tsx'
import { Contacts } from './Contacts.tsx'
import { useFieldKit } from './fieldKit.tsx'
import { Languages } from './Languages.tsx'
import { LocalTime } from './LocalTime.tsx'
import { OwnFields } from './OwnFields.tsx'
import { r } from './recordMessages.ts'
import { type Save, useAudiences } from './useAudiences.tsx'

interface RecordFieldsProps {
  readonly row: MemberRow
  /** Her membership; undefined for somebody who has no laptop here. */
  readonly person: Membership | undefined
  readonly mayEdit: boolean
  readonly isOwn: boolean
  readonly save: Save
}

const zones = (): readonly { readonly id: string; readonly label: string }[] =>
  Intl.supportedValuesOf('timeZone').map((id) => ({ id, label: id.replaceAll('_', ' ') }))

/** Everything a record holds, in the order people ask for it: what she gives and seeks, how to reach her, what she does, where she is. */
export const RecordFields = ({ row: record, person, mayEdit, isOwn, save: saveRecord }: RecordFieldsProps) => {
  const { row, save, audience } = useAudiences(record, isOwn, saveRecord)
  const i18n = useI18n()
  const { t, locale } = i18n
  const countries = useMemo(() => countryOptions(locale), [locale])
  const zoneOptions = useMemo(zones, [])
  const { set, text, intro, note } = useFieldKit({ row, mayEdit, save })
  const gives = row.offers.length + row.asks.length + row.intents.length > 0
  const works =
    row.skills.length + row.fields.length + row.languages.length + Object.keys(row.affiliations).length > 0 ||
    row.organisation !== '' ||
    row.role !== ''
  const isSomewhere = row.city !== '' || row.country !== '' || row.timeZone !== ''
  const hasMore =
    row.birthday !== '' ||
    row.otherNames.length + row.tags.length + Object.keys(row.custom).length > 0 ||
    row.note !== ''

  return (
    <>
      {(mayEdit || row.intro) && (
        <Section title={t(m.intro)}>{intro(t(isOwn ? m.introPlaceholder : m.introOther))}</Section>
      )}
      {(mayEdit || gives) && (
        <Section title={t(m.giveAndSeek)}>
          <Facts>
            {set('offers', 160)}
            {set('asks', 160)}
            {set('intents', 40)}
          </Facts>
        </Section>
      )}
      <Contacts row={row} mayEdit={mayEdit} save={save} audience={audience}>
        {isOwn && (
          <p className="v-audience-note">
            {t(a.note)} <Link href="/privacy">{t(a.more)}</Link>
          </p>
        )}
      </Contacts>
      {(mayEdit || works) && (
        <Section title={t(m.workAndSkills)}>
          <Facts>
            {set('skills')}
            {set('fields')}
            <Languages row={row} mayEdit={mayEdit} save={save} />
            {(mayEdit || row.organisation === '') && text('role', 120)}
            <Affiliations row={row} mayEdit={mayEdit} save={save} />
          </Facts>
        </Section>
      )}
      {(mayEdit || isSomewhere) && (
        <Section title={t(r.where)}>
          <Facts>
            {audience('city', text('city', 80))}
            {mayEdit ? (
              <ComboBox
                label={t(m.country)}
                value={row.country}
                options={countries}
                valueLabel={countryName(locale, row.country)}
                placeholder="–"
                allowsEmpty
                onChange={(country) => save({ country })}
              />
            ) : (
              row.country && <Fact label={t(m.country)}>{countryName(locale, row.country)}</Fact>
            )}
            {mayEdit && (
              <ComboBox
                label={t(m.timeZone)}
                value={row.timeZone}
                options={zoneOptions}
                valueLabel={row.timeZone.replaceAll('_', ' ')}
                placeholder="–"
                allowsEmpty
                onChange={(timeZone) => save({ timeZone })}
              />
            )}
            <LocalTime zone={row.timeZone} label={mayEdit ? '' : t(r.localTime)} />
          </Facts>
        </Section>
      )}
      <Belonging row={row} person={person} mayEdit={mayEdit} save={save} />
      {(mayEdit || hasMore) && (
        <Section title={t(r.more)}>
          <Facts>
            <OwnFields row={row} isOwn={isOwn} mayEdit={mayEdit} save={save} />
            {audience(
              'birthday',
              mayEdit ? (
                <DateField
                  label={t(m.birthday)}
                  value={row.birthday.startsWith('-') ? '' : row.birthday}
                  onChange={(birthday) => save({ birthday })}
                />
              ) : (
                row.birthday && <Fact label={t(m.birthday)}>{formatBirthday(i18n, row.birthday)}</Fact>
              ),
            )}
            {set('otherNames', 120)}
            {set('tags')}
            {note(t(m.notePlaceholder))}
          </Facts>
        </Section>
      )}
    </>
  )
}

/** A day of any year, or of none: `--05-03`. */
const formatBirthday = (i18n: ReturnType<typeof useI18n>, birthday: string): string => {
  if (!birthday.startsWith('-')) return formatDay(i18n, birthday)
  const at = Date.parse(`2024${birthday.slice(1)}T12:00:00Z`)
  return new Intl.DateTimeFormat(i18n.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at)
}
