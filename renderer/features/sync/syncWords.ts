import type { EngineStatus } from '../../store/api.ts'
import { formatAt } from '../../ui/dates.ts'
import type { I18n } from '../../ui/i18n.tsx'
import { clockWords } from './clockWords.ts'
import { messages } from './messages.ts'

export interface SyncWords {
  readonly text: string
  /** `here`: someone is. `busy`: things come and go. `quiet`: nobody. `off`: not looking. `warn`: something is to be put right. */
  readonly tone: 'here' | 'busy' | 'quiet' | 'off' | 'warn'
}

/** The sync line's words. */
export const syncWords = (i18n: I18n, status: EngineStatus, isSample: boolean, now = Date.now()): SyncWords => {
  const { t } = i18n
  if (isSample) return { text: t(messages.sample), tone: 'off' }
  if (status.clockOff) return { text: clockWords(i18n, status.clockOff).line, tone: 'warn' }
  const busy = status.peers.find((peer) => peer.state === 'syncing')
  if (busy) return { text: t(messages.receiving, { name: busy.name || t(messages.someone) }), tone: 'busy' }
  // One person may be here with two machines.
  const people = new Set(
    status.peers.filter((peer) => peer.state === 'inStep').map((peer) => peer.member || peer.device),
  )
  if (people.size > 0) return { text: t(messages.here, { n: people.size }), tone: 'here' }
  if (status.mesh === 'off') return { text: t(messages.off), tone: 'off' }
  if (status.lastMet)
    return {
      text: t(messages.lastMet, {
        // The first name is enough among friends, and fits the line.
        name: status.lastMet.name.split(/\s+/)[0] || t(messages.someone),
        when: formatAt(i18n, status.lastMet.at, { now }),
      }),
      tone: 'quiet',
    }
  return { text: t(status.mesh === 'noHub' ? messages.noHub : messages.nobodyYet), tone: 'quiet' }
}
