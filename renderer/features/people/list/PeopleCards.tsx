// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold absolutely placed rows
// biome-ignore-all lint/a11y/useFocusableInteractive: cards have the roving focus, rows none
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { Found } from '../../../store/FoundBy.tsx'
import { PersonAvatar } from '../../../store/pictures/PersonAvatar.tsx'
import { countryName } from '../../../ui/countries.ts'
import { cx } from '../../../ui/cx.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { useRowWindow } from '../../../ui/useRowWindow.ts'
import { m } from '../messages.ts'
import type { ListRow, PeopleList } from '../usePeopleList.ts'
import { l } from './messages.ts'
import type { Picked } from './usePicked.ts'

interface PeopleCardsProps {
  readonly list: PeopleList
  readonly picked: Picked
  readonly selected: EntityId | undefined
  readonly onOpen: (id: EntityId) => void
  readonly empty: ReactNode
}

const NARROWEST = 256
const HEIGHT = 150
const GAP = 12

/** The same people as cards: who they are, what they can and give. Rows of cards exist only where they are seen; arrows go in both directions. */
export const PeopleCards = ({ list, picked, selected, onOpen, empty }: PeopleCardsProps) => {
  const { t } = useI18n()
  const scroller = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [at, setAt] = useState(0)
  const wantsFocus = useRef(false)
  const anchor = useRef(0)
  const { count, idAt } = list
  const perRow = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)))
  const rows = Math.ceil(count / perRow)
  const focused = Math.min(at, Math.max(0, count - 1))

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => setWidth(box.clientWidth - 40)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT + GAP,
    overscan: 4,
    rangeExtractor: ({ startIndex, endIndex, overscan, count: all }) => {
      const [first, last] = [Math.max(0, startIndex - overscan), Math.min(all - 1, endIndex + overscan)]
      const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
      // The focused card stays in the document while scrolled away.
      const row = Math.floor(focused / perRow)
      if (row < all && (row < first || row > last)) indexes.push(row)
      return indexes.sort((a, b) => a - b)
    },
  })
  const items = virtualizer.getVirtualItems()
  const cardsOf = (row: number) =>
    Array.from({ length: Math.max(0, Math.min(perRow, count - row * perRow)) }, (_, i) => row * perRow + i)
  const fetched = useRowWindow<ListRow>({
    ids: width === 0 ? [] : items.flatMap(({ index }) => cardsOf(index)).map(idAt),
    getRows: list.getRows,
    version: list.version,
  })

  const go = (index: number, isRange: boolean) => {
    const to = Math.max(0, Math.min(count - 1, index))
    wantsFocus.current = true
    setAt(to)
    virtualizer.scrollToIndex(Math.floor(to / perRow), { align: 'auto' })
    if (isRange) picked.range(anchor.current, to)
    else anchor.current = to
  }
  useEffect(() => {
    if (!wantsFocus.current) return
    const card = scroller.current?.querySelector<HTMLElement>(`[data-index="${focused}"]`)
    if (!card) return
    wantsFocus.current = false
    card.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      return picked.all(true)
    }
    if (event.altKey || isCommand) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (HEIGHT + GAP)) - 1) * perRow
    const moves: Record<string, number> = {
      ArrowRight: focused + 1,
      ArrowLeft: focused - 1,
      ArrowDown: focused + perRow < count ? focused + perRow : focused,
      ArrowUp: focused - perRow >= 0 ? focused - perRow : focused,
      Home: 0,
      End: count - 1,
      PageDown: focused + page,
      PageUp: focused - page,
    }
    const to = moves[event.key]
    if (to !== undefined) go(to, event.shiftKey)
    else if (event.key === 'Enter') onOpen(idAt(focused))
    else if (event.key === ' ' || event.key === 'x') {
      anchor.current = focused
      picked.toggle(focused)
    } else if (event.key === 'Escape' && picked.count > 0) picked.clear()
    else return
    event.preventDefault()
  }

  return (
    <div className="v-cards" ref={scroller} role="presentation">
      {count === 0 ? (
        empty
      ) : (
        <div
          role="grid"
          aria-label={t(m.people)}
          aria-rowcount={rows}
          aria-colcount={perRow}
          aria-multiselectable
          className="v-cards-body"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {width === 0
            ? null
            : items.map((item) => (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 1}
                  className="v-cards-row"
                  style={{
                    transform: `translateY(${item.start}px)`,
                    blockSize: HEIGHT,
                    gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`,
                  }}
                >
                  {cardsOf(item.index).map((index, column) => {
                    const id = idAt(index)
                    const row = fetched.get(id)?.row
                    return (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cards
                      <div
                        key={id}
                        role="gridcell"
                        data-index={index}
                        aria-colindex={column + 1}
                        aria-selected={picked.has(id)}
                        aria-current={selected === id ? true : undefined}
                        tabIndex={index === focused ? 0 : -1}
                        className={cx('v-person-card', picked.count > 0 && 'v-person-card-picking')}
                        onFocus={() => setAt(index)}
                        onClick={(event) => {
                          if (event.shiftKey) return picked.range(anchor.current, index)
                          anchor.current = index
                          const isBox = event.target instanceof Element && event.target.closest('input') !== null
                          if (isBox || event.ctrlKey || event.metaKey) picked.toggle(index)
                          else onOpen(id)
                        }}
                      >
                        <input
                          type="checkbox"
                          tabIndex={-1}
                          className="v-person-card-tick"
                          aria-label={t(l.selectOne, { name: row?.name ?? '' })}
                          checked={picked.has(id)}
                          // The card hears the click, with its Shift.
                          onChange={() => {}}
                        />
                        {row ? <CardWords listed={row} /> : null}
                      </div>
                    )
                  })}
                </div>
              ))}
        </div>
      )}
    </div>
  )
}

const CardWords = ({ listed: row }: { readonly listed: ListRow['row'] }) => {
  const { t, locale } = useI18n()
  const place = [row.city, countryName(locale, row.country)].filter(Boolean).join(', ')
  const gives = row.offers.length > 0 ? `${t(m.offers)}: ${row.offers.join(', ')}` : row.intro
  return (
    <>
      <span className="v-person-card-head">
        <PersonAvatar person={row} size={40} />
        <span className="v-person-card-who">
          <span className="v-person-card-name v-truncate">
            <Found text={row.name} />
          </span>
          <span className="v-person-card-place v-truncate">
            <Found text={place} />
          </span>
        </span>
      </span>
      <span className="v-person-card-skills">
        {row.skills.slice(0, 4).map((skill) => (
          <span key={skill} className="v-tag v-truncate">
            <Found text={skill} />
          </span>
        ))}
      </span>
      <span className="v-person-card-gives">
        <Found text={gives} />
      </span>
    </>
  )
}
