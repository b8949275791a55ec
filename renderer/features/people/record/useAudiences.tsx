import { useNavigate } from '@tanstack/react-router'
import { Check, Lock, ShieldHalf, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FieldPatch } from '../../../../shared/commands/command.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import {
  type Audience,
  audienceOf,
  emptyValue,
  isPrivateField,
  type OnlyMine,
  type PrivateField,
  withAudience,
} from '../../../../shared/queries/visibleMember.ts'
import { useLive, useSession } from '../../../store/hooks.tsx'
import { localKeys } from '../../../store/localKeys.ts'
import { useAct } from '../../../store/useAct.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { problemText } from '../../../ui/problems.ts'
import { useToasts } from '../../../ui/toasts.tsx'
import { m } from '../messages.ts'
import { a } from './audienceMessages.ts'
import { ForAmbassadors } from './ForAmbassadors.tsx'
import { r } from './recordMessages.ts'

export type Save = (values: FieldPatch<'member'>) => void
const labels = { ...m, ...r } as const
const icons = { everyone: Users, ambassadors: ShieldHalf, onlyMe: Lock } as const
const audiences = ['everyone', 'ambassadors', 'onlyMe'] as const

/**
 * Who sees how to reach a person. For one's own record: the row with what is kept on this machine alone, a `save` that keeps it there,
 * and a choice beside each such field. For others' records: a mark on what is not for everyone.
 */
export const useAudiences = (record: MemberRow, isOwn: boolean, saveRecord: Save) => {
  const i18n = useI18n()
  const { t } = i18n
  const { ask } = useSession()
  const act = useAct()
  const toasts = useToasts()
  const navigate = useNavigate()
  const kept = useLive((rows) => rows.local<OnlyMine>(localKeys.onlyMine), [])
  const mine: OnlyMine = (isOwn && kept) || {}
  const row: MemberRow = { ...record, ...mine }

  const keep = async (values: { readonly [F in PrivateField]?: MemberRow[F] | null }): Promise<boolean> => {
    const result = await ask('keepForMe', { values })
    if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
    return result.ok
  }
  const save: Save = (values) => {
    const entries = Object.entries(values)
    const hers = entries.filter(([field]) => isPrivateField(field) && field in mine)
    const others = entries.filter(([field]) => !(field in mine))
    if (hers.length > 0) void keep(Object.fromEntries(hers))
    if (others.length > 0) saveRecord(Object.fromEntries(others))
  }
  const whoSees = (field: PrivateField): Audience => (field in mine ? 'onlyMe' : audienceOf(record, field))

  const choose = async (field: PrivateField, next: Audience): Promise<void> => {
    const now = whoSees(field)
    if (next === now) return
    const visibility = withAudience(record, field, next)
    const value = row[field]
    const write = async (values: FieldPatch<'member'>) => (await act('updateMember', { id: record.id, values })).ok
    // In this order nothing is lost if one of the two fails: at worst it stands in both places.
    if (next === 'onlyMe') {
      if (!(await keep({ [field]: value }))) return
      if (!(await write({ [field]: emptyValue(field), visibility }))) return
      if (value.length > 0)
        toasts.show({
          text: t(a.keptHere, { field: t(labels[field]) }),
          action: { label: t(a.more), onAction: () => void navigate({ to: '/privacy' }) },
          timeout: 10_000,
        })
    } else if (now === 'onlyMe') {
      if (await write({ [field]: value, visibility })) await keep({ [field]: null })
    } else await write({ visibility })
  }

  /** The field with its choice or its mark; nothing for a field that is not shown. */
  const audience = (field: PrivateField, shown: ReactNode): ReactNode => {
    if (!shown) return null
    const now = whoSees(field)
    if (!isOwn) return now === 'everyone' ? shown : <ForAmbassadors>{shown}</ForAmbassadors>
    return (
      <div className="v-audience">
        {shown}
        <Menu
          label={t(a.whoSees, { field: t(labels[field]), who: t(a[now]) })}
          trigger={
            <IconButton
              icon={icons[now]}
              size="small"
              className={now === 'everyone' ? 'v-audience-open' : 'v-audience-closed'}
              label={t(a.whoSees, { field: t(labels[field]), who: t(a[now]) })}
            />
          }
          items={audiences.map((each) => ({
            id: each,
            label: t(a[each]),
            icon: each === now ? Check : icons[each],
            onAction: () => void choose(field, each),
          }))}
        />
      </div>
    )
  }
  return { row, save, audience }
}
