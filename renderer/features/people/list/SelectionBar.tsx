import { CalendarPlus, Columns3, Download, Mail, Tag as TagIcon, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { memberEntityId } from '../../../../shared/model/ids.ts'
import { member } from '../../../../shared/model/member.ts'
import { useSession } from '../../../store/hooks.tsx'
import { useIsAmbassador } from '../../../store/useIsAmbassador.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { useToasts } from '../../../ui/toasts.tsx'
import { useExport } from '../import/useExport.ts'
import { m } from '../messages.ts'
import { JoinMany } from './JoinMany.tsx'
import { l } from './messages.ts'
import { TagMany } from './TagMany.tsx'
import type { Picked } from './usePicked.ts'

/** It brings the rules by which events repeat, which the list does without. */
const InviteMany = lazy(async () => ({ default: (await import('./InviteMany.tsx')).InviteMany }))

interface SelectionBarProps {
  readonly picked: Picked
  /** How many the list shows. */
  readonly shown: number
}

/** What can be done with those who are picked; each act is one step that one Undo takes back. */
export const SelectionBar = ({ picked, shown }: SelectionBarProps) => {
  const { t, number } = useI18n()
  const session = useSession()
  const toasts = useToasts()
  const exportPeople = useExport()
  const isAmbassador = useIsAmbassador()
  const [open, setOpen] = useState<'tag' | 'join' | 'invite' | null>(null)
  if (picked.count === 0) return null
  const ids = [...picked.ids]
  const own = memberEntityId(session.me, member.type)
  const mayTag = isAmbassador || ids.every((id) => id === own)
  const pane = (which: 'tag' | 'join' | 'invite') => ({
    isOpen: open === which,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? which : null),
    placement: 'top' as const,
  })
  const close = () => setOpen(null)

  const copyMails = async () => {
    close()
    const rows = await session.rows.many('member', ids)
    const mails = [...new Set(rows.flatMap((row) => row?.email || []))]
    try {
      if (mails.length > 0) await navigator.clipboard.writeText(mails.join(', '))
      const missing = rows.filter((row) => row && !row.email).length
      toasts.show({ text: t(l.mailsCopied, { n: mails.length, missing: mails.length > 0 ? missing : 0 }) })
    } catch {
      toasts.show({ text: t(l.copyFailed), tone: 'bad' })
    }
  }
  return (
    <div className="v-picked" role="toolbar" aria-label={t(l.acts)}>
      <span className="v-picked-count v-tabular" role="status">
        {t(l.selected, { n: picked.count })}
      </span>
      {picked.count < shown ? (
        <Button variant="plain" size="small" onPress={() => picked.all(true)}>
          {t(l.selectAllOf, { n: number(shown) })}
        </Button>
      ) : null}
      <span className="v-picked-line" aria-hidden />
      <Popover
        {...pane('tag')}
        label={t(l.tag)}
        trigger={
          <Button variant="plain" size="small" icon={TagIcon}>
            {t(l.tag)}
          </Button>
        }
      >
        {mayTag ? <TagMany ids={ids} /> : <p className="v-picked-why">{t(l.mayNotTag)}</p>}
      </Popover>
      <Popover
        {...pane('join')}
        label={t(l.addToDepartmentHint)}
        trigger={
          <Button variant="plain" size="small" icon={Columns3}>
            {t(l.addToDepartment)}
          </Button>
        }
      >
        <JoinMany ids={ids} onDone={close} />
      </Popover>
      <Popover
        {...pane('invite')}
        label={t(l.inviteTo)}
        trigger={
          <Button variant="plain" size="small" icon={CalendarPlus}>
            {t(l.invite)}
          </Button>
        }
      >
        <Suspense fallback={null}>
          <InviteMany ids={ids} onDone={close} onCopy={() => void copyMails()} />
        </Suspense>
      </Popover>
      <Menu
        label={t(l.export)}
        placement="top end"
        trigger={
          <Button variant="plain" size="small" icon={Download}>
            {t(l.export)}
          </Button>
        }
        items={[
          { id: 'csv', label: t(m.exportCsv), onAction: () => void exportPeople('csv', ids) },
          { id: 'vcard', label: t(m.exportVCard), onAction: () => void exportPeople('vcard', ids) },
          { id: 'json', label: t(l.exportJson), onAction: () => void exportPeople('json', ids) },
          'separator',
          { id: 'mails', label: t(l.copyMails), icon: Mail, onAction: () => void copyMails() },
        ]}
      />
      <IconButton icon={X} size="small" label={t(l.clearSelection)} keys="Escape" onPress={picked.clear} />
    </div>
  )
}
