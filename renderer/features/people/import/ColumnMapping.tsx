import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type { CustomShape } from '../../../../shared/interop/csv/customKinds.ts'
import { memberTargets, onlyInOurs, type Target } from '../../../../shared/interop/csv/memberColumns.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { Select } from '../../../ui/Select.tsx'
import { im } from './messages.ts'
import { targetName } from './names.ts'
import type { ImportWork, Review } from './useImport.ts'

const offered = memberTargets.filter((target) => !onlyInOurs.has(target))

export const ColumnMapping = ({ state, work }: { state: Review; work: ImportWork }) => {
  const { opened } = state
  const { mapping } = state.taking
  const latest = useRef({ state, work })
  useEffect(() => {
    latest.current = { state, work }
  })
  const assign = useCallback((at: number, target: Target | null) => {
    const { state, work } = latest.current
    work.take(state, { mapping: state.taking.mapping.map((each, i) => (i === at ? target : each)), style: undefined })
  }, [])
  const shown = useGrowing(mapping.length)
  return (
    <ul className="v-import-columns">
      {mapping.slice(0, shown).map((target, at) => (
        <Column
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
          key={at}
          at={at}
          heading={opened.header[at] ?? ''}
          examples={opened.sample
            .map((row) => row[at] ?? '')
            .filter(Boolean)
            .join(' · ')}
          target={target}
          fields={opened.fields}
          assign={assign}
        />
      ))}
    </ul>
  )
}

interface ColumnProps {
  readonly at: number
  readonly heading: string
  readonly examples: string
  readonly target: Target | null
  readonly fields: readonly CustomShape[]
  readonly assign: (at: number, target: Target | null) => void
}

const columnsAtOnce = 3

/** A few now and a few more in each of the next moments: twenty menus at once stop the window for 70 ms. */
const useGrowing = (count: number): number => {
  const [shown, setShown] = useState(columnsAtOnce)
  useEffect(() => {
    if (shown >= count) return undefined
    const next = setTimeout(() => setShown(shown + columnsAtOnce))
    return () => clearTimeout(next)
  }, [shown, count])
  return shown
}

/** Only the column that somebody comes to has all forty choices: each is made although the menu is closed. */
const Column = memo(({ at, heading, examples, target, fields, assign }: ColumnProps) => {
  const { t, locale } = useI18n()
  const [near, setNear] = useState(false)
  const name = heading || t(im.columnNumber, { n: at + 1 })
  const labelOf = (id: Target | null) => {
    if (id === null) return t(im.leaveOut)
    return id === 'custom' && heading ? t(im.keepAs, { name: heading }) : targetName(id, fields, locale)
  }
  const own = fields.map(({ key }) => `custom/${key}` as const)
  const all: readonly (Target | null)[] = [null, ...offered, ...own]
  const choices = near ? all : [target]
  return (
    <li
      className="v-import-column"
      data-off={target === null || undefined}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      <span className="v-import-column-name v-truncate">{name}</span>
      <span className="v-import-examples v-truncate">{examples}</span>
      <Select
        label={t(im.columnOf, { name })}
        hideLabel
        value={target ?? 'none'}
        options={(choices.includes(target) ? choices : [...choices, target]).map((id) => ({
          id: id ?? 'none',
          label: labelOf(id),
        }))}
        onChange={(id) => assign(at, all.find((each) => each === id) ?? null)}
      />
    </li>
  )
})
