import { ListBox, ListBoxItem } from 'react-aria-components'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useLive } from '../../../store/hooks.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { l } from './messages.ts'
import { useActOnMany } from './useActOnMany.ts'

interface JoinManyProps {
  readonly ids: readonly EntityId[]
  readonly onDone: () => void
}

/** Departments, to put many people into one of them. */
export const JoinMany = ({ ids, onDone }: JoinManyProps) => {
  const { t, number } = useI18n()
  const act = useActOnMany()
  const departments = useLive(
    async (rows) => (await rows.find('department', 'order')).filter(({ archived }) => !archived),
    [],
  )
  return (
    <div className="v-facet">
      <ListBox
        aria-label={t(l.addToDepartmentHint)}
        className="v-list v-facet-list"
        items={departments ?? []}
        selectionMode="none"
        autoFocus
        onAction={(key) => {
          const found = departments?.find(({ id }) => id === key)
          if (!found) return
          const members = ids.filter((id) => !found.members.includes(id))
          onDone()
          void act(
            'joinDepartment',
            { department: found.id, members },
            t(l.addedToDepartment, { n: members.length, name: found.name }),
          )
        }}
        renderEmptyState={() => <span className="v-facet-none">{departments ? t(l.noDepartments) : null}</span>}
      >
        {({ id, name, hue, members }) => {
          const there = ids.filter((each) => members.includes(each)).length
          return (
            <ListBoxItem id={id} textValue={name} className="v-option" isDisabled={there === ids.length}>
              <span className={`v-dot v-hue-${hue}`} aria-hidden />
              <span className="v-option-text v-truncate">{name}</span>
              {there > 0 ? (
                <span className="v-option-detail v-tabular">
                  {t(l.someHaveIt, { n: number(there), all: number(ids.length) })}
                </span>
              ) : null}
            </ListBoxItem>
          )
        }}
      </ListBox>
    </div>
  )
}
