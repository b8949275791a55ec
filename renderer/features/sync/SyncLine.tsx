import { Button } from 'react-aria-components'
import { useSession, useStatus } from '../../store/hooks.tsx'
import { cx } from '../../ui/cx.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { messages } from './messages.ts'
import { PeersPanel } from './PeersPanel.tsx'
import { syncWords } from './syncWords.ts'
import './sync.css'

/** One line that says who is here or who was last met; opens the rest. */
export const SyncLine = ({ isNarrow }: { readonly isNarrow: boolean }) => {
  const i18n = useI18n()
  const { entry } = useSession()
  const status = useStatus()
  const { text, tone } = syncWords(i18n, status, entry.sample)
  const face = (
    <Button className={cx('v-rail-item', 'v-sync', isNarrow && 'v-rail-icon-only')}>
      <span className="v-rail-mark">
        <span className={cx('v-sync-dot', `v-sync-${tone}`)} />
      </span>
      <span className={isNarrow ? 'v-hidden' : 'v-rail-label v-sync-text'}>{text}</span>
      {status.unsent > 0 && status.lastMet && !isNarrow && !entry.sample ? (
        <span className="v-sync-unsent">{i18n.number(status.unsent)}</span>
      ) : null}
      <span className="v-hidden">. {i18n.t(messages.openPeers)}</span>
    </Button>
  )
  return (
    <Popover
      label={i18n.t(messages.openPeers)}
      showLabel
      placement="right bottom"
      trigger={isNarrow ? <Tooltip text={text}>{face}</Tooltip> : face}
    >
      {(close) => <PeersPanel onDone={close} />}
    </Popover>
  )
}
