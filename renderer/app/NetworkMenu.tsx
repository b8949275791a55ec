import { useNavigate } from '@tanstack/react-router'
import { Check, ChevronsUpDown, Plus, UserPlus } from 'lucide-react'
import { Button } from 'react-aria-components'
import { initialsOf } from '../ui/Avatar.tsx'
import { cx } from '../ui/cx.ts'
import { useI18n } from '../ui/i18n.tsx'
import { Menu, type MenuProps } from '../ui/Menu.tsx'
import { messages } from './messages.ts'
import { useOpenNetwork } from './NetworkContext.tsx'

/** The network's name; opens the others on this machine. */
export const NetworkMenu = ({ isNarrow }: { readonly isNarrow: boolean }) => {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { networks, entry, open } = useOpenNetwork()
  if (!entry) return null
  const items: MenuProps['items'] = [
    ...networks.map((each) => ({
      id: each.key,
      label: each.sample ? `${each.name} · ${t(messages.sampleMark)}` : each.name,
      icon: each.key === entry.key ? Check : undefined,
      onAction: () => {
        open(each)
        void navigate({ to: '/' })
      },
    })),
    'separator',
    ...(entry.sample
      ? []
      : [
          {
            id: ' invite',
            label: t(messages.invite),
            icon: UserPlus,
            onAction: () => void navigate({ to: '/invite' }),
          },
        ]),
    { id: ' new', label: t(messages.found), icon: Plus, onAction: () => void navigate({ to: '/welcome' }) },
  ]
  return (
    <Menu
      label={t(messages.networks)}
      placement="bottom start"
      items={items}
      trigger={
        <Button className={cx('v-rail-item', 'v-network', isNarrow && 'v-rail-icon-only')}>
          <span className="v-network-mark" data-letter={initialsOf(entry.name).slice(0, 1)} />
          {isNarrow ? (
            <span className="v-hidden">{t(messages.switchNetwork, { name: entry.name })}</span>
          ) : (
            <>
              <span className="v-rail-label v-truncate">{entry.name}</span>
              <ChevronsUpDown size={14} aria-hidden className="v-network-arrow" />
            </>
          )}
        </Button>
      }
    />
  )
}
