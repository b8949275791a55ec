// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold absolutely placed rows
// biome-ignore-all lint/a11y/useFocusableInteractive: rows have the roving focus, cells and groups none
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { cx } from './cx.ts'
import { GridHead, type HeadActs } from './GridHead.tsx'
import { useRowWindow } from './useRowWindow.ts'
import './VirtualGrid.css'

export interface GridColumn<Row> {
  readonly id: string
  readonly header: ReactNode
  /** A CSS grid track: `minmax(12rem, 2fr)`, `6rem`. */
  readonly width: string
  readonly align?: 'start' | 'end'
  /** Content of the cell; not focusable by itself, the row is. */
  readonly cell: (row: Row) => ReactNode
  /** Stays first, whatever is moved. */
  readonly isFixed?: boolean
  /** Set where the header sorts. */
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onToggle: () => void }
}

/** Rows that can be ticked, to do something with all of them. */
export interface GridTicks<Row> {
  readonly has: (id: string) => boolean
  readonly count: number
  /** Name of a row's box: "Select Carol Byrne". */
  readonly label: (row: Row | undefined) => string
  readonly allLabel: string
  readonly onToggle: (index: number) => void
  /** All from the one that was ticked last (`from`) to this one, and what was ticked before that. */
  readonly onRange: (from: number, to: number) => void
  readonly onAll: (isOn: boolean) => void
}

export interface VirtualGridProps<Row> extends HeadActs {
  /** What the list holds, for readers. */
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly count: number
  /** Id of the row at an index; stable. */
  readonly rowKey: (index: number) => string
  /** Rows at hand. Give this or `getRows`. */
  readonly getRow?: (index: number) => Row | undefined
  /** Rows by id, asked for the visible window in one batch; keep the function stable. In the order asked. */
  readonly getRows?: (ids: readonly string[]) => Promise<readonly (Row | undefined)[]>
  /** Changes when rows may have changed: visible ones are fetched again, the old stay until the new are there. */
  readonly version?: unknown
  readonly onOpen: (id: string) => void
  /** The open row. */
  readonly selected?: string
  /** The row the keyboard stands on; told as it moves. */
  readonly onFocusRow?: (id: string) => void
  /** Shown when there are no rows. */
  readonly empty?: ReactNode
  /** Name of a row for readers, where its first cell does not say enough. */
  readonly rowLabel?: (row: Row) => string
  readonly ticks?: GridTicks<Row>
  /** What is shown is only the beginning; the rest is on its way. */
  readonly isBusy?: boolean
  readonly handle?: Ref<GridHandle>
  readonly className?: string
}

export interface GridHandle {
  /** Puts the keyboard into the list: on the row it was on, or the first. */
  focus(): void
  scrollTo(id: string): void
}

/**
 * A long table as `role=grid`: rows of equal height, only the visible ones exist. One row is in the tab order (roving);
 * arrows, Home, End, Page keys move, Enter opens. With `ticks`, Space ticks, Shift with any of the moves ticks on the way, Ctrl+A all.
 */
export const VirtualGrid = <Row,>(props: VirtualGridProps<Row>) => {
  const { label, columns, count, rowKey, onOpen, selected, empty, handle, className, ticks } = props
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const [rowHeight, setRowHeight] = useState(36)
  const [focusId, setFocusId] = useState<string | null>(null)
  const wantsFocus = useRef(false)

  /** Where a range of ticks begins. */
  const anchor = useRef(0)
  const indexOf = (id: string | null): number => {
    if (id === null) return -1
    for (let i = 0; i < count; i++) if (rowKey(i) === id) return i
    return -1
  }
  // A record that is open but not in the list is looked for once, not at every scroll.
  const sought = focusId ?? selected ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `indexOf` asks `rowKey` and `count`
  const soughtAt = useMemo(() => indexOf(sought), [sought, rowKey, count])
  /** Where the keyboard stands when the list changed under it: the same row if it is still there, else the same place. */
  const lastIndex = useRef(0)
  const focusIndex = (() => {
    if (count === 0) return -1
    if (sought !== null && lastIndex.current < count && rowKey(lastIndex.current) === sought) return lastIndex.current
    return soughtAt >= 0 ? soughtAt : Math.min(lastIndex.current, count - 1)
  })()
  if (focusIndex >= 0) lastIndex.current = focusIndex

  // Row height follows density and text size.
  useLayoutEffect(() => {
    const box = probe.current
    if (!box) return
    const measure = () => setRowHeight(Math.max(20, Math.round(box.getBoundingClientRect().height)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: rowKey,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    // The focused row stays in the document while scrolled away, or the keyboard would fall out of the list.
    rangeExtractor: (range) => {
      const first = Math.max(0, range.startIndex - range.overscan)
      const last = Math.min(range.count - 1, range.endIndex + range.overscan)
      const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
      if (focusIndex >= 0 && (focusIndex < first || focusIndex > last)) indexes.push(focusIndex)
      return indexes.sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height must be measured anew, the virtualizer is stable
  useLayoutEffect(() => virtualizer.measure(), [rowHeight])

  const items = virtualizer.getVirtualItems()
  const fetched = useRowWindow({
    ids: props.getRows ? items.map((item) => rowKey(item.index)) : [],
    ahead: props.getRows ? idsAhead(items, count, rowKey) : [],
    getRows: props.getRows,
    version: props.version,
  })
  const rowAt = (index: number): Row | undefined => (props.getRows ? fetched.get(rowKey(index)) : props.getRow?.(index))

  const focusRow = (index: number, scroll: 'auto' | 'start' = 'auto') => {
    if (count === 0) return
    const target = Math.max(0, Math.min(count - 1, index))
    lastIndex.current = target
    wantsFocus.current = true
    const id = rowKey(target)
    virtualizer.scrollToIndex(target, { align: scroll })
    setFocusId(id)
    props.onFocusRow?.(id)
    // Already the roving row: no render will come.
    if (id === focusId) applyFocus()
  }
  const applyFocus = () => {
    if (!wantsFocus.current || focusIndex < 0) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${lastIndex.current}"]`)
    if (row) {
      wantsFocus.current = false
      row.focus({ preventScroll: true })
    }
  }
  useEffect(applyFocus)

  useImperativeHandle(handle, () => ({
    focus: () => focusRow(lastIndex.current),
    scrollTo: (id) => {
      const index = indexOf(id)
      if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
    },
  }))

  const tickOnTheWay = (from: number, to: number) => {
    const last = Math.max(0, Math.min(count - 1, to))
    ticks?.onRange(from, last)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey
    if (ticks && isCommand && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      return ticks.onAll(true)
    }
    if (event.altKey || isCommand || (event.shiftKey && !ticks)) return
    // Keys inside a cell's own control belong to it.
    if (event.target instanceof HTMLElement && !event.target.matches('[role=row]')) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const moves: Record<string, number> = {
      ArrowDown: focusIndex + 1,
      j: focusIndex + 1,
      ArrowUp: focusIndex - 1,
      k: focusIndex - 1,
      Home: 0,
      End: count - 1,
      PageDown: focusIndex + page,
      PageUp: focusIndex - page,
    }
    const target = moves[event.key]
    if (target !== undefined) {
      event.preventDefault()
      focusRow(target)
      if (event.shiftKey) tickOnTheWay(anchor.current, target)
      else anchor.current = lastIndex.current
    } else if (ticks && (event.key === ' ' || event.key === 'x')) {
      event.preventDefault()
      if (focusIndex < 0) return
      anchor.current = focusIndex
      ticks.onToggle(focusIndex)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (focusIndex >= 0) onOpen(rowKey(focusIndex))
    }
  }

  const template = [...(ticks ? ['1.25rem'] : []), ...columns.map((column) => column.width)].join(' ')
  return (
    <div className={cx('v-grid', className)} ref={scroller} role="presentation">
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + (ticks ? 1 : 0)}
        aria-multiselectable={ticks ? true : undefined}
        aria-busy={props.isBusy || undefined}
        style={{ '--v-columns': template } as React.CSSProperties}
        className="v-grid-table"
      >
        <div role="rowgroup" className="v-grid-head">
          <GridHead
            columns={columns}
            onMove={props.onMove}
            onSize={props.onSize}
            first={
              ticks ? (
                <div role="columnheader" aria-colindex={1} className="v-grid-cell v-grid-tick">
                  <input
                    type="checkbox"
                    aria-label={ticks.allLabel}
                    disabled={count === 0}
                    checked={count > 0 && ticks.count >= count}
                    ref={(box) => {
                      if (box) box.indeterminate = ticks.count > 0 && ticks.count < count
                    }}
                    onChange={(event) => ticks.onAll(event.currentTarget.checked)}
                  />
                </div>
              ) : null
            }
          />
          <div ref={probe} className="v-grid-probe" aria-hidden />
        </div>
        <div
          role="rowgroup"
          className="v-grid-body"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => {
            const id = rowKey(item.index)
            const row = rowAt(item.index)
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the rowgroup handles the keys of its rows
              <div
                key={id}
                role="row"
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={ticks ? ticks.has(id) : selected === id}
                aria-current={ticks && selected === id ? true : undefined}
                aria-label={row && props.rowLabel ? props.rowLabel(row) : undefined}
                tabIndex={item.index === focusIndex ? 0 : -1}
                className="v-grid-row v-grid-item"
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
                onMouseDown={(event) => {
                  // Shift would mark the words between as text.
                  if (ticks && event.shiftKey) event.preventDefault()
                }}
                onClick={(event) => {
                  lastIndex.current = item.index
                  setFocusId(id)
                  if (ticks && event.shiftKey) {
                    wantsFocus.current = true
                    return tickOnTheWay(anchor.current, item.index)
                  }
                  anchor.current = item.index
                  const isBox = event.target instanceof Element && event.target.closest('.v-grid-tick') !== null
                  if (ticks && (isBox || event.ctrlKey || event.metaKey)) ticks.onToggle(item.index)
                  else onOpen(id)
                }}
                onFocus={() => {
                  if (id !== focusId) setFocusId(id)
                  props.onFocusRow?.(id)
                }}
              >
                {ticks ? (
                  <div role="gridcell" aria-colindex={1} className="v-grid-cell v-grid-tick">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={ticks.label(row)}
                      checked={ticks.has(id)}
                      // The row hears the click, with its Shift; a box by itself would not.
                      onChange={() => {}}
                    />
                  </div>
                ) : null}
                {columns.map((column, index) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    aria-colindex={index + 1 + (ticks ? 1 : 0)}
                    className={cx('v-grid-cell', column.align === 'end' && 'v-grid-end')}
                  >
                    {row === undefined ? null : column.cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {count === 0 ? empty : null}
    </div>
  )
}

/** Rows beyond those that exist in the page: fetched before they are scrolled to. */
const AHEAD = 60

const idsAhead = (
  items: readonly { readonly index: number }[],
  count: number,
  rowKey: (index: number) => string,
): string[] => {
  const ids: string[] = []
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  for (let i = last + 1; i <= Math.min(count - 1, last + AHEAD); i++) ids.push(rowKey(i))
  for (let i = first - 1; i >= Math.max(0, first - AHEAD); i--) ids.push(rowKey(i))
  return ids
}
