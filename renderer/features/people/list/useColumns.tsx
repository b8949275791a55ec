import { useMemo } from 'react'
import type { PeopleOrder } from '../../../../shared/queries/people/PeopleIndex.ts'
import { useListSettings } from '../../../store/listSettings.ts'
import { announce } from '../../../ui/announce.ts'
import type { GridColumn } from '../../../ui/VirtualGrid.tsx'
import type { ListRow } from '../usePeopleList.ts'
import { columnIds, isNewestFirst, needsCells, usualColumns } from './columnIds.ts'
import { cellOf, columnTitle, isEndAligned, type Naming, usualWidth } from './columns.tsx'
import { l } from './messages.ts'

export interface ColumnChoice {
  readonly id: string
  readonly title: string
}

export interface Columns {
  readonly grid: readonly GridColumn<ListRow>[]
  /** What is shown beside the name, in order. */
  readonly shown: readonly ColumnChoice[]
  /** What there is besides. */
  readonly others: readonly ColumnChoice[]
  readonly needCells: boolean
  /** Null: as usual. */
  readonly choose: (ids: readonly string[] | null) => void
  readonly onMove: (id: string, to: number) => void
  readonly onSize: (id: string, width: number | null) => void
}

interface Options {
  readonly naming: Naming
  /** How the list is ordered; undefined: by name or best match. */
  readonly order: PeopleOrder | undefined
  readonly isTyped: boolean
  readonly onOrder: (order: PeopleOrder | undefined) => void
  /** Room for every usual column, for few of them. */
  readonly isWide: boolean
  readonly isNarrow: boolean
}

/** The next of a column's three states: as one expects it, the other way, not at all. */
const nextOrder = (id: string, order: PeopleOrder | undefined, isByName: boolean): PeopleOrder | undefined => {
  const first = { by: id, isDown: isNewestFirst(id) }
  if (id === 'name' && isByName) return { by: id, isDown: true }
  if (order?.by !== id) return id === 'name' ? undefined : first
  return order.isDown === first.isDown ? { by: id, isDown: !order.isDown } : undefined
}

/** Which columns this machine shows, in which order and how wide; and what their headers do. */
export const useColumns = ({ naming, order, isTyped, onOrder, isWide, isNarrow }: Options): Columns => {
  const [settings, change] = useListSettings()
  return useMemo(() => {
    const { i18n, custom } = naming
    const chosen = settings?.columns ?? null
    const usual = usualColumns.filter(
      (id) => !(isNarrow && id === 'country') && !(id === 'offers' && !isWide) && !(isNarrow && id === 'offers'),
    )
    const ids = (chosen?.map(({ id }) => id) ?? usual).filter((id) => id !== 'name')
    // A change may be looked at in the column that it is sorted by, also where that is not among those chosen.
    const withSorted = order && ['changed', 'joined', 'silent'].includes(order.by) ? [...ids, order.by] : ids
    const choice = (id: string): ColumnChoice[] => {
      const title = columnTitle(id, naming)
      return title === undefined ? [] : [{ id, title }]
    }
    const shown = [...new Set(withSorted)].flatMap(choice)
    const all = [...columnIds, ...custom.map(({ key }) => `c:${key}`)]
    const others = all.filter((id) => !shown.some((each) => each.id === id)).flatMap(choice)
    const widths = new Map(chosen?.map(({ id, width }) => [id, width]))
    const isByName = order ? order.by === 'name' && !order.isDown : !isTyped
    const write = (next: readonly string[], sizes = widths) =>
      change({
        columns: ['name', ...next].map((id) => {
          const width = sizes.get(id)
          return width === undefined ? { id } : { id, width }
        }),
      })
    const shownIds = shown.map(({ id }) => id)
    const direction = (id: string) => {
      if (id === 'name' && isByName) return 'ascending' as const
      if (order?.by !== id) return 'none' as const
      return order.isDown ? ('descending' as const) : ('ascending' as const)
    }
    return {
      shown,
      others,
      needCells: shownIds.some(needsCells),
      grid: [{ id: 'name', title: columnTitle('name', naming)! }, ...shown].map(
        ({ id, title }): GridColumn<ListRow> => ({
          id,
          header: title,
          width: widths.get(id) === undefined ? usualWidth(id) : `${widths.get(id)}px`,
          align: isEndAligned(id, naming) ? 'end' : 'start',
          isFixed: id === 'name',
          cell: (row) => cellOf(id, row, naming),
          sort: { direction: direction(id), onToggle: () => onOrder(nextOrder(id, order, isByName)) },
        }),
      ),
      choose: (next) => (next === null ? change({ columns: null }) : write(next)),
      onMove(id, to) {
        const rest = shownIds.filter((each) => each !== id)
        if (shownIds.indexOf(id) === to) return
        write([...rest.slice(0, to), id, ...rest.slice(to)])
        const name = columnTitle(id, naming) ?? id
        announce(i18n.t(l.columnMoved, { name, place: to + 2, all: shownIds.length + 1 }))
      },
      onSize(id, width) {
        write(shownIds, new Map([...widths, [id, width ?? undefined]]))
        if (width !== null) announce(i18n.t(l.columnSized, { name: columnTitle(id, naming) ?? id, width }))
      },
    }
  }, [settings?.columns, change, naming, order, isTyped, onOrder, isWide, isNarrow])
}
