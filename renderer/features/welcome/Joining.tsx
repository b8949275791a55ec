import { Check, Circle, LoaderCircle } from 'lucide-react'
import type { JoinState } from '../../store/api.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { problemText } from '../../ui/problems.ts'
import { joinMessages as m } from './joinMessages.ts'
import { StillLooking } from './StillLooking.tsx'

export interface JoiningProps {
  readonly network: string
  readonly state: JoinState
  readonly onCancel: () => void
  /** Absent where the same link will not do a second time. */
  readonly onRetry?: (() => void) | undefined
  readonly onOther: () => void
  /** "Another invitation" unless told. */
  readonly other?: string
}

const order = { looking: 0, found: 1, receiving: 2, done: 3, failed: -1 } as const

/** Three steps, the present one in words. */
export const Joining = ({ network, state, onCancel, onRetry, onOther, other }: JoiningProps) => {
  const i18n = useI18n()
  const { t } = i18n
  if (state.step === 'failed')
    return (
      <div className="v-welcome-form" role="alert">
        <h1>{t(m.joining, { network })}</h1>
        <p>{problemText(i18n, state.problem)}</p>
        <div className="v-row">
          {onRetry ? (
            <Button variant="primary" onPress={onRetry} autoFocus>
              {t(m.tryAgain)}
            </Button>
          ) : null}
          <Button variant={onRetry ? 'plain' : 'primary'} onPress={onOther} autoFocus={!onRetry}>
            {other ?? t(m.other)}
          </Button>
        </div>
      </div>
    )
  const at = order[state.step]
  const steps = [
    t(m.looking),
    state.step === 'found' && state.name ? t(m.foundBy, { name: state.name }) : t(m.found),
    t(m.receiving),
  ]
  return (
    <div className="v-welcome-form">
      <h1>{t(m.joining, { network })}</h1>
      <ol className="v-steps" aria-live="polite">
        {steps.map((text, index) => {
          const Icon = index < at ? Check : index === at ? LoaderCircle : Circle
          return (
            <li
              key={text}
              className={cx('v-step', index < at && 'v-step-done', index === at && 'v-step-now')}
              aria-current={index === at ? 'step' : undefined}
            >
              <Icon size={16} aria-hidden />
              <span>{text}</span>
            </li>
          )
        })}
      </ol>
      {state.step === 'looking' ? (
        <>
          <p className="v-quiet">{state.heard ? problemText(i18n, state.heard) : t(m.lookingText)}</p>
          {state.heard ? null : <StillLooking />}
        </>
      ) : null}
      {state.step === 'receiving' ? (
        <ProgressBar label={t(m.receiving)} value={state.progress.done} max={state.progress.total} />
      ) : null}
      <div className="v-row">
        <Button onPress={onCancel}>{t(m.cancel)}</Button>
      </div>
    </div>
  )
}
