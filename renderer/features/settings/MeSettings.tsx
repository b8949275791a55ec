import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { messages as m } from './messages.ts'

export const MeSettings = () => {
  const { t } = useI18n()
  const { me } = useSession()
  const act = useAct()
  const own = memberEntityId(me, member.type)
  const profile = useLive((rows) => rows.get('member', own), [own])
  return (
    <Section title={t(m.me)}>
      <div className="v-settings-field">
        <TextField
          label={t(m.myName)}
          description={t(m.myNameNote)}
          value={profile?.name ?? ''}
          maxLength={120}
          onCommit={(name) => {
            if (name.trim()) void act('updateMember', { id: own, values: { name: name.trim() } }, t(m.nameSaved))
          }}
        />
      </div>
      <p>
        <Link href={`/people/${own}`}>{t(m.myIntroduction)}</Link>
      </p>
      <p>
        <Link href="/devices">{t(m.myLaptops)}</Link>
      </p>
      <p>
        <Link href="/privacy">{t(m.privacy)}</Link>
      </p>
    </Section>
  )
}
