import { useState } from 'react'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { useLive } from '../hooks.tsx'
import type { RevokePreview } from '../trust.ts'
import { m } from './messages.ts'
import { useMemberNames } from './names.ts'
import { countsOf, kindName, readRecords } from './records.ts'
import { roleName } from './roleWords.ts'
import './duties.css'

const SHORT = 5

/** What taking back would change, before it does: records and what they will show, people and roles that would fall too. */
export const Consequences = ({
  preview,
  about,
  name,
}: {
  readonly preview: RevokePreview
  readonly about: MemberId
  readonly name: string
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const [isLong, setLong] = useState(false)
  const others = preview.members.filter((member) => member !== about)
  const roles = preview.roles.filter(({ member, role }) => member !== about && rankOf[role] <= 3)
  const { nameOf } = useMemberNames([...others, ...roles.map(({ member }) => member)])
  const shown = preview.entities.slice(0, isLong ? preview.entities.length : SHORT)
  const records = useLive(
    (rows) =>
      readRecords(
        rows,
        shown.map(({ id }) => id),
      ),
    [shown.map(({ id }) => id).join()],
  )
  const isNothing = preview.changes === 0 && preview.total === 0 && others.length === 0 && roles.length === 0
  return (
    <section className="v-consequences" aria-label={t(m.consequences)} aria-live="polite">
      <h3 className="v-label">{t(m.consequences)}</h3>
      {isNothing ? <p>{t(m.nothingChanges)}</p> : null}
      {others.length > 0 ? (
        <p className="v-consequences-warn">
          {t(m.fallToo, { n: others.length, name, names: i18n.list(others.slice(0, 8).map(nameOf)) })}
          {others.length > 8 ? ' …' : ''}
        </p>
      ) : null}
      {roles.length > 0 ? (
        <p className="v-consequences-warn">
          {t(m.rolesToo, {
            n: roles.length,
            name,
            names: i18n.list(roles.slice(0, 8).map((each) => `${nameOf(each.member)} (${roleName(i18n, each.role)})`)),
          })}
          {roles.length > 8 ? ' …' : ''}
        </p>
      ) : null}
      {preview.changes > 0 ? (
        <p>
          {t(m.setAsideN, { n: preview.changes })}
          {preview.entities.length > 0
            ? ` (${countsOf(
                i18n,
                preview.entities.map(({ id }) => id),
              )})`
            : ''}
        </p>
      ) : preview.total > 0 ? (
        <p>{t(m.showsOther, { n: preview.total })}</p>
      ) : null}
      {shown.length > 0 ? (
        <ul className="v-consequence-list">
          {shown.map(({ id, becomes }) => {
            const record = records?.find((each) => each.id === id)
            return (
              <li key={id} className="v-consequence">
                <span className="v-consequence-title v-truncate">
                  {record ? record.title || kindName(i18n, record.kind) : ' '}
                </span>
                <span className="v-consequence-kind">{record?.title ? kindName(i18n, record.kind) : ''}</span>
                <Badge tone={becomes === 'gone' ? 'warn' : becomes === 'back' ? 'good' : 'neutral'}>
                  {t(m[becomes])}
                </Badge>
              </li>
            )
          })}
        </ul>
      ) : null}
      {preview.entities.length > SHORT && !isLong ? (
        <div>
          <Button variant="plain" size="small" onPress={() => setLong(true)}>
            {t(m.showAll, { n: i18n.number(preview.entities.length) })}
          </Button>
        </div>
      ) : null}
      {isLong && preview.total > preview.entities.length ? (
        <p className="v-caption">
          {t(m.firstOnes, { n: i18n.number(preview.entities.length), all: i18n.number(preview.total) })}
        </p>
      ) : null}
    </section>
  )
}
