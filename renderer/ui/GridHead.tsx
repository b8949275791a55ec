// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold absolutely placed rows
// biome-ignore-all lint/a11y/useFocusableInteractive: headers that do nothing have no focus
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { cx } from './cx.ts'

/** What can be done to a column from its header. */
export interface HeadActs {
  /** To that place among the columns that may be moved. */
  readonly onMove?: (id: string, to: number) => void
  /** `null`: as wide as usual. */
  readonly onSize?: (id: string, width: number | null) => void
}

export interface HeadColumn {
  readonly id: string
  readonly header: ReactNode
  readonly align?: 'start' | 'end'
  /** Stays where it is. */
  readonly isFixed?: boolean
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onToggle: () => void }
}

interface GridHeadProps extends HeadActs {
  readonly columns: readonly HeadColumn[]
  /** Before the columns: ticks all. */
  readonly first?: ReactNode
}

/** Less than this is a slip of the hand, in px. */
const SLIP = 5
const STEP = 16
const NARROWEST = 48

/**
 * Headers: a press sorts; dragging moves a column, dragging its edge sizes it, a double press on the edge sizes it back. By keyboard: arrows go
 * from header to header, Alt+arrows move a column, Shift+arrows size it.
 */
export const GridHead = ({ columns, first, onMove, onSize }: GridHeadProps) => {
  const row = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const [drag, setDrag] = useState<{ readonly id: string; readonly to: number } | null>(null)
  const dragged = useRef(false)
  const movable = columns.filter(({ isFixed }) => !isFixed)
  const buttons = () => [...(row.current?.querySelectorAll<HTMLElement>('.v-grid-sort') ?? [])]
  const headOf = (id: string) => row.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(id)}"]`)
  const widthOf = (id: string) => headOf(id)?.getBoundingClientRect().width ?? 0

  const onKeyDown = (event: KeyboardEvent, { id, isFixed }: HeadColumn) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0 || event.ctrlKey || event.metaKey) return
    const place = movable.findIndex((column) => column.id === id)
    if (event.altKey) {
      if (!onMove || isFixed) return
      const to = place + by
      if (to >= 0 && to < movable.length) onMove(id, to)
    } else if (event.shiftKey) {
      if (!onSize) return
      onSize(id, Math.max(NARROWEST, Math.round(widthOf(id) + by * STEP)))
    } else {
      const all = buttons()
      const next = all.indexOf(event.currentTarget as HTMLElement) + by
      all[next]?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }

  /** Where it would stand if it were let go here. */
  const placeAt = (id: string, x: number): number => {
    const others = movable.filter((column) => column.id !== id)
    const found = others.findIndex((column) => {
      const box = headOf(column.id)!.getBoundingClientRect()
      return x < box.left + box.width / 2
    })
    return found < 0 ? others.length : found
  }
  const startMove = (event: PointerEvent, { id, isFixed }: HeadColumn) => {
    dragged.current = false
    if (!onMove || isFixed || event.button !== 0) return
    const from = event.clientX
    follow(event, {
      onMove: (x) => {
        if (!dragged.current && Math.abs(x - from) < SLIP) return
        dragged.current = true
        setDrag({ id, to: placeAt(id, x) })
      },
      onEnd: (x) => {
        setDrag(null)
        if (dragged.current) onMove(id, placeAt(id, x))
      },
      onCancel: () => setDrag(null),
    })
  }
  const startSize = (event: PointerEvent, { id }: HeadColumn) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.preventDefault()
    const [from, width] = [event.clientX, widthOf(id)]
    const isBackwards = getComputedStyle(row.current!).direction === 'rtl'
    const size = (x: number) =>
      onSize?.(id, Math.max(NARROWEST, Math.round(width + (isBackwards ? from - x : x - from))))
    follow(event, { onMove: size, onEnd: () => {}, onCancel: () => onSize?.(id, Math.round(width)) })
  }

  const others = movable.filter((column) => column.id !== drag?.id)
  const before = drag ? others[drag.to]?.id : undefined
  const isLast = drag !== null && before === undefined
  return (
    <div role="row" aria-rowindex={1} className="v-grid-row" ref={row}>
      {first}
      {columns.map((column, index) => {
        const { id, sort } = column
        const isTarget = before === id || (isLast && id === others.at(-1)?.id)
        return (
          <div
            key={id}
            role="columnheader"
            aria-colindex={index + 1 + (first ? 1 : 0)}
            aria-sort={sort?.direction}
            data-column={id}
            className={cx(
              'v-grid-cell v-grid-header',
              column.align === 'end' && 'v-grid-end',
              drag?.id === id && 'v-grid-dragged',
              isTarget && (isLast ? 'v-grid-drop-after' : 'v-grid-drop-before'),
            )}
          >
            {sort ? (
              <button
                type="button"
                className="v-grid-sort"
                aria-keyshortcuts={
                  [
                    onMove && !column.isFixed && 'Alt+ArrowLeft Alt+ArrowRight',
                    onSize && 'Shift+ArrowLeft Shift+ArrowRight',
                  ]
                    .filter(Boolean)
                    .join(' ') || undefined
                }
                tabIndex={index === Math.min(at, columns.length - 1) ? 0 : -1}
                onFocus={() => setAt(index)}
                onKeyDown={(event) => onKeyDown(event, column)}
                onPointerDown={(event) => startMove(event, column)}
                onClick={() => {
                  if (!dragged.current) sort.onToggle()
                  dragged.current = false
                }}
              >
                <span className="v-truncate">{column.header}</span>
                {sort.direction === 'ascending' ? <ArrowUp size={14} aria-hidden /> : null}
                {sort.direction === 'descending' ? <ArrowDown size={14} aria-hidden /> : null}
              </button>
            ) : (
              column.header
            )}
            {onSize && sort ? (
              <span
                className="v-grid-edge"
                aria-hidden
                onPointerDown={(event) => startSize(event, column)}
                onDoubleClick={() => onSize(id, null)}
              />
            ) : null}
          </div>
        )
      })}
    </div>
  )
}

interface Following {
  readonly onMove: (x: number) => void
  readonly onEnd: (x: number) => void
  readonly onCancel: () => void
}

/** Follows the pointer until it is let go, wherever it goes; Escape takes it back. */
const follow = (event: PointerEvent, { onMove, onEnd, onCancel }: Following): void => {
  const ends = new AbortController()
  const { signal } = ends
  const mine = (next: globalThis.PointerEvent) => next.pointerId === event.pointerId
  window.addEventListener('pointermove', (next) => mine(next) && onMove(next.clientX), { signal })
  window.addEventListener(
    'pointerup',
    (next) => {
      if (!mine(next)) return
      ends.abort()
      onEnd(next.clientX)
    },
    { signal },
  )
  const cancel = () => {
    ends.abort()
    onCancel()
  }
  window.addEventListener('pointercancel', (next) => mine(next) && cancel(), { signal })
  window.addEventListener(
    'keydown',
    (next) => {
      if (next.key !== 'Escape') return
      next.stopPropagation()
      cancel()
    },
    { signal, capture: true },
  )
}
