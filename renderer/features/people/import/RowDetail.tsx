import { useEffect, useState } from 'react'
import { memberTargets } from '../../../../shared/interop/csv/memberColumns.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { Button } from '../../../ui/Button.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { problemText } from '../../../ui/problems.ts'
import { listProblems } from './listProblems.ts'
import { im } from './messages.ts'
import { changeInWords, fieldName, valueInWords } from './names.ts'
import type { Opened, PreviewRow } from './protocol.ts'

interface Props {
  readonly id: string
  readonly getRows: (ids: readonly string[]) => Promise<readonly (PreviewRow | undefined)[]>
  readonly opened: Opened
  /** Whose record the row is; null takes back what was said. */
  readonly onDecide: (line: number, as: EntityId | 'new' | null) => void
}

/** One row in full: what it says, and field by field what that changes. */
export const RowDetail = ({ id, getRows, opened, onDecide }: Props) => {
  const i18n = useI18n()
  const { t } = i18n
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
  const facts = memberTargets.flatMap((field) => {
    const text = valueInWords(i18n, field, row.member[field as keyof PreviewRow['member']])
    return text === '' || field === 'id' ? [] : [{ field, text }]
  })
  return (
    <section className="v-import-detail" aria-live="polite" aria-label={row.name}>
      <Photo bytes={row.photo} />
      <p className="v-import-detail-head">
        <strong>{row.name || '–'}</strong>
        {row.problem ? <span>{problemText(i18n, row.problem, listProblems)}</span> : null}
        {row.again === null ? null : <span className="v-quiet">{t(im.againOf, { n: row.again })}</span>}
        {row.id ? <Link href={`/people/${row.id}`}>{t(im.openRecord)}</Link> : null}
      </p>
      {row.likely ? (
        <div className="v-import-likely">
          <p>
            {t(im.likely, { name: row.likely.name, reason: t(im[row.likely.reason]) })}{' '}
            <Link href={`/people/${row.likely.id}`}>{t(im.openRecord)}</Link>
          </p>
          <Button size="small" onPress={() => onDecide(row.line, row.likely!.id)}>
            {t(im.samePerson)}
          </Button>
          <Button size="small" onPress={() => onDecide(row.line, 'new')}>
            {t(im.otherPerson)}
          </Button>
        </div>
      ) : null}
      {row.isDecided ? (
        <div className="v-import-likely">
          <p>{t(im.decided)}</p>
          <Button size="small" onPress={() => onDecide(row.line, null)}>
            {t(im.undecide)}
          </Button>
        </div>
      ) : null}
      <dl>
        {row.changes.map((change) => {
          const { from, to } = changeInWords(i18n, change)
          return (
            <div key={`${change.field} ${change.key}`} className="v-import-change">
              <dt>{fieldName(i18n, opened, change.field, change.key)}</dt>
              <dd>
                {from ? <del>{from}</del> : null} <ins>{to}</ins>
              </dd>
            </div>
          )
        })}
        {row.kind === 'updated'
          ? null
          : facts.map(({ field, text }) => (
              <div key={field} className="v-import-change">
                <dt>{fieldName(i18n, opened, field)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
      </dl>
    </section>
  )
}

const Photo = ({ bytes }: { bytes: Uint8Array<ArrayBuffer> | null }) => {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!bytes) return undefined
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return bytes && url ? <img className="v-import-photo" src={url} alt="" width={64} height={64} /> : null
}
