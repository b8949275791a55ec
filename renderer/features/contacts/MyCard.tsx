import { type CardField, cardFields, writeVisitingCard } from '../../../shared/interop/vcard/visitingCard.ts'
import { entities } from '../../../shared/model/entities.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { audienceOf, isPrivateField, type OnlyMine } from '../../../shared/queries/visibleMember.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { localKeys } from '../../store/localKeys.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { QrImage } from '../../ui/QrImage.tsx'
import { m } from './messages.ts'

const isFilled = (row: MemberRow, field: CardField): boolean =>
  field === 'role' ? row.role !== '' || row.organisation !== '' : row[field].length > 0

/** The first time: what everybody in the network may see anyway. */
const usual = (row: MemberRow, mine: OnlyMine): readonly CardField[] =>
  (['role', 'email', 'phone'] as const).filter(
    (field) => !(isPrivateField(field) && (field in mine || audienceOf(row, field) !== 'everyone')),
  )

/** One's card as a code, and what stands on it. What is kept to oneself may stand there too: it is shown to whom one shows it. */
export const MyCard = () => {
  const { t } = useI18n()
  const { me, about } = useSession()
  const own = memberEntityId(me, entities.member.type)
  const found = useLive(
    async (rows) => ({
      row: (await rows.get('member', own)) ?? null,
      mine: (await rows.local<OnlyMine>(localKeys.onlyMine)) ?? {},
      chosen: await about.cardFields(),
    }),
    [own],
  )
  if (!found) return <section className="v-swap-side" />
  const row = found.row && { ...found.row, ...found.mine }
  if (!row?.name)
    return (
      <section className="v-swap-side">
        <h3>{t(m.mine)}</h3>
        <p>{t(m.noName)}</p>
      </section>
    )
  const offered = cardFields.filter((field) => isFilled(row, field))
  const chosen = offered.filter((field) => (found.chosen ?? usual(row, found.mine)).includes(field))
  const choose = (field: CardField, on: boolean) =>
    void about.chooseCardFields(on ? [...chosen, field] : chosen.filter((each) => each !== field))
  return (
    <section className="v-swap-side" aria-label={t(m.mine)}>
      <h3>{t(m.mine)}</h3>
      <QrImage text={writeVisitingCard(row, chosen)} label={t(m.mineCode)} size={288} />
      {offered.length > 0 ? (
        <fieldset className="v-swap-fields">
          <legend className="v-caption">{t(m.onIt)}</legend>
          {offered.map((field) => (
            <Checkbox key={field} isSelected={chosen.includes(field)} onChange={(on) => choose(field, on)}>
              {t(m[field])}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
    </section>
  )
}
