import { DoorClosed, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { profileOf } from '../../store/duties/names.ts'
import { useSession } from '../../store/hooks.tsx'
import type { HeldApplication } from '../../store/trust.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { Section } from '../../ui/Section.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { a } from './admissionMessages.ts'

/** Here somebody decides only whether the members should see it at all. */
export const AtDoor = ({ held }: { readonly held: readonly HeldApplication[] }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [leaving, setLeaving] = useState<HeldApplication | null>(null)
  const takeIn = async ({ member, name }: HeldApplication) => {
    const done = await session.ask('takeIn', { member })
    toasts.show(done.ok ? { text: t(a.takenIn, { name }) } : { text: problemText(i18n, done.error), tone: 'bad' })
  }
  const sendAway = async ({ member }: HeldApplication) => {
    setLeaving(null)
    const done = await session.ask('sendAway', { member })
    if (!done.ok) toasts.show({ text: problemText(i18n, done.error), tone: 'bad' })
  }
  return (
    <Section title={t(a.atDoor)} count={held.length}>
      <p className="v-quiet v-prose">{t(a.atDoorText)}</p>
      <ul className="v-at-door">
        {held.map((one) => (
          <li key={one.member} className="v-door-held">
            <header className="v-door-held-head">
              <Avatar name={one.name} seed={profileOf(one.member)} size={28} />
              <h3 className="v-request-name v-truncate">{one.name}</h3>
              <span className="v-caption" title={exactAt(i18n, one.at)}>
                {t(a.knocked, { when: formatAt(i18n, one.at) })}
              </span>
            </header>
            {one.intro ? <p className="v-door-held-text">{one.intro}</p> : null}
            {one.answers.length > 0 ? (
              <dl className="v-answers">
                {one.answers.map(({ question, answer }) => (
                  <div key={question}>
                    <dt>{question}</dt>
                    <dd>{answer}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
            <div className="v-row">
              <Button
                size="small"
                icon={UserPlus}
                aria-label={t(a.takeInNamed, { name: one.name })}
                onPress={() => void takeIn(one)}
              >
                {t(a.takeIn)}
              </Button>
              <Button
                size="small"
                variant="plain"
                icon={DoorClosed}
                aria-label={t(a.sendAwayNamed, { name: one.name })}
                onPress={() => setLeaving(one)}
              >
                {t(a.sendAway)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {leaving ? (
        <Dialog
          title={t(a.sendAwayTitle, { name: leaving.name })}
          isOpen
          onClose={() => setLeaving(null)}
          size="small"
          actions={
            <>
              <Button variant="plain" onPress={() => setLeaving(null)}>
                {t(a.cancel)}
              </Button>
              <Button variant="danger" onPress={() => void sendAway(leaving)}>
                {t(a.sendAway)}
              </Button>
            </>
          }
        >
          <p>{t(a.sendAwayText, { name: leaving.name })}</p>
        </Dialog>
      ) : null}
    </Section>
  )
}
