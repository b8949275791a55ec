import type { CardRow } from '../../../shared/model/card.ts'
import type { DepartmentRow } from '../../../shared/model/department.ts'
import { department } from '../../../shared/model/department.ts'
import { type EntityId, makeEntityId, parseEntityId, zeroScope } from '../../../shared/model/ids.ts'
import { myWork } from '../../../shared/queries/myWork.ts'
import { useLive } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { HueDot } from '../../ui/Badge.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { cx } from '../../ui/cx.ts'
import { dayOf, exactDay, formatDay } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { messages } from './messages.ts'

const groups = ['overdue', 'today', 'week', 'later', 'undated'] as const
/** Enough for a glance; the rest is on the boards. */
const shown = 12

const departmentOf = (card: EntityId): EntityId => {
  const scope = parseEntityId(card)?.scope ?? zeroScope
  return makeEntityId({ type: department.type, scope: zeroScope, rand: scope })
}

const Line = ({
  card,
  board,
  isLate,
}: {
  readonly card: CardRow
  readonly board: DepartmentRow | undefined
  readonly isLate: boolean
}) => {
  const i18n = useI18n()
  const act = useAct()
  return (
    <li className="v-work-line">
      <Checkbox
        hideLabel
        isSelected={false}
        onChange={() =>
          act('updateCard', { id: card.id, values: { done: true } }, i18n.t(messages.markDone, { title: card.title }))
        }
      >
        {i18n.t(messages.markDone, { title: card.title })}
      </Checkbox>
      <Link href={`/departments/${departmentOf(card.id)}/cards/${card.id}`} className="v-work-title v-truncate">
        {card.title}
      </Link>
      {board ? (
        <span className="v-work-board v-truncate">
          <HueDot hue={board.hue} /> {board.name}
        </span>
      ) : null}
      {card.due ? (
        <span className={cx('v-work-due', isLate && 'v-work-late')} title={exactDay(i18n, card.due)}>
          {formatDay(i18n, card.due)}
        </span>
      ) : null}
    </li>
  )
}

/** Open cards of mine in all departments, by due date. */
export const MyWork = ({ own, now }: { readonly own: EntityId; readonly now: number }) => {
  const { t } = useI18n()
  const today = dayOf(now)
  const found = useLive(
    async (rows) => {
      const cards = await rows.find('card', 'workers', { equals: own })
      const ids = [...new Set(cards.map((card) => departmentOf(card.id)))]
      const boards = await rows.many('department', ids)
      return { cards, boards: new Map(ids.map((id, index) => [id, boards[index]])) }
    },
    [own],
  )
  if (!found) return null
  const work = myWork(found.cards, own, today)
  let left = shown
  return (
    <Section title={t(messages.myWork)} count={found.cards.length || undefined}>
      {found.cards.length === 0 ? (
        <p className="v-home-empty">
          {t(messages.noWork)} <Link href="/departments">{t(messages.toDepartments)}</Link>
        </p>
      ) : null}
      {groups.map((group) => {
        const cards = work[group].slice(0, left)
        left -= cards.length
        return cards.length === 0 ? null : (
          <div key={group} className="v-work-group">
            <h3 className={group === 'overdue' ? 'v-work-late' : undefined}>{t(messages[group])}</h3>
            <ul>
              {cards.map((card) => (
                <Line
                  key={card.id}
                  card={card}
                  board={found.boards.get(departmentOf(card.id))}
                  isLate={group === 'overdue'}
                />
              ))}
            </ul>
          </div>
        )
      })}
      {found.cards.length > shown ? <Caption>{t(messages.more, { n: found.cards.length - shown })}</Caption> : null}
    </Section>
  )
}
