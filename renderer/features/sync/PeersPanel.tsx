import { Inbox, UserPlus } from 'lucide-react'
import type { PeerStatus } from '../../store/api.ts'
import { useSession, useStatus } from '../../store/hooks.tsx'
import { useSettings } from '../../store/settings.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { clockWords } from './clockWords.ts'
import { faceOf } from './faceOf.ts'
import { messages } from './messages.ts'
import { syncWords } from './syncWords.ts'

const Peer = ({ peer }: { readonly peer: PeerStatus }) => {
  const { t } = useI18n()
  const name = peer.name || t(messages.someone)
  return (
    <li className="v-peer">
      <Avatar name={name} seed={faceOf(peer.member) || peer.device} />
      <div className="v-peer-words">
        <span className="v-truncate">{name}</span>
        {peer.state === 'syncing' ? (
          <ProgressBar label={t(messages.syncing)} value={peer.have} max={peer.expected} />
        ) : (
          <span className="v-caption">{t(peer.state === 'inStep' ? messages.inStep : messages.greeting)}</span>
        )}
      </div>
    </li>
  )
}

/** Who is here, how far along, what is still to go out. */
export const PeersPanel = ({ onDone }: { readonly onDone: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { entry } = useSession()
  const status = useStatus()
  const [settings, change] = useSettings()
  const words = syncWords(i18n, status, entry.sample)
  const alone = entry.sample
    ? messages.sampleNow
    : status.mesh === 'off'
      ? messages.offNow
      : status.mesh === 'noHub'
        ? messages.noHubNow
        : messages.aloneNow
  return (
    <div className="v-peers">
      {status.clockOff && !entry.sample ? (
        <p className="v-peers-clock" role="alert">
          {clockWords(i18n, status.clockOff).whole}
        </p>
      ) : null}
      {status.peers.length > 0 ? (
        <ul className="v-peers-list">
          {status.peers.map((peer) => (
            <Peer key={peer.link} peer={peer} />
          ))}
        </ul>
      ) : (
        <>
          {words.tone === 'quiet' ? <p className="v-peers-head">{words.text}</p> : null}
          <p className="v-quiet">{t(alone)}</p>
        </>
      )}
      {entry.sample ? null : (
        <>
          {status.unsent > 0 ? (
            <p className="v-peers-unsent">{t(messages.unsent, { n: status.unsent })}</p>
          ) : status.lastMet ? (
            <p className="v-quiet">{t(messages.allOut)}</p>
          ) : null}
          <Switch
            isSelected={settings.meet}
            onChange={(meet) => change({ meet })}
            description={t(messages.lookForOthersNote)}
          >
            {t(messages.lookForOthers)}
          </Switch>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: only closes the popover when one of its links was taken */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: links turn Enter into a click */}
          <div className="v-peers-links" onClick={onDone}>
            <Link href="/receipts" className="v-peers-link">
              <Inbox size={16} aria-hidden />
              {t(messages.seeReceipts)}
            </Link>
            <Link href="/invite" className="v-peers-link">
              <UserPlus size={16} aria-hidden />
              {t(messages.invite)}
            </Link>
          </div>
        </>
      )}
    </div>
  )
}
