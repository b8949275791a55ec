import type { CardRow } from '../../../../shared/model/card.ts'
import { entities } from '../../../../shared/model/entities.ts'
import { type MemberId, memberEntityId } from '../../../../shared/model/ids.ts'
import { useLive } from '../../../store/hooks.tsx'
import { exactAt, formatAt } from '../../../ui/dates.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'

/** Who wrote the card and who changed it last. */
export const CardHistory = ({ card }: { card: CardRow }) => {
  const i18n = useI18n()
  const { t } = i18n
  const names = useLive(
    async (rows) => {
      const nameOf = async (member: MemberId | '') =>
        member ? (await rows.get('member', memberEntityId(member, entities.member.type)))?.name : undefined
      const [creator, editor] = await Promise.all([nameOf(card.createdBy), nameOf(card.updatedBy)])
      return { creator, editor }
    },
    [card.createdBy, card.updatedBy],
  )
  if (!names) return null
  const line = (name: string | undefined, at: number) => ({ name: name ?? t(m.someone), when: formatAt(i18n, at) })
  return (
    <div className="v-card-history">
      {card.updatedAt !== card.createdAt && (
        <p title={exactAt(i18n, card.updatedAt)}>{t(m.changedBy, line(names.editor, card.updatedAt))}</p>
      )}
      <p title={exactAt(i18n, card.createdAt)}>{t(m.createdBy, line(names.creator, card.createdAt))}</p>
    </div>
  )
}
