import type { EntityName } from '../../../shared/model/entities.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import { clashState } from '../../../shared/queries/clashState.ts'
import type { Clash, ClashSide } from '../../../shared/replica/receipt.ts'
import { hrefOf } from '../../store/duties/records.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { faceOf } from './faceOf.ts'
import { fieldTitle, valueWords } from './fieldNames.ts'
import { messages } from './messages.ts'
import { referencesIn, valueText } from './valueText.ts'

export interface ClashCardProps {
  readonly clash: Clash
  /** As read in a sentence: "you", "Zoya Petrova", "someone". */
  readonly nameOf: (by: MemberId | '') => string
  /** The name itself, for initials. */
  readonly realNameOf: (by: MemberId | '') => string
}

/** One field that two people changed: both values side by side, one click to take the other. */
export const ClashCard = ({ clash, nameOf, realNameOf }: ClashCardProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const session = useSession()
  const toasts = useToasts()
  const { entity, type, field, kept, other } = clash
  const live = useLive(
    async (rows) => {
      const references = referencesIn(field, kept.value, other.value)
      const named = await Promise.all(references.map(({ type: kind, id }) => rows.get(kind, id)))
      const key = field.startsWith('custom/') ? field.slice('custom/'.length) : null
      const custom =
        key === null ? undefined : (await rows.find('customField', 'order')).find((each) => each.key === key)
      return {
        custom,
        row: await rows.get<EntityName>(type, entity),
        names: new Map(
          references.map(({ id }, index) => {
            const found = named[index] as { readonly name?: string; readonly title?: string } | undefined
            return [id, found?.name ?? found?.title]
          }),
        ),
      }
    },
    [entity, field],
  )
  const state = live ? clashState(clash, live.row) : 'kept'
  const nameOfId = (id: string) => live?.names.get(id) || undefined
  const words = (side: ClashSide) =>
    field === 'order'
      ? t(side === kept ? valueWords.moved : valueWords.movedElsewhere)
      : valueText(i18n, field, side.value, nameOfId, live?.custom)
  const fieldIs = fieldTitle(i18n, type, field, (id) => live?.custom?.label ?? nameOfId(id))
  const take = (side: ClashSide) =>
    act('takeOther', { entity, field, value: side.value }, t(messages.taken, { value: words(side) }))
  const keep = async () => {
    const decided = await session.decideClash(clash)
    if (!decided.ok) toasts.show({ text: problemText(i18n, decided.error), tone: 'bad' })
  }

  const href = hrefOf(entity)
  const title = clash.title || t(messages.untitled)
  return (
    <article className="v-clash" aria-label={`${title}: ${fieldIs}`}>
      <header className="v-clash-head">
        {href ? <Link href={href}>{title}</Link> : <span>{title}</span>}
        <span className="v-quiet">{fieldIs}</span>
        {state === 'else' ? (
          <Caption>{t(messages.changedSince)}</Caption>
        ) : clash.settled || state === 'other' ? (
          <Badge tone="good">{t(messages.settled)}</Badge>
        ) : null}
      </header>
      <div className="v-clash-sides">
        {[kept, other].map((side) => {
          const stands = state === (side === kept ? 'kept' : 'other')
          return (
            <div
              key={side === kept ? 'kept' : 'other'}
              className={stands ? 'v-clash-side' : 'v-clash-side v-clash-aside'}
            >
              <Badge tone={stands ? 'good' : 'neutral'}>{t(stands ? messages.stands : messages.setAside)}</Badge>
              <p className="v-clash-value">{words(side)}</p>
              <span className="v-clash-by">
                <Avatar name={realNameOf(side.by)} seed={faceOf(side.by) || 'nobody'} size={20} />
                <Caption title={exactAt(i18n, side.at)}>
                  {t(messages.byWhen, { who: nameOf(side.by), when: formatAt(i18n, side.at) })}
                </Caption>
              </span>
              {stands ? (
                side === kept && !clash.settled ? (
                  <Button size="small" onPress={() => void keep()}>
                    {t(messages.keepThis)}
                  </Button>
                ) : null
              ) : (
                <Button size="small" onPress={() => take(side)}>
                  {t(messages.takeThis)}
                </Button>
              )}
            </div>
          )
        })}
      </div>
    </article>
  )
}
