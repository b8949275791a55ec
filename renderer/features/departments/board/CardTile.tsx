import { AlignLeft, CalendarClock, Check } from 'lucide-react'
import type { CardRow } from '../../../../shared/model/card.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'
import { hueOfLabel } from './labelHue.ts'
import { today } from './today.ts'

const shownFaces = 3

/** A card as it lies on the board: title first, then only what it has. */
export const CardTile = ({ card, people }: { card: CardRow; people: ReadonlyMap<string, MemberRow> }) => {
  const i18n = useI18n()
  const { t } = i18n
  const isLate = card.due !== '' && !card.done && card.due.slice(0, 10) < today()
  const day = card.due && formatDay(i18n, card.due.slice(0, 10))
  const names = card.assignees.flatMap((id) => people.get(id)?.name ?? [])
  const hasFoot = card.due || card.excerpt || names.length > 0
  return (
    <div className="v-card" data-done={card.done || undefined}>
      {card.labels.length > 0 && (
        <ul className="v-card-labels">
          {card.labels.map((label) => (
            <li key={label} className={`v-card-label v-hue-${hueOfLabel(label)}`}>
              {label}
            </li>
          ))}
        </ul>
      )}
      <p className="v-card-title">
        {card.done && <Check size={14} className="v-card-check" aria-hidden />}
        {card.title}
      </p>
      {hasFoot && (
        <div className="v-card-foot">
          {card.due && (
            <span
              className="v-card-due"
              data-late={isLate || undefined}
              title={t(isLate ? m.overdue : m.dueOn, { day })}
            >
              <CalendarClock size={13} aria-hidden />
              <span className="v-hidden">{t(isLate ? m.overdue : m.dueOn, { day })}</span>
              <span aria-hidden>{day}</span>
            </span>
          )}
          {card.excerpt && (
            <span className="v-card-mark" title={t(m.hasDescription)}>
              <AlignLeft size={13} aria-hidden />
              <span className="v-hidden">{t(m.hasDescription)}</span>
            </span>
          )}
          {names.length > 0 && (
            <span className="v-card-faces" title={names.join(', ')}>
              <span className="v-hidden">{t(m.assignedTo, { names: i18n.list(names) })}</span>
              {card.assignees.slice(0, shownFaces).map((id) => {
                const person = people.get(id)
                return person ? <Avatar key={id} name={person.name} seed={id} size={20} /> : null
              })}
              {names.length > shownFaces && (
                <span className="v-card-more" aria-hidden>
                  +{names.length - shownFaces}
                </span>
              )}
            </span>
          )}
        </div>
      )}
    </div>
  )
}
