import { useEffect, useState } from 'react'
import type { Change } from '../../../../shared/commands/bringIn/imported.ts'
import { memberTargets } from '../../../../shared/interop/csv/memberColumns.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { problemText } from '../../../ui/problems.ts'
import { countryName } from '../countryName.ts'
import { listProblems } from './listProblems.ts'
import { im } from './messages.ts'
import { changeName } from './names.ts'
import type { Opened, PreviewRow } from './protocol.ts'

interface Props {
  readonly id: string
  readonly getRows: (ids: readonly string[]) => Promise<readonly (PreviewRow | undefined)[]>
  readonly opened: Opened
}

/** One row in full: what it says, and field by field what that changes. */
export const RowDetail = ({ id, getRows, opened }: Props) => {
  const i18n = useI18n()
  const { t, locale } = i18n
  const [row, setRow] = useState<PreviewRow>()
  useEffect(() => {
    let isGone = false
    void getRows([id]).then(([found]) => {
      if (!isGone) setRow(found)
    })
    return () => {
      isGone = true
    }
  }, [id, getRows])
  if (!row) return null
  const shown = (field: string, value: string) => (field === 'country' ? countryName(locale, value) : value)
  const inWords = (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.join(', ')
    if (typeof value === 'object' && value !== null)
      return Object.entries(value)
        .map(([key, entry]) => (entry ? `${key}: ${entry}` : key))
        .join(', ')
    return shown(field, String(value ?? ''))
  }
  const nameOf = (change: Change) => changeName(change, opened, locale, t(im.photo))
  const facts = memberTargets.flatMap((field) => {
    const text = inWords(field, row.member[field as keyof PreviewRow['member']])
    return text === '' || field === 'id' ? [] : [{ field, text }]
  })
  return (
    <section className="v-import-detail" aria-live="polite" aria-label={row.name}>
      <p className="v-import-detail-head">
        <strong>{row.name || '–'}</strong>
        {row.problem ? <span>{problemText(i18n, row.problem, listProblems)}</span> : null}
        {row.again === null ? null : <span className="v-quiet">{t(im.againOf, { n: row.again })}</span>}
        {row.id ? <Link href={`/people/${row.id}`}>{t(im.openRecord)}</Link> : null}
      </p>
      <dl>
        {row.changes.map((change) => (
          <div key={`${change.field} ${change.key}`} className="v-import-change">
            <dt>{nameOf(change)}</dt>
            <dd>
              {change.field === 'photo' ? (
                <ins>{t(im.newPhoto)}</ins>
              ) : (
                <>
                  {change.from ? <del>{shown(change.field, change.from)}</del> : null}{' '}
                  <ins>{shown(change.field, change.to)}</ins>
                </>
              )}
            </dd>
          </div>
        ))}
        {row.kind === 'updated'
          ? null
          : facts.map(({ field, text }) => (
              <div key={field} className="v-import-change">
                <dt>{changeName({ field, from: '', to: '' }, opened, locale, t(im.photo))}</dt>
                <dd>{text}</dd>
              </div>
            ))}
      </dl>
    </section>
  )
}
