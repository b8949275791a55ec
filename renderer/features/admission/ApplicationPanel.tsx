import { CircleHelp, Ellipsis } from 'lucide-react'
import type { ApplicationRow } from '../../../shared/model/application.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { type EntityId, memberOfEntityId } from '../../../shared/model/ids.ts'
import { profileOf, useMemberNames } from '../../store/duties/names.ts'
import { useStanding } from '../../store/duties/standing.ts'
import { useErase } from '../../store/erasing/useErase.tsx'
import { useLive, usePastMembers } from '../../store/hooks.tsx'
import { Vouches } from '../../store/vouching/Vouches.tsx'
import { Answers } from '../../ui/Answers.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Section } from '../../ui/Section.tsx'
import { a } from './admissionMessages.ts'
import { Decide } from './Decide.tsx'
import { DecisionItem } from './DecisionItem.tsx'

/** Somebody's request to join: who she is, who vouches, and what is decided. */
export const ApplicationPanel = ({ id, onClose }: { readonly id: EntityId; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const row = useLive(async (rows) => (await rows.get('application', id)) ?? null, [id], { keep: false })
  if (row) return <Application row={row} onClose={onClose} />
  return (
    <Inspector title={t(a.request)} onClose={onClose}>
      {row === null ? (
        <EmptyState icon={CircleHelp} title={t(a.gone)}>
          {t(a.goneText)}
        </EmptyState>
      ) : null}
    </Inspector>
  )
}

const Application = ({ row, onClose }: { readonly row: ApplicationRow; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { name, intro, answers } = row
  const member = memberOfEntityId(row.id)
  const standing = useStanding()
  const past = usePastMembers()
  const decisions = useLive(
    async (rows) =>
      (await rows.find('decision', 'about', { equals: member })).sort((x, y) => y.createdAt - x.createdAt),
    [member],
  )
  const { nameOf, isMe } = useMemberNames([row.createdBy, row.updatedBy])
  const who = (by: typeof row.createdBy) => (isMe(by) ? t(a.you) : nameOf(by))
  const isIn = standing?.members.some((each) => each.member === member)
  const wasIn = past?.some((each) => each.member === member)
  const isDeclined = decisions?.[0]?.verdict === 'declined'
  const mayDecide = standing !== undefined && rankOf[standing.mine] <= 2
  const isUndecided = standing && past && decisions && !isIn && !wasIn && !isDeclined
  // Of somebody who did not become a member the words that others said for her are of no more use either.
  const vouches = useLive((rows) => rows.keys('vouch', 'about', { equals: member }), [member])
  const entities = isIn || wasIn ? [row.id] : [row.id, ...(vouches ?? [])]
  const erasing = useErase({ title: name, entities, onErased: onClose, children: <p>{t(a.eraseRequest)}</p> })
  const more =
    isUndecided || erasing.items.length === 0 ? null : (
      <Menu
        label={t(a.requestMore)}
        trigger={<IconButton icon={Ellipsis} label={t(a.requestMore)} />}
        items={erasing.items}
      />
    )
  return (
    <Inspector title={name} kind={t(a.request)} onClose={onClose} actions={more}>
      {erasing.dialog}
      <header className="v-request-head">
        <Avatar name={name} seed={profileOf(member)} size={64} />
        <div className="v-request-words">
          <h2 className="v-request-title">{name}</h2>
          <p className="v-caption" title={exactAt(i18n, row.createdAt)}>
            {t(a.broughtBy, { who: who(row.createdBy), when: formatAt(i18n, row.createdAt) })}
          </p>
          {row.updatedAt > row.createdAt ? (
            <p className="v-caption" title={exactAt(i18n, row.updatedAt)}>
              {t(a.changedBy, { who: who(row.updatedBy), when: formatAt(i18n, row.updatedAt) })}
            </p>
          ) : null}
          {isIn ? <Link href={`/people/${profileOf(member)}`}>{t(a.toRecord, { name })}</Link> : null}
        </div>
      </header>
      <p className="v-door-held-text">{intro || <span className="v-quiet">{t(a.noIntro)}</span>}</p>
      {answers.length > 0 ? (
        <Section title={t(a.answers)}>
          <Answers answers={answers} />
        </Section>
      ) : null}
      <Vouches about={member} name={name} />
      {isUndecided ? mayDecide ? <Decide row={row} /> : <p className="v-quiet">{t(a.onlyAmbassadors)}</p> : null}
      {decisions && decisions.length > 0 ? (
        <Section title={t(a.history)}>
          <ol className="v-decisions">
            {decisions.map((decision, index) => (
              <DecisionItem
                key={decision.id}
                decision={decision}
                mayReopen={index === 0 && isDeclined && mayDecide && !isIn && !wasIn}
              />
            ))}
          </ol>
        </Section>
      ) : null}
    </Inspector>
  )
}
