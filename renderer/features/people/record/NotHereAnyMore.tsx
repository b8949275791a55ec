import { UserRoundX } from 'lucide-react'
import type { MemberId } from '../../../../shared/model/ids.ts'
import { m as words } from '../../../store/duties/messages.ts'
import { useMemberNames } from '../../../store/duties/names.ts'
import { useRevocations } from '../../../store/duties/useAsked.ts'
import { useTrustActs } from '../../../store/duties/useTrustActs.ts'
import type { Revocation } from '../../../store/trust.ts'
import { Button } from '../../../ui/Button.tsx'
import { exactAt, formatAt } from '../../../ui/dates.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { s } from './standingMessages.ts'

/** The decision that ended somebody's membership and still holds; undefined where it fell with another's. */
export const endingOf = (revocations: readonly Revocation[], member: MemberId): Revocation | undefined =>
  revocations
    .filter(({ aim, undone }) => !undone && aim.by === 'member' && aim.member === member && aim.role === undefined)
    .sort((a, b) => b.at - a.at)[0]

/** Who ended it, when and why; the way back for who may. */
export const Ending = ({ member, name }: { readonly member: MemberId; readonly name: string }) => {
  const i18n = useI18n()
  const { t } = i18n
  const revocations = useRevocations()
  const ending = endingOf(revocations ?? [], member)
  const { nameOf, isMe } = useMemberNames([ending?.by ?? ''])
  const { bringBack } = useTrustActs()
  if (!revocations) return null
  const when = ending ? formatAt(i18n, ending.at) : ''
  return (
    <>
      <span className="v-ending-why" title={ending && exactAt(i18n, ending.at)}>
        {ending
          ? isMe(ending.by)
            ? t(s.decidedByYou, { when })
            : t(s.decidedBy, { by: nameOf(ending.by), when })
          : t(s.fellWith)}
        {ending?.reason ? `: ${t(s.because, { reason: ending.reason })}` : ''}
      </span>
      {ending?.mayUndo ? (
        <Button
          size="small"
          aria-label={t(s.bringBackName, { name })}
          onPress={() => void bringBack(ending.id, t(words.broughtBack, { name }))}
        >
          {t(s.bringBack)}
        </Button>
      ) : null}
    </>
  )
}

/** At the head of the record of somebody who belonged once. */
export const NotHereAnyMore = ({ member, name }: { readonly member: MemberId; readonly name: string }) => {
  const { t } = useI18n()
  return (
    <div className="v-ended">
      <UserRoundX size={16} aria-hidden />
      <span className="v-ended-words">
        <strong>{t(s.notAnyMore)}</strong>
        <Ending member={member} name={name} />
      </span>
    </div>
  )
}
