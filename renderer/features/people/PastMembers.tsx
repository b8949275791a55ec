import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { profileOf, useMemberNames } from '../../store/duties/names.ts'
import { useRevocations } from '../../store/duties/useAsked.ts'
import { usePastMembers } from '../../store/hooks.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Ending, endingOf } from './record/NotHereAnyMore.tsx'
import { s } from './record/standingMessages.ts'

const STEP = 100

/** Who belonged and does not any more, the latest first. */
export const PastMembers = () => {
  const { t } = useI18n()
  const past = usePastMembers()
  const revocations = useRevocations()
  const [shown, setShown] = useState(STEP)
  const endedAt = (member: string) => endingOf(revocations ?? [], member)?.at ?? 0
  const sorted = [...(past ?? [])].sort((a, b) => endedAt(b.member) - endedAt(a.member)).slice(0, shown)
  const { nameOf } = useMemberNames(sorted.map(({ member }) => member))
  if (!past) return null
  if (past.length === 0)
    return (
      <EmptyState icon={UserRoundX} title={t(s.nobodyLeft)}>
        {t(s.nobodyLeftText)}
      </EmptyState>
    )
  return (
    <div className="v-past">
      <ul>
        {sorted.map(({ member, name }) => (
          <li key={member} className="v-past-line">
            <Avatar name={nameOf(member)} seed={profileOf(member)} />
            <span className="v-past-words">
              <Link href={`/people/${profileOf(member)}?past=1`}>{nameOf(member) || name}</Link>
              <Ending member={member} name={nameOf(member)} />
            </span>
          </li>
        ))}
      </ul>
      {past.length > shown ? (
        <Button variant="plain" onPress={() => setShown(shown + STEP)}>
          {t(s.showEarlier)}
        </Button>
      ) : null}
    </div>
  )
}
