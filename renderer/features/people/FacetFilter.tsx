import { ChevronDown, ListFilter, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { LEVEL, type PeopleChoice } from '../../../shared/queries/people/choice.ts'
import type { FacetValue } from '../../../shared/queries/people/PeopleIndex.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { FacetValues } from './list/FacetValues.tsx'
import { type ActiveFacet, activeFacets, type Facet, type FacetNaming, facetsOf } from './list/facets.ts'
import { l } from './list/messages.ts'
import { m } from './messages.ts'

/** It brings calendars, which the list does without. */
const FacetRange = lazy(async () => ({ default: (await import('./list/FacetRange.tsx')).FacetRange }))

export interface FacetsProps {
  readonly naming: FacetNaming
  readonly choice: PeopleChoice
  /** Values of the facet that is open; undefined until they are counted. */
  readonly counts: Readonly<Record<string, readonly FacetValue[]>> | undefined
  /** The facet whose values somebody looks at; null: none. */
  readonly onLook: (facet: string | null) => void
  readonly onChange: (facet: string, values: readonly string[]) => void
}

interface PaneProps extends FacetsProps {
  readonly facet: Facet
  readonly autoFocus?: boolean
}

const Pane = ({ facet, choice, counts, naming, autoFocus, onChange }: PaneProps) => {
  const chosen = choice[facet.id] ?? []
  return (
    <div className="v-facet">
      {facet.kind === 'values' ? (
        <FacetValues
          // Another facet begins with another search.
          key={facet.id}
          facet={facet}
          values={counts?.[facet.id]}
          chosen={chosen}
          level={choice[LEVEL]?.[0] ?? ''}
          naming={naming}
          autoFocus={autoFocus}
          onChange={(values) => onChange(facet.id, values)}
          onLevel={(level) => onChange(LEVEL, level ? [level] : [])}
        />
      ) : (
        <Suspense fallback={null}>
          <FacetRange
            key={facet.id}
            facet={facet}
            value={chosen[0] ?? ''}
            onChange={(value) => onChange(facet.id, value ? [value] : [])}
          />
        </Suspense>
      )}
    </div>
  )
}

/** One facet by itself: a button that says what is ticked, and what it can be. */
export const FacetFilter = ({ facet, active, ...rest }: FacetsProps & { facet: Facet; active?: ActiveFacet }) => {
  const { t } = useI18n()
  return (
    <Popover
      label={t(m.filterBy, { facet: facet.label })}
      placement="bottom start"
      onOpenChange={(isOpen) => rest.onLook(isOpen ? facet.id : null)}
      trigger={
        <Button
          variant={active ? 'quiet' : 'plain'}
          size={active ? 'small' : 'normal'}
          className={active ? 'v-facet-on' : undefined}
          end={<ChevronDown size={14} aria-hidden />}
        >
          {active ? t(l.chip, { facet: facet.label, value: active.says }) : facet.label}
        </Button>
      }
    >
      <Pane facet={facet} autoFocus {...rest} />
    </Popover>
  )
}

/** Every facet behind one button: on the left what one can filter by, on the right its values. */
export const AllFacets = (props: FacetsProps) => {
  const { t, number } = useI18n()
  const { naming, choice } = props
  const facets = facetsOf(naming)
  const active = activeFacets(choice, naming)
  const [at, setAt] = useState('country')
  const facet = facets.find(({ id }) => id === at) ?? facets[0]!
  return (
    <Popover
      label={t(l.filters)}
      placement="bottom start"
      onOpenChange={(isOpen) => props.onLook(isOpen ? facet.id : null)}
      trigger={
        <Button
          variant="plain"
          icon={ListFilter}
          aria-label={active.length ? t(l.filterActive, { n: active.length }) : undefined}
        >
          {t(l.filter)}
        </Button>
      }
    >
      <div className="v-facets">
        <ListBox
          aria-label={t(l.filters)}
          className="v-list v-facets-names"
          items={facets}
          dependencies={[choice, at]}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          escapeKeyBehavior="none"
          selectedKeys={[facet.id]}
          autoFocus
          onSelectionChange={(keys) => {
            const [next] = [...(keys as Set<string>)]
            if (next === undefined) return
            setAt(next)
            props.onLook(next)
          }}
        >
          {(each) => (
            <ListBoxItem id={each.id} textValue={each.label} className="v-option v-facets-name">
              <span className="v-option-text v-truncate">{each.label}</span>
              {choice[each.id]?.length ? (
                <span className="v-facets-count v-tabular">{number(choice[each.id]!.length)}</span>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
        <Pane facet={facet} {...props} />
      </div>
    </Popover>
  )
}

/** What the list is filtered by now: each can be changed where it stands, or taken away. */
export const FacetChips = (props: FacetsProps & { readonly onClear: () => void }) => {
  const { t } = useI18n()
  const { onClear, ...rest } = props
  const active = activeFacets(props.choice, props.naming)
  if (active.length === 0) return null
  return (
    <ul className="v-chips" aria-label={t(l.filters)}>
      {active.map((each) => (
        <li key={each.facet.id} className="v-chip">
          <FacetFilter facet={each.facet} active={each} {...rest} />
          <button
            type="button"
            className="v-chip-remove"
            aria-label={t(l.removeFilter, { what: each.facet.label })}
            onClick={() => props.onChange(each.facet.id, [])}
          >
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <Button variant="plain" size="small" onPress={onClear}>
          {t(l.clearAll)}
        </Button>
      </li>
    </ul>
  )
}
