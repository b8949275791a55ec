import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleAlert, UsersRound } from 'lucide-react'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import type { DuplicateGroup } from '../../../../shared/queries/findDuplicates.ts'
import { useLive } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Split } from '../../../ui/Split.tsx'
import { ComparePanel } from './ComparePanel.tsx'
import { d } from './messages.ts'
import { useDuplicates } from './useDuplicates.ts'
import './duplicates.css'

/** So many groups are shown at once: who has gone through them sees the next. */
const SHOWN = 200

/** Records that may be one person's, and beside them the comparison of those that are open. */
export const DuplicatesScreen = () => {
  const { t, number } = useI18n()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { readonly ids?: unknown }
  const open = typeof search.ids === 'string' ? search.ids.split(',').filter((id) => /^[\w-]{44}$/.test(id)) : []
  const { found, failed, again } = useDuplicates()
  const groups = found?.groups.slice(0, SHOWN) ?? []
  const ids = [...new Set([...groups.flatMap((group) => group.ids), ...(found?.chains ?? [])])]
  const rows = useLive(
    async (reader) => new Map((await reader.many('member', ids)).flatMap((row) => (row ? [[row.id, row]] : []))),
    [ids.join()],
  )
  const show = (next: readonly EntityId[]) =>
    void navigate({
      to: '/people/duplicates',
      search: (next.length > 0 ? { ids: next.join() } : {}) as never,
      replace: true,
    })
  const isOpen = ({ ids: each }: DuplicateGroup) => each.join() === open.join()
  const done = () => {
    const at = groups.findIndex(isOpen)
    show(groups[at + 1]?.ids ?? [])
  }
  const reasons = groups.find(isOpen)?.reasons ?? []
  const nothing = found && groups.length === 0 && found.chains.length === 0
  return (
    <Split
      inspector={
        open.length > 1 ? (
          <ComparePanel key={open.join()} ids={open} reasons={reasons} onClose={() => show([])} onDone={done} />
        ) : null
      }
    >
      <Page
        title={t(d.title)}
        count={found ? number(found.groups.length + found.chains.length) : undefined}
        onBack={() => void navigate({ to: '/people' })}
      >
        {failed ? (
          <EmptyState icon={CircleAlert} title={t(d.failed)} action={<Button onPress={again}>{t(d.again)}</Button>} />
        ) : nothing ? (
          <EmptyState icon={UsersRound} title={t(d.none)}>
            {t(d.noneText)}
          </EmptyState>
        ) : (
          <div className="v-duplicates">
            <p className="v-duplicates-hint v-quiet" aria-live="polite">
              {found ? t(d.hint) : t(d.looking)}
            </p>
            {found?.chains.map((id) => {
              const row = rows?.get(id)
              return row ? <Chain key={id} row={row} /> : null
            })}
            <ul>
              {groups.map((group) => (
                <Group key={group.ids.join()} group={group} rows={rows} isOpen={isOpen(group)} />
              ))}
            </ul>
          </div>
        )}
      </Page>
    </Split>
  )
}

interface GroupProps {
  readonly group: DuplicateGroup
  readonly rows: ReadonlyMap<EntityId, MemberRow> | undefined
  readonly isOpen: boolean
}

const Group = ({ group: { ids, reasons }, rows, isOpen }: GroupProps) => {
  const { t } = useI18n()
  const names = ids.flatMap((id) => rows?.get(id)?.name ?? [])
  return (
    <li className={cx('v-duplicate', isOpen && 'v-duplicate-open')}>
      <span className="v-duplicate-faces" aria-hidden>
        {ids.slice(0, 3).map((id) => (
          <Avatar key={id} name={rows?.get(id)?.name ?? ''} seed={id} size={28} />
        ))}
      </span>
      <Link href={`/people/duplicates?ids=${ids.join()}`} className="v-duplicate-names">
        {names.join(' · ') || '…'}
      </Link>
      <span className="v-row">
        {reasons.map((reason) => (
          <Badge key={reason}>{t(d[reason])}</Badge>
        ))}
      </span>
    </li>
  )
}

/** What a merger on another laptop has hidden, in one click. */
const Chain = ({ row }: { readonly row: MemberRow }) => {
  const { t } = useI18n()
  const act = useAct()
  const { id, name } = row
  return (
    <div className="v-duplicate-chain">
      <p>{t(d.chain, { name })}</p>
      <Button size="small" onPress={() => void act('gatherMerged', { id }, t(d.gathered, { name }))}>
        {t(d.gather)}
      </Button>
    </div>
  )
}
