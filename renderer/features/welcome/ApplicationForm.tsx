import { type FormEvent, useEffect, useRef, useState } from 'react'
import { MAX_ANSWER } from '../../../shared/model/application.ts'
import { MAX_INTRO } from '../../../shared/roster/apply.ts'
import { keepDraft, type MyApplication, sendApplication } from '../../store/applications.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { applyMessages as m } from './applyMessages.ts'

/** What is typed is kept this often, ms, and when the form goes away. */
const KEEP_EVERY = 800
/** From here on the field says how much still fits. */
const NEAR_THE_END = 200

/** Name, introduction, and the network's own questions as soon as they are known. */
export const ApplicationForm = ({
  application,
  onSent,
  onCancel,
}: {
  readonly application: MyApplication
  readonly onSent: () => void
  readonly onCancel?: (() => void) | undefined
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const toasts = useToasts()
  const { net, network, questions, state } = application
  const [name, setName] = useState(application.name)
  const [intro, setIntro] = useState(application.intro)
  const [byQuestion, setByQuestion] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(application.answers.map(({ question, answer }) => [question, answer])),
  )
  const [wasTried, setTried] = useState(false)
  const asked = questions ?? []
  const words = { name, intro, answers: asked.map((question) => ({ question, answer: byQuestion[question] ?? '' })) }

  const latest = useRef(words)
  latest.current = words
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the words is kept a moment later
  useEffect(() => {
    const timer = setTimeout(() => void keepDraft(net, latest.current), KEEP_EVERY)
    return () => clearTimeout(timer)
  }, [net, name, intro, byQuestion])
  useEffect(() => () => void keepDraft(net, latest.current), [net])

  const left = (text: string, max: number) =>
    text.length > max - NEAR_THE_END ? t(m.left, { n: max - text.length }) : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim() || words.answers.some(({ answer }) => !answer.trim())) return
    const sent = await sendApplication(net, words)
    if (sent.ok) onSent()
    else toasts.show({ text: problemText(i18n, sent.error), tone: 'bad' })
  }
  return (
    <form className="v-welcome-form" onSubmit={submit} noValidate>
      <header className="v-join-head">
        <p>{t(m.askTo)}</p>
        <h1>{network}</h1>
        <p className="v-quiet">{t(m.lead)}</p>
      </header>
      {state === 'asked' ? (
        <p className="v-apply-note" role="status">
          {t(m.owes, { network })}
        </p>
      ) : null}
      <TextField
        label={t(m.name)}
        description={t(m.nameHint)}
        value={name}
        onChange={setName}
        maxLength={64}
        autoComplete="name"
        error={wasTried && !name.trim() ? t(m.required) : undefined}
        isRequired
        autoFocus={state === 'draft'}
      />
      <TextArea
        label={t(m.intro)}
        description={left(intro, MAX_INTRO) ?? t(m.introHint)}
        value={intro}
        onChange={setIntro}
        maxLength={MAX_INTRO}
        rows={5}
      />
      {asked.length > 0 ? (
        <section className="v-apply-questions" aria-label={t(m.questions, { network })}>
          <h2>{t(m.questions, { network })}</h2>
          {asked.map((question) => {
            const answer = byQuestion[question] ?? ''
            return (
              <TextArea
                key={question}
                label={question}
                description={left(answer, MAX_ANSWER)}
                value={answer}
                onChange={(next) => setByQuestion((was) => ({ ...was, [question]: next }))}
                maxLength={MAX_ANSWER}
                rows={3}
                error={wasTried && !answer.trim() ? t(m.answerMissing) : undefined}
                isRequired
              />
            )
          })}
        </section>
      ) : questions === null ? (
        <p className="v-quiet" role="status">
          {t(m.questionsLater, { network })}
        </p>
      ) : null}
      <section className="v-welcome-consent">
        <h2>{t(m.consentTitle)}</h2>
        <ul>
          <li>{t(m.consentMembers, { network })}</li>
          <li>{t(m.consentWhere)}</li>
          <li>{t(m.consentBack)}</li>
          <li>{t(m.consentSecret)}</li>
        </ul>
      </section>
      <div className="v-row">
        <Button variant="primary" type="submit">
          {t(application.written > 0 ? m.sendAgain : m.send)}
        </Button>
        {onCancel ? (
          <Button variant="plain" onPress={onCancel}>
            {t(m.cancel)}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
