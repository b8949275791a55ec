import { useState } from 'react'
import { entities } from '../../../shared/model/entities.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { readContact } from '../../../shared/queries/contactWays.ts'
import {
  closedKeys,
  isPrivateField,
  type OnlyMine,
  type Viewer,
  visibleMember,
} from '../../../shared/queries/visibleMember.ts'
import { customText } from '../../store/customFields/customText.ts'
import { useAllCustomFields } from '../../store/customFields/useCustomFields.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { localKeys } from '../../store/localKeys.ts'
import { formatDay } from '../../ui/dates.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { fields, m } from './messages.ts'

type Shown = keyof typeof fields
const order = Object.keys(fields) as Shown[]

/** Somebody who is not this person. */
const viewers: Readonly<Record<'member' | 'ambassador', Viewer>> = {
  member: { member: '', seesAll: false },
  ambassador: { member: '', seesAll: true },
}

/** One's own profile through the eyes of others, and what they do not see. */
export const SeenByOthers = () => {
  const i18n = useI18n()
  const { t, list, locale } = i18n
  const { me } = useSession()
  const own = memberEntityId(me, entities.member.type)
  const [as, setAs] = useState<keyof typeof viewers>('member')
  const found = useLive(
    async (rows) => {
      const row = await rows.get('member', own)
      const organisations = await rows.many('organisation', Object.keys(row?.affiliations ?? {}))
      return {
        row,
        organisations: organisations.flatMap((each) => (each ? [each.name] : [])),
        onlyMine: (await rows.local<OnlyMine>(localKeys.onlyMine)) ?? {},
      }
    },
    [own],
  )
  const customFields = useAllCustomFields()
  if (!found || !customFields) return null
  const { row, organisations, onlyMine } = found
  const viewer = { ...viewers[as], closed: closedKeys(customFields) }
  const names = (which: readonly Shown[], more: readonly string[] = []) =>
    list([...which.map((field) => t(fields[field])), ...more])
  /** The network's own fields by their keys; headings of imported lists have none. */
  const fieldOf = (key: string) => customFields.find((field) => field.key === key)
  const seen = row && visibleMember(row, viewer)
  const said = (of: MemberRow, field: Shown) => of[field].length > 0
  const shown = seen ? order.filter((field) => said(seen, field)) : []
  const hidden = row && seen ? order.filter((field) => said(row, field) && !said(seen, field)) : []
  const closed = row && seen ? Object.keys(row.custom).filter((key) => !Object.hasOwn(seen.custom, key)) : []
  const here = order.filter((field) => isPrivateField(field) && onlyMine[field]?.length)
  const spoken = (of: MemberRow, language: string): string => {
    const level = of.languageLevels[language]
    return level ? t(m.levelOf, { language, level: level === 'native' ? t(m.native) : level }) : language
  }
  const text = (of: MemberRow, field: Shown): string => {
    const value = of[field]
    if (field === 'languages') return list(of.languages.map((language) => spoken(of, language)))
    if (field === 'contacts') return list(of.contacts.map((element) => readContact(element).value))
    if (typeof value !== 'string') return list(value)
    if (field === 'country') return new Intl.DisplayNames(locale, { type: 'region' }).of(value) ?? value
    if (field === 'timeZone') return value.replaceAll('_', ' ')
    return (field === 'birthday' || field === 'memberSince') && !value.startsWith('-') ? formatDay(i18n, value) : value
  }
  return (
    <Section
      title={t(m.seenTitle)}
      actions={
        row ? (
          <Segmented
            label={t(m.seenBy)}
            value={as}
            onChange={setAs}
            options={[
              { id: 'member', label: t(m.asMember) },
              { id: 'ambassador', label: t(m.asAmbassador) },
            ]}
          />
        ) : null
      }
    >
      {seen ? (
        <div className="v-privacy-seen">
          <strong className="v-privacy-name">{seen.name}</strong>
          {shown.length + organisations.length + Object.keys(seen.custom).length === 0 ? (
            <p className="v-quiet">{t(m.nothingSaid)}</p>
          ) : (
            <Facts>
              {shown.map((field) => (
                <Fact key={field} label={t(fields[field])}>
                  {text(seen, field)}
                </Fact>
              ))}
              {organisations.length > 0 && <Fact label={t(m.organisations)}>{list(organisations)}</Fact>}
              {Object.entries(seen.custom).map(([key, value]) => (
                <Fact key={key} label={fieldOf(key)?.label ?? key}>
                  {customText(i18n, fieldOf(key), value)}
                </Fact>
              ))}
            </Facts>
          )}
        </div>
      ) : (
        <p>{t(m.noProfile)}</p>
      )}
      {hidden.length + closed.length > 0 ? (
        <p>
          {t(m.notShown, {
            fields: names(
              hidden,
              closed.map((key) => fieldOf(key)?.label ?? key),
            ),
          })}
        </p>
      ) : null}
      {here.length > 0 ? <p>{t(m.onlyHere, { fields: names(here) })}</p> : null}
      <p className="v-quiet">{t(m.always)}</p>
      {row ? (
        <p>
          <Link href={`/people/${own}`}>{t(m.change)}</Link>
        </p>
      ) : null}
    </Section>
  )
}
