import { Check } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { foldText } from '../../../../shared/lib/foldText.ts'
import { languageLevels } from '../../../../shared/model/member.ts'
import type { FacetValue } from '../../../../shared/queries/people/PeopleIndex.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { Select } from '../../../ui/Select.tsx'
import { m } from '../messages.ts'
import { type Facet, type FacetNaming, levelName, valueName } from './facets.ts'
import { l } from './messages.ts'

/** More than this nobody scrolls through: typing finds the rest. */
const LIMIT = 100

interface FacetValuesProps {
  readonly facet: Facet
  /** Undefined until everybody has been counted. */
  readonly values: readonly FacetValue[] | undefined
  readonly chosen: readonly string[]
  readonly level: string
  readonly naming: FacetNaming
  readonly autoFocus?: boolean
  readonly onChange: (values: readonly string[]) => void
  readonly onLevel: (level: string) => void
}

/** Values to tick, each with how many people it would show. */
export const FacetValues = (props: FacetValuesProps) => {
  const { facet, values, chosen, level, naming, onChange } = props
  const { t, number } = useI18n()
  const [query, setQuery] = useState('')
  const shown = useMemo(() => {
    const wanted = foldText(query.trim())
    const named = (values ?? []).map((each) => ({
      ...each,
      id: each.value,
      name: valueName(facet.id, each.value, naming),
    }))
    return (wanted ? named.filter(({ name }) => foldText(name).includes(wanted)) : named).slice(0, LIMIT)
  }, [values, query, facet.id, naming])
  const change = (keys: Iterable<string | number>) => {
    // What is ticked but not shown, for another letter is typed, stays ticked.
    const hidden = chosen.filter((value) => !shown.some(({ id }) => id === value))
    onChange([...hidden, ...[...keys].map(String)])
  }
  return (
    <>
      <SearchField label={t(m.searchFacet)} value={query} onChange={setQuery} autoFocus={props.autoFocus} />
      <ListBox
        aria-label={facet.label}
        className="v-list v-facet-list"
        items={shown}
        selectionMode="multiple"
        // Escape closes the popover; it must not untick what was ticked.
        escapeKeyBehavior="none"
        selectedKeys={chosen}
        onSelectionChange={(keys) => change(keys === 'all' ? shown.map(({ id }) => id) : (keys as Set<string>))}
        renderEmptyState={() => (
          <span className="v-facet-none">{values ? t(query ? m.noMatch : m.nothingYet) : t(l.reading)}</span>
        )}
      >
        {(item) => (
          <ListBoxItem id={item.id} textValue={item.name} className="v-option">
            {({ isSelected }) => (
              <>
                <span className="v-facet-check">{isSelected && <Check size={16} aria-hidden />}</span>
                <span className="v-option-text v-truncate">{item.name}</span>
                <span className="v-option-detail v-tabular">{number(item.count)}</span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
      {facet.id === 'languages' ? (
        <Select
          label={t(l.level)}
          value={level || 'any'}
          onChange={(next) => props.onLevel(next === 'any' ? '' : next)}
          description={level ? t(l.levelHint) : undefined}
          options={[
            { id: 'any', label: t(l.anyLevel) },
            ...languageLevels.map((each) => ({ id: each, label: levelName(each, naming) })),
          ]}
        />
      ) : null}
    </>
  )
}
