import { Check, Minus, Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { foldText } from '../../../../shared/lib/foldText.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useSession } from '../../../store/hooks.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { l } from './messages.ts'
import { useActOnMany } from './useActOnMany.ts'

const SHOWN = 100
/** Longest tag that a profile takes. */
const LONGEST = 60

/** Tags of many people at once: a full tick where all have it, a line where some do; ticking gives it to all, or takes it from all. */
export const TagMany = ({ ids }: { readonly ids: readonly EntityId[] }) => {
  const { t, number, locale } = useI18n()
  const session = useSession()
  const act = useActOnMany()
  const [query, setQuery] = useState('')
  const [known, setKnown] = useState<{ readonly here: ReadonlyMap<string, number>; readonly all: readonly string[] }>()
  const [round, setRound] = useState(0)
  const key = ids.join()
  useEffect(() => session.people.onChange(() => setRound((n) => n + 1)), [session])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the ids, and somebody changed
  useEffect(() => {
    let isStale = false
    const everybody = { words: '', choice: {}, order: { by: 'name', isDown: false }, facets: ['tags'], locale }
    void Promise.all([session.people.among('tags', ids), session.people.ask(everybody)]).then(([here, all]) => {
      if (isStale) return
      setKnown({
        here: new Map(here.map(({ value, count }) => [value, count])),
        all: all?.facets.tags?.map(({ value }) => value) ?? [],
      })
    })
    return () => {
      isStale = true
    }
  }, [session, key, locale, round])

  const typed = query.trim()
  const shown = useMemo(() => {
    if (!known) return []
    const wanted = foldText(typed)
    const tags = [...new Set([...known.here.keys(), ...known.all])].filter((tag) => foldText(tag).includes(wanted))
    const list = tags.slice(0, SHOWN).map((tag) => ({ id: tag, count: known.here.get(tag) ?? 0, isNew: false }))
    const isNew = typed !== '' && typed.length <= LONGEST && !tags.includes(typed)
    return isNew ? [{ id: typed, count: 0, isNew }, ...list] : list
  }, [known, typed])

  const toggle = (tag: string) => {
    const isOn = (known?.here.get(tag) ?? 0) < ids.length
    setQuery('')
    void act('tagMembers', isOn ? { members: ids, add: [tag] } : { members: ids, remove: [tag] }, ({ changed }) =>
      t(isOn ? l.tagged : l.untagged, { n: changed, tag }),
    )
  }
  return (
    <div className="v-facet">
      <SearchField
        label={t(l.tagHint)}
        value={query}
        onChange={setQuery}
        autoFocus
        onEnter={() => shown[0] && typed !== '' && toggle(shown[0].id)}
      />
      <ListBox
        aria-label={t(l.tag)}
        className="v-list v-facet-list"
        items={shown}
        dependencies={[ids.length, known]}
        selectionMode="none"
        escapeKeyBehavior="none"
        onAction={(tag) => toggle(String(tag))}
        renderEmptyState={() => <span className="v-facet-none">{known ? t(l.noTags) : null}</span>}
      >
        {({ id, count, isNew }) => (
          <ListBoxItem id={id} textValue={id} className="v-option">
            <span className="v-facet-check">
              {isNew ? (
                <Plus size={16} aria-hidden />
              ) : count === ids.length ? (
                <Check size={16} aria-hidden />
              ) : count > 0 ? (
                <Minus size={16} aria-hidden />
              ) : null}
            </span>
            <span className="v-option-text v-truncate">{isNew ? t(l.addTag, { tag: id }) : id}</span>
            {count > 0 ? (
              <span className="v-option-detail v-tabular">
                {t(l.someHaveIt, { n: number(count), all: number(ids.length) })}
              </span>
            ) : null}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
}
