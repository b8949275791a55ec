import { Check } from 'lucide-react'
import { useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { nextSteps, StepName } from '../../../shared/queries/nextSteps.ts'
import { KeepersDialog } from '../../store/duties/KeepersDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { type Message, useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { messages } from './messages.ts'

type Steps = NonNullable<ReturnType<typeof nextSteps>>

const words: Readonly<Record<StepName, { readonly title: Message; readonly text: Message }>> = {
  introduce: { title: messages.introduce, text: messages.introduceText },
  sheet: { title: messages.sheet, text: messages.sheetText },
  invite: { title: messages.invite, text: messages.inviteText },
  plan: { title: messages.plan, text: messages.planText },
  keepers: { title: messages.keepers, text: messages.keepersText },
}

interface FirstStepsProps {
  readonly steps: Steps
  readonly own: EntityId
  /** She does not want further keepers recommended. */
  readonly onDismissKeepers: () => void
}

/** Steps that tick themselves off; gone once all are done. */
export const FirstSteps = ({ steps, own, onDismissKeepers }: FirstStepsProps) => {
  const { t } = useI18n()
  const [isChoosing, setChoosing] = useState(false)
  const done = steps.filter((step) => step.done).length
  const href = { introduce: `/people/${own}`, sheet: '/devices', invite: '/invite', plan: '/events?new=1' } as const
  const titleOf = (step: StepName) =>
    step === 'keepers' ? (
      <Button variant="plain" className="v-first-link" onPress={() => setChoosing(true)}>
        {t(words[step].title)}
      </Button>
    ) : (
      <Link href={href[step]}>{t(words[step].title)}</Link>
    )
  return (
    <Section
      title={t(messages.firstSteps)}
      className="v-first"
      actions={<span className="v-caption">{t(messages.stepsDone, { done, all: steps.length })}</span>}
    >
      <ol className="v-first-list">
        {steps.map(({ step, done: isDone }) => (
          <li key={step} className={cx('v-first-step', isDone && 'v-first-done', step === 'keepers' && 'v-first-wide')}>
            <span className="v-first-tick">
              {isDone ? <Check size={14} strokeWidth={3} aria-hidden /> : null}
              {isDone ? <span className="v-hidden">{t(messages.stepDone)}</span> : null}
            </span>
            <span className="v-first-words">
              {isDone ? <span>{t(words[step].title)}</span> : titleOf(step)}
              {isDone ? null : <span className="v-first-text">{t(words[step].text)}</span>}
              {step === 'keepers' && !isDone ? (
                <Button variant="plain" size="small" className="v-first-later" onPress={onDismissKeepers}>
                  {t(messages.keepersLater)}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      <KeepersDialog isOpen={isChoosing} onClose={() => setChoosing(false)} />
    </Section>
  )
}
