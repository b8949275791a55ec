import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { entities } from '../../../shared/model/entities.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { type EntityId, memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import { eventMonths } from '../../../shared/queries/eventMonths.ts'
import type { Occurrence } from '../../../shared/queries/occurrences.ts'
import { useSession } from '../../store/hooks.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { EventItem } from './EventItem.tsx'
import { m } from './messages.ts'
import { monthName } from './monthName.ts'
import { useAttendance } from './useAttendance.ts'
import type { EventListing } from './useEventList.ts'

type Item =
  | { readonly kind: 'month'; readonly key: string; readonly label: string; readonly count: number }
  | { readonly kind: 'event'; readonly key: EntityId; readonly event: EventRow; readonly at: Occurrence | null }

const heights = { month: 2.5, event: 3.75 }

interface EventListProps {
  readonly listing: EventListing
  readonly now: number
  /** The open event. */
  readonly selected: string | undefined
  readonly hrefOf: (id: EntityId) => string
  readonly onOpen: (id: EntityId) => void
}

/** Events under their months, soonest (or latest) first. Only what is on screen exists; one row is in the tab order, arrows move. */
export const EventList = ({ listing, now, selected, hrefOf, onOpen }: EventListProps) => {
  const i18n = useI18n()
  const { t, number } = i18n
  const { me } = useSession()
  const own = memberEntityId(me, entities.member.type)
  const scroller = useRef<HTMLDivElement>(null)
  const { listed, undated } = listing
  const items = useMemo<readonly Item[]>(
    () => [
      ...eventMonths(listed).flatMap(({ month, events }): Item[] => [
        { kind: 'month', key: month, label: monthName(i18n, month), count: events.length },
        ...events.map(({ event, at }): Item => ({ kind: 'event', key: event.id, event, at })),
      ]),
      ...(undated.length > 0
        ? [{ kind: 'month' as const, key: 'undated', label: t(m.undated), count: undated.length }]
        : []),
      ...undated.map((event): Item => ({ kind: 'event', key: event.id, event, at: null })),
    ],
    [listed, undated, i18n, t],
  )
  const headings = useMemo(() => items.flatMap((item, i) => (item.kind === 'month' ? [i] : [])), [items])
  const rem = useRef(16)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => heights[items[i]!.kind] * rem.current,
    getItemKey: (i) => items[i]!.key,
    overscan: 8,
    scrollPaddingStart: heights.month * rem.current,
    // The heading of the month one looks at stays, pinned.
    rangeExtractor: (range) => {
      const pinned = headings.findLast((i) => i <= range.startIndex)
      const shown = defaultRangeExtractor(range)
      return pinned === undefined || shown.includes(pinned) ? shown : [pinned, ...shown]
    },
  })
  useEffect(() => {
    rem.current = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
    virtualizer.measure()
  }, [virtualizer])

  const shown = virtualizer.getVirtualItems()
  const pinned = headings.findLast((i) => i <= (virtualizer.range?.startIndex ?? 0))
  // In steps of ten rows, so that scrolling does not ask at every line.
  const [first, last] = [shown.at(0)?.index ?? 0, shown.at(-1)?.index ?? 0]
  const nearby = useMemo(
    () =>
      items
        .slice(Math.floor(first / 10) * 10, Math.ceil((last + 1) / 10) * 10)
        .flatMap((item) => (item.kind === 'event' ? [item.event] : [])),
    [items, first, last],
  )
  const attendance = useAttendance(nearby, own)

  const [focused, setFocused] = useState<string | null>(null)
  const rows = useMemo(() => items.flatMap((item, i) => (item.kind === 'event' ? [i] : [])), [items])
  const indexOf = (key: string | null | undefined) => rows.find((i) => items[i]!.key === key)
  const roving = indexOf(focused) ?? indexOf(selected) ?? rows[0]
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const link = scroller.current?.querySelector<HTMLElement>(`[data-event="${wanted.current}"]`)
    if (!link) return
    wanted.current = null
    link.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || roving === undefined) return
    const place = rows.indexOf(roving)
    const moves: Record<string, number> = {
      ArrowDown: place + 1,
      j: place + 1,
      ArrowUp: place - 1,
      k: place - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: place + 8,
      PageUp: place - 8,
    }
    const target = moves[event.key]
    if (target === undefined) return
    event.preventDefault()
    const index = rows[Math.max(0, Math.min(rows.length - 1, target))]!
    wanted.current = items[index]!.key
    setFocused(items[index]!.key)
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }

  return (
    <div className="v-events" ref={scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed absolutely */}
      <div
        role="list"
        aria-label={t(m.listLabel)}
        className="v-events-body"
        style={{ blockSize: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {shown.map(({ index, start, size, key }) => {
          const item = items[index]!
          const isPinned = index === pinned
          const style = isPinned ? { blockSize: size } : { blockSize: size, transform: `translateY(${start}px)` }
          return item.kind === 'month' ? (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div key={key} role="listitem" className={isPinned ? 'v-month v-month-pinned' : 'v-month'} style={style}>
              <h2 className="v-month-name">{item.label}</h2>
              <span className="v-month-count">{number(item.count)}</span>
            </div>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div key={key} role="listitem" className="v-event-place" style={style}>
              <EventItem
                event={item.event}
                at={item.at}
                now={now}
                href={hrefOf(item.event.id)}
                isOpen={item.event.id === selected}
                isRoving={index === roving}
                own={listing.answers.get(scopeOf(item.event.id))}
                summary={attendance.get(item.event.id)}
                onFocus={() => setFocused(item.key)}
                onOpen={() => onOpen(item.event.id)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
