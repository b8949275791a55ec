import { DoorClosed, Eye } from 'lucide-react'
import { useState } from 'react'
import { profileOf } from '../../store/duties/names.ts'
import { useSession } from '../../store/hooks.tsx'
import type { HeldApplication } from '../../store/trust.ts'
import { Answers } from '../../ui/Answers.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { Section } from '../../ui/Section.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { a } from './admissionMessages.ts'

/** The pressed button goes with its request: the keyboard goes on from the page. */
const leaveFocus = () => document.querySelector<HTMLElement>('[data-v-main]')?.focus({ preventScroll: true })

/** Here somebody decides only whether the members should see it at all. */
export const AtDoor = ({ held }: { readonly held: readonly HeldApplication[] }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [leaving, setLeaving] = useState<HeldApplication | null>(null)
  const takeIn = async ({ member, name }: HeldApplication) => {
    const done = await session.ask('takeIn', { member })
    if (done.ok) leaveFocus()
    toasts.show(done.ok ? { text: t(a.takenIn, { name }) } : { text: problemText(i18n, done.error), tone: 'bad' })
  }
  const sendAway = async ({ member }: HeldApplication) => {
    setLeaving(null)
    const done = await session.ask('sendAway', { member })
    if (done.ok) leaveFocus()
    else toasts.show({ text: problemText(i18n, done.error), tone: 'bad' })
  }
  return (
    <Section title={t(a.atDoor)} count={held.length}>
      <p className="v-quiet v-prose">{t(a.atDoorText)}</p>
      <ul className="v-at-door">
        {held.map((one) => (
          <HeldItem key={one.member} held={one} onTakeIn={() => void takeIn(one)} onSendAway={() => setLeaving(one)} />
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

/** Longer than this it is folded at first: twenty long ones would bury the page. */
const SHORT = 500

const HeldItem = ({
  held: { member, name, intro, answers, at },
  onTakeIn,
  onSendAway,
}: {
  readonly held: HeldApplication
  readonly onTakeIn: () => void
  readonly onSendAway: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const isLong = intro.length + answers.reduce((sum, { answer }) => sum + answer.length, 0) > SHORT
  const [isWhole, setWhole] = useState(false)
  const isFolded = isLong && !isWhole
  return (
    <li className="v-door-held">
      <header className="v-door-held-head">
        <Avatar name={name} seed={profileOf(member)} size={28} />
        <h3 className="v-request-name v-truncate">{name}</h3>
        <span className="v-caption" title={exactAt(i18n, at)}>
          {t(a.knocked, { when: formatAt(i18n, at) })}
        </span>
      </header>
      {intro ? <p className={cx('v-door-held-text', isFolded && 'v-door-held-short')}>{intro}</p> : null}
      {answers.length > 0 && !isFolded ? <Answers answers={answers} /> : null}
      <div className="v-row">
        <Button size="small" icon={Eye} aria-label={`${t(a.takeIn)}: ${name}`} onPress={onTakeIn}>
          {t(a.takeIn)}
        </Button>
        <Button
          size="small"
          variant="plain"
          icon={DoorClosed}
          aria-label={`${t(a.sendAway)}: ${name}`}
          onPress={onSendAway}
        >
          {t(a.sendAway)}
        </Button>
        {isLong ? (
          <Button size="small" variant="plain" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {t(isWhole ? a.readLess : a.readAll)}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
