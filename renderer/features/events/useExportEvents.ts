import { writeEvents } from '../../../shared/interop/ical/writeEvents.ts'
import { type EventRow, EXCERPT } from '../../../shared/model/event.ts'
import { plainText } from '../../../shared/replica/plainText.ts'
import type { Session } from '../../store/api.ts'
import { useSession } from '../../store/hooks.tsx'
import { useDesktop } from '../../ui/desktop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { m } from './messages.ts'

/** A name that every file system takes. */
const fileName = (title: string): string => {
  const safe = title
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  return `${safe || 'Vmeste'}.ics`
}

/** Plans longer than a row carries, read from their texts; everything exports completely. */
const longPlans = async (session: Session, events: readonly EventRow[]): Promise<Map<string, string>> => {
  const plans = new Map<string, string>()
  for (const { id, excerpt } of events) {
    // A row's text is cut first and trimmed then.
    if (excerpt.length < EXCERPT * 0.9) continue
    const opened = await session.openText(id, 'plan')
    if (!opened.ok) continue
    plans.set(id, plainText(opened.value.fragment, 1_000_000))
    await opened.value.close()
  }
  return plans
}

/** Saves events as a calendar file where the person says; tells when it is done. */
export const useExportEvents = (): ((events: readonly EventRow[], title?: string) => Promise<void>) => {
  const session = useSession()
  const desktop = useDesktop()
  const toasts = useToasts()
  const i18n = useI18n()
  return async (events, title) => {
    const name = title ?? session.entry.name
    const plans = await longPlans(session, events)
    const text = writeEvents(events, { name, now: Date.now(), plans })
    const saved = await desktop.saveFile({
      name: fileName(name),
      bytes: new TextEncoder().encode(text),
      purpose: 'calendar',
    })
    if (!saved.ok) toasts.show({ text: problemText(i18n, saved.error), tone: 'bad' })
    else if (saved.value) {
      const n = events.filter(({ start }) => start).length
      toasts.show({ text: i18n.t(m.exported, { n, name: saved.value.name }) })
    }
  }
}
