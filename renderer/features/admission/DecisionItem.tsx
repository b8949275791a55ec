import { Undo2 } from 'lucide-react'
import { application } from '../../../shared/model/application.ts'
import type { DecisionRow } from '../../../shared/model/decision.ts'
import type { Role } from '../../../shared/model/defineEntity.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { useMemberNames } from '../../store/duties/names.ts'
import { roleName } from '../../store/duties/roleWords.ts'
import { useLive } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { a } from './admissionMessages.ts'

const isRole = (role: string): role is Role => Object.hasOwn(rankOf, role)

/** What was decided about whom, by whom, when, and in which words. */
export const DecisionItem = ({
  decision,
  mayReopen = false,
}: {
  readonly decision: DecisionRow
  /** A decline that may be taken back. */
  readonly mayReopen?: boolean
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const { id, about, verdict, reason, role, createdAt, createdBy } = decision
  const { nameOf, isMe } = useMemberNames([about as MemberId, createdBy])
  // Who was declined has no record: the request says the name.
  const applied = useLive(
    async (rows) =>
      about.length === 43 ? (await rows.get('application', memberEntityId(about, application.type)))?.name : undefined,
    [about],
  )
  const said = {
    verdict,
    about: applied ?? nameOf(about as MemberId),
    role: isRole(role) ? roleName(i18n, role) : role,
  }
  return (
    <li className="v-decision">
      <p className="v-decision-what">{t(a.verdict, said)}</p>
      {reason ? <p className="v-decision-why">{reason}</p> : null}
      <p className="v-caption" title={exactAt(i18n, createdAt)}>
        {t(a.byWhom, {
          who: isMe(createdBy) ? t(a.me) : nameOf(createdBy),
          when: formatAt(i18n, createdAt),
        })}
      </p>
      {mayReopen ? (
        <Button size="small" icon={Undo2} onPress={() => void act('removeEntities', { ids: [id] }, t(a.reopened))}>
          {t(a.takeBackDecline)}
        </Button>
      ) : null}
    </li>
  )
}
