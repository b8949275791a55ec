import { useMemo } from 'react'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { useLive } from '../../../store/hooks.tsx'
import { HueDot } from '../../../ui/Badge.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { countryName, countryOptions } from '../countryName.ts'
import { m } from '../messages.ts'
import { a } from './audienceMessages.ts'
import { LocalTime } from './LocalTime.tsx'
import { type Save, useAudiences } from './useAudiences.tsx'

interface RecordFieldsProps {
  readonly row: MemberRow
  readonly mayEdit: boolean
  readonly isOwn: boolean
  readonly save: Save
}

type SetName = 'fields' | 'skills' | 'languages' | 'offers' | 'asks' | 'intents' | 'tags' | 'links' | 'otherNames'
type TextName = 'organisation' | 'role' | 'city' | 'email' | 'phone'

const zones = (): readonly { readonly id: string; readonly label: string }[] =>
  Intl.supportedValuesOf('timeZone').map((id) => ({ id, label: id.replaceAll('_', ' ') }))

/** Everything a record holds, in the order people ask for it: what she gives and seeks, what she does, where she is. */
export const RecordFields = ({ row: record, mayEdit, isOwn, save: saveRecord }: RecordFieldsProps) => {
  const { row, save, audience } = useAudiences(record, isOwn, saveRecord)
  const i18n = useI18n()
  const { t, locale } = i18n
  const countries = useMemo(() => countryOptions(locale), [locale])
  const zoneOptions = useMemo(zones, [])
  const departments = useLive(
    async (rows) => (await rows.find('department', 'order')).filter(({ members }) => members.includes(row.id)),
    [row.id],
  )

  const set = (field: SetName, max = 60, placeholder?: string) =>
    mayEdit ? (
      <TagField
        label={t(m[field])}
        values={row[field]}
        maxLength={max}
        placeholder={placeholder ?? '–'}
        onChange={(values) => save({ [field]: values })}
      />
    ) : (
      row[field].length > 0 && (
        <Fact label={t(m[field])}>
          <div className="v-row">
            {row[field].map((value) => (
              <Tag key={value}>{value}</Tag>
            ))}
          </div>
        </Fact>
      )
    )
  const text = (field: TextName, max: number, type: 'text' | 'email' | 'tel' = 'text') =>
    mayEdit ? (
      <TextField
        label={t(m[field])}
        type={type}
        value={row[field]}
        maxLength={max}
        placeholder="–"
        onCommit={(value) => save({ [field]: value.trim() })}
      />
    ) : (
      row[field] && <Fact label={t(m[field])}>{row[field]}</Fact>
    )
  const long = (field: 'intro' | 'note', placeholder: string) =>
    mayEdit ? (
      <TextArea
        label={t(m[field])}
        hideLabel
        bare
        rows={2}
        value={row[field]}
        maxLength={2000}
        placeholder={placeholder}
        onCommit={(value) => save({ [field]: value.trim() })}
      />
    ) : (
      <p className="v-person-text">{row[field]}</p>
    )

  return (
    <>
      {(mayEdit || row.intro) && (
        <Section title={t(m.intro)}>{long('intro', t(isOwn ? m.introPlaceholder : m.introOther))}</Section>
      )}
      <Section title={t(m.giveAndSeek)}>
        <Facts>
          {set('offers', 160)}
          {set('asks', 160)}
          {set('intents', 40)}
        </Facts>
      </Section>
      <Section title={t(m.workAndSkills)}>
        <Facts>
          {set('skills')}
          {set('fields')}
          {set('languages', 40, t(m.addLanguage))}
          {text('organisation', 120)}
          {text('role', 120)}
          {departments && departments.length > 0 && (
            <Fact label={t(m.departments)}>
              <ul className="v-person-departments">
                {departments.map((department) => (
                  <li key={department.id}>
                    <HueDot hue={department.hue} />
                    <Link href={`/departments/${department.id}`}>{department.name}</Link>
                  </li>
                ))}
              </ul>
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title={t(m.whereAndHow)}>
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
          <LocalTime zone={row.timeZone} />
          {audience('email', text('email', 200, 'email'))}
          {audience('phone', text('phone', 60, 'tel'))}
          {mayEdit && audience('links', set('links', 500))}
          {row.links.length > 0 && (
            <Fact label={mayEdit ? '' : t(m.links)}>
              <ul className="v-person-links">
                {row.links.map((link) => (
                  <li key={link}>
                    <PersonLink address={link} />
                  </li>
                ))}
              </ul>
            </Fact>
          )}
          {audience(
            'birthday',
            mayEdit ? (
              <DateField
                label={t(m.birthday)}
                value={row.birthday.startsWith('-') ? '' : row.birthday}
                onChange={(birthday) => save({ birthday })}
              />
            ) : (
              row.birthday && <Fact label={t(m.birthday)}>{formatDay(i18n, row.birthday)}</Fact>
            ),
          )}
          {set('otherNames', 120)}
          {set('tags')}
          {Object.entries(row.custom).map(([key, value]) => (
            <Fact key={key} label={key}>
              {value}
            </Fact>
          ))}
        </Facts>
        {isOwn && (
          <p className="v-audience-note">
            {t(a.note)} <Link href="/privacy">{t(a.more)}</Link>
          </p>
        )}
      </Section>
      {(mayEdit || row.note) && <Section title={t(m.note)}>{long('note', t(m.notePlaceholder))}</Section>}
    </>
  )
}

/** Only web and mail addresses become links: what stands in a record came from anybody. */
const PersonLink = ({ address }: { address: string }) => {
  const href = /^(https?:\/\/|mailto:)/i.test(address)
    ? address
    : /^[\w-]+(\.[\w-]+)+(\/|$)/.test(address)
      ? `https://${address}`
      : null
  return href ? <Link href={href}>{address.replace(/^https?:\/\/(www\.)?/i, '')}</Link> : <span>{address}</span>
}
