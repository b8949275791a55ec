import { Check, ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { foldText } from '../../../shared/lib/foldText.ts'
import type { FacetValue } from '../../../shared/queries/memberFacets.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { m } from './messages.ts'

interface FacetFilterProps {
  readonly label: string
  /** Undefined while nobody has asked: then the popover waits for them. */
  readonly values: readonly FacetValue[] | undefined
  readonly chosen: readonly string[]
  readonly nameOf?: ((value: string) => string) | undefined
  readonly onOpen: (isOpen: boolean) => void
  readonly onChange: (values: readonly string[]) => void
}

/** More than this nobody scrolls through: typing finds the rest. */
const limit = 100

/** One facet: a button that says what is ticked, and a list of values with how many people each would show. */
export const FacetFilter = ({
  label,
  values,
  chosen,
  nameOf = (value) => value,
  onOpen,
  onChange,
}: FacetFilterProps) => {
  const { t, number } = useI18n()
  const [query, setQuery] = useState('')
  const shown = useMemo(() => {
    const wanted = foldText(query.trim())
    const named = (values ?? []).map((each) => ({ ...each, id: each.value, name: nameOf(each.value) }))
    return (wanted ? named.filter(({ name }) => foldText(name).includes(wanted)) : named).slice(0, limit)
  }, [values, query, nameOf])
  const says =
    chosen.length === 0 ? label : chosen.length === 1 ? nameOf(chosen[0]!) : `${label} · ${number(chosen.length)}`
  return (
    <Popover
      label={t(m.filterBy, { facet: label })}
      placement="bottom start"
      onOpenChange={(isOpen) => {
        setQuery('')
        onOpen(isOpen)
      }}
      trigger={
        <Button
          variant={chosen.length > 0 ? 'quiet' : 'plain'}
          className={chosen.length > 0 ? 'v-facet-on' : undefined}
          end={<ChevronDown size={14} aria-hidden />}
        >
          {says}
        </Button>
      }
    >
      <div className="v-facet">
        <SearchField label={t(m.searchFacet)} value={query} onChange={setQuery} autoFocus />
        <ListBox
          aria-label={label}
          className="v-list v-facet-list"
          items={shown}
          selectionMode="multiple"
          // Escape closes the popover; it must not untick what was ticked.
          escapeKeyBehavior="none"
          selectedKeys={chosen}
          onSelectionChange={(keys) => onChange(keys === 'all' ? shown.map(({ id }) => id) : [...keys].map(String))}
          renderEmptyState={() => (values ? t(m.noMatch) : null)}
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
      </div>
    </Popover>
  )
}
