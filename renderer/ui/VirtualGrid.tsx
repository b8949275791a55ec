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
  useRef,
  useState,
} from 'react'
import { cx } from './cx.ts'
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
  /** Set where the header sorts. */
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onToggle: () => void }
}

export interface VirtualGridProps<Row> {
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
 * arrows, Home, End, Page keys move, Enter opens.
 */
export const VirtualGrid = <Row,>(props: VirtualGridProps<Row>) => {
  const { label, columns, count, rowKey, onOpen, selected, empty, handle, className } = props
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const [rowHeight, setRowHeight] = useState(36)
  const [focusId, setFocusId] = useState<string | null>(null)
  const wantsFocus = useRef(false)

  const indexOf = (id: string | null): number => {
    if (id === null) return -1
    for (let i = 0; i < count; i++) if (rowKey(i) === id) return i
    return -1
  }
  /** Where the keyboard stands when the list changed under it: the same row if it is still there, else the same place. */
  const lastIndex = useRef(0)
  const focusIndex = (() => {
    if (count === 0) return -1
    const candidate = focusId ?? selected ?? null
    if (candidate !== null && lastIndex.current < count && rowKey(lastIndex.current) === candidate)
      return lastIndex.current
    const found = indexOf(candidate)
    return found >= 0 ? found : Math.min(lastIndex.current, count - 1)
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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
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
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (focusIndex >= 0) onOpen(rowKey(focusIndex))
    }
  }

  const template = columns.map((column) => column.width).join(' ')
  return (
    <div className={cx('v-grid', className)} ref={scroller} role="presentation">
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        style={{ '--v-columns': template } as React.CSSProperties}
        className="v-grid-table"
      >
        <div role="rowgroup" className="v-grid-head">
          <div role="row" aria-rowindex={1} className="v-grid-row">
            {columns.map((column, index) => (
              <div
                key={column.id}
                role="columnheader"
                aria-colindex={index + 1}
                aria-sort={column.sort?.direction}
                className={cx('v-grid-cell', column.align === 'end' && 'v-grid-end')}
              >
                {column.sort ? (
                  <button type="button" className="v-grid-sort" onClick={column.sort.onToggle}>
                    {column.header}
                    <span aria-hidden>
                      {column.sort.direction === 'ascending'
                        ? ' ↑'
                        : column.sort.direction === 'descending'
                          ? ' ↓'
                          : ''}
                    </span>
                  </button>
                ) : (
                  column.header
                )}
              </div>
            ))}
          </div>
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
                aria-selected={selected === id}
                aria-label={row && props.rowLabel ? props.rowLabel(row) : undefined}
                tabIndex={item.index === focusIndex ? 0 : -1}
                className="v-grid-row v-grid-item"
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
                onClick={() => {
                  lastIndex.current = item.index
                  setFocusId(id)
                  onOpen(id)
                }}
                onFocus={() => {
                  if (id !== focusId) setFocusId(id)
                  props.onFocusRow?.(id)
                }}
              >
                {columns.map((column, index) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    aria-colindex={index + 1}
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
