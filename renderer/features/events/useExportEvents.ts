import { writeEvents } from '../../../shared/interop/ical/writeEvents.ts'
import type { EventRow } from '../../../shared/model/event.ts'
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

/** Saves events as a calendar file where the person says; tells when it is done. */
export const useExportEvents = (): ((events: readonly EventRow[], title?: string) => Promise<void>) => {
  const session = useSession()
  const desktop = useDesktop()
  const toasts = useToasts()
  const i18n = useI18n()
  return async (events, title) => {
    const name = title ?? session.entry.name
    const text = writeEvents(events, { name, now: Date.now() })
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
