import { Handshake, X } from 'lucide-react'
import { dayOf, exactAt, formatDay } from '../../ui/dates.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLive } from '../hooks.tsx'
import type { Met } from './aboutPeople.ts'
import { m } from './messages.ts'

/** Titles of the events at which people were met; '' where one was removed. */
export const useEventTitles = (met: readonly Met[]): ((event: string) => string) => {
  const ids = [...new Set(met.flatMap(({ event }) => event || []))].sort()
  const titles = useLive(
    async (rows) => new Map((await rows.many('event', ids)).map((row, i) => [ids[i]!, row?.title ?? ''])),
    [ids.join()],
  )
  return (event) => titles?.get(event) ?? ''
}

/** Every meeting with somebody, newest first. */
export const MetList = ({ met, onForget }: { readonly met: readonly Met[]; readonly onForget: (met: Met) => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const titleOf = useEventTitles(met)
  return (
    <ul className="v-met">
      {met.map((each) => (
        <li key={`${each.at} ${each.event} ${each.place}`} className="v-met-line">
          <Handshake size={16} aria-hidden />
          <span className="v-met-words">
            {each.event ? (
              titleOf(each.event) ? (
                <Link href={`/events/${each.event}`}>{titleOf(each.event)}</Link>
              ) : (
                t(m.goneEvent)
              )
            ) : (
              each.place || t(m.metSomewhere)
            )}
            <span className="v-caption" title={exactAt(i18n, each.at)}>
              {formatDay(i18n, dayOf(each.at), { starts: true })}
            </span>
          </span>
          <IconButton icon={X} size="small" label={t(m.forget)} onPress={() => onForget(each)} />
        </li>
      ))}
    </ul>
  )
}
