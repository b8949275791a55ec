import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import { ok } from '../../../../shared/lib/result.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { type DuplicateReason, pairKey } from '../../../../shared/queries/findDuplicates.ts'
import { type MergedValues, mergedValues, staysOf } from '../../../../shared/queries/mergedValues.ts'
import { useLive, useSession } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { useCarryOut } from '../../../store/useCarryOut.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { exactAt, formatAt } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Inspector } from '../../../ui/Inspector.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { CompareFields } from './CompareFields.tsx'
import { d } from './messages.ts'

interface ComparePanelProps {
  readonly ids: readonly EntityId[]
  readonly reasons: readonly DuplicateReason[]
  readonly onClose: () => void
  /** They were made one, or stay two. */
  readonly onDone: () => void
}

/** Two or more records beside each other: field by field what the one record shall hold. */
export const ComparePanel = ({ ids, reasons, onClose, onDone }: ComparePanelProps) => {
  const { t } = useI18n()
  const found = useLive((rows) => rows.many('member', ids), [ids.join()], { keep: false })
  // One of them was merged elsewhere or removed meanwhile.
  const rows = found?.flatMap((row, i) => (row?.id === ids[i] ? [row as MemberRow] : []))
  return (
    <Inspector title={t(d.compare)} kind={t(d.compare)} onClose={onClose}>
      {!rows ? null : rows.length < ids.length ? (
        <EmptyState icon={CircleHelp} title={t(d.gone)} />
      ) : (
        <Compare rows={rows} reasons={reasons} onDone={onDone} />
      )}
    </Inspector>
  )
}

interface CompareProps {
  readonly rows: readonly MemberRow[]
  readonly reasons: readonly DuplicateReason[]
  readonly onDone: () => void
}

const Compare = ({ rows, reasons, onDone }: CompareProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const { about } = useSession()
  const act = useAct()
  const carryOut = useCarryOut()
  const [chosen, setChosen] = useState<MergedValues>({})
  const stays = staysOf(rows)
  const others = rows.filter((row) => row !== stays)
  const values = mergedValues(rows, chosen)
  const isBoth = others.some(({ source }) => source === 'self')
  const merge = async () => {
    const args = { stays: stays.id, others: others.map(({ id }) => id), values: values as never }
    const done = await act('mergeMembers', args, t(d.merged, { name: values.name }))
    if (done.ok) onDone()
  }
  const keepApart = async () => {
    const pairs = rows.flatMap((a, i) => rows.slice(i + 1).map((b) => pairKey(a.id, b.id)))
    const isDone = await carryOut(t(d.kept), async () => {
      const before = await about.apart()
      const set = await about.setApart([...new Set([...before, ...pairs])])
      return set.ok ? ok(() => about.setApart(before)) : set
    })
    if (isDone) onDone()
  }
  return (
    <>
      <div className="v-compare-people">
        {rows.map((row) => (
          <div key={row.id} className="v-compare-person">
            <Avatar name={row.name} seed={row.id} size={40} />
            <div>
              <Link href={`/people/${row.id}`} className="v-truncate">
                {row.name}
              </Link>
              <span className="v-caption" title={exactAt(i18n, row.updatedAt)}>
                {t(row.source === 'self' ? d.belongs : d.record)} ·{' '}
                {t(d.changed, { when: formatAt(i18n, row.updatedAt) })}
              </span>
            </div>
          </div>
        ))}
      </div>
      {reasons.length > 0 ? (
        <div className="v-row">
          {reasons.map((reason) => (
            <Badge key={reason}>{t(d[reason])}</Badge>
          ))}
        </div>
      ) : null}
      <CompareFields rows={rows} values={values} onChoose={(next) => setChosen({ ...chosen, ...next })} />
      <p className="v-quiet">{t(isBoth ? d.both : d.rest)}</p>
      <div className="v-compare-acts">
        <Button variant="primary" onPress={() => void merge()} isDisabled={isBoth}>
          {t(d.merge)}
        </Button>
        <Button onPress={() => void keepApart()}>{t(d.different)}</Button>
      </div>
    </>
  )
}
