import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { type MyApplication, openApplication, withdrawApplication } from '../../store/applications.ts'
import { Answers } from '../../ui/Answers.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { applyMessages as m } from './applyMessages.ts'
import { StillLooking } from './StillLooking.tsx'

/** How it stands, what was written, and what can be done about it. */
export const ApplicationWaits = ({
  application,
  onChange,
  onGone,
}: {
  readonly application: MyApplication
  readonly onChange: () => void
  readonly onGone: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const toasts = useToasts()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const { net, network, state, stage, refused, heardAt, written, reason, name, intro, answers } = application
  const isDeclined = state === 'declined'
  const when = formatAt(i18n, heardAt)
  const withdraw = async (isAnew: boolean) => {
    setWithdrawing(false)
    const gone = await withdrawApplication(net)
    // Anew: with other keys, so that it is another request and not the one that was declined.
    const done = gone.ok && isAnew ? await openApplication(application) : gone
    if (!done.ok) toasts.show({ text: problemText(i18n, done.error), tone: 'bad' })
    else if (!isAnew) onGone()
  }
  return (
    <div className="v-welcome-form">
      <header className="v-welcome-head">
        <h1>{t(isDeclined ? m.declinedTitle : m.waitingTitle, { network })}</h1>
        <p aria-live="polite">
          {isDeclined
            ? t(reason ? m.declinedText : m.declinedNoReason)
            : refused
              ? problemText(i18n, { code: refused })
              : stage === null
                ? t(m.nobodyYet)
                : t(stage === 'held' ? m.held : m.openToAll, { when })}
        </p>
      </header>
      {isDeclined && reason ? <blockquote className="v-apply-reason">{reason}</blockquote> : null}
      {!isDeclined && !refused && stage === null ? <StillLooking /> : null}
      <section className="v-apply-written">
        <h2>{t(m.youWrote)}</h2>
        <Answers answers={[{ question: name, answer: intro }, ...answers]} />
        <p className="v-caption">{t(m.sentOn, { when: formatAt(i18n, written) })}</p>
      </section>
      <div className="v-row">
        {isDeclined ? (
          <>
            <Button onPress={() => void withdraw(true)}>{t(m.anew)}</Button>
            <Button variant="plain" onPress={() => void withdraw(false)}>
              {t(m.forget)}
            </Button>
          </>
        ) : (
          <>
            <Button icon={Pencil} onPress={onChange}>
              {t(m.edit)}
            </Button>
            <Button variant="plain" onPress={() => setWithdrawing(true)}>
              {t(m.withdraw)}
            </Button>
          </>
        )}
      </div>
      <Dialog
        title={t(m.withdrawTitle)}
        isOpen={isWithdrawing}
        onClose={() => setWithdrawing(false)}
        size="small"
        actions={
          <>
            <Button variant="plain" onPress={() => setWithdrawing(false)}>
              {t(m.keep)}
            </Button>
            <Button variant="danger" onPress={() => void withdraw(false)}>
              {t(m.withdraw)}
            </Button>
          </>
        }
      >
        <p>{t(m.withdrawText, { network })}</p>
      </Dialog>
    </div>
  )
}
