import type { ReactNode } from 'react'
import type { NetworkEntry } from '../../store/api.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { FindInvitation, type FindInvitationProps } from './FindInvitation.tsx'
import { Joining, type JoiningProps } from './Joining.tsx'
import { r } from './returnMessages.ts'
import type { Entering } from './useEntering.ts'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** What the ways back to one's own network are given. */
export interface ReturnScreenProps {
  /** What the app was opened with; '' when there is none yet. */
  readonly link: string
  readonly networks: readonly NetworkEntry[]
  readonly onEnter: (entry: NetworkEntry) => void
  readonly onBack: () => void
}

interface ReturningProps
  extends Pick<FindInvitationProps, 'error'>,
    Required<Pick<FindInvitationProps, 'words'>>,
    Pick<JoiningProps, 'onRetry'>,
    Required<Pick<JoiningProps, 'other'>> {
  readonly entering: Entering
  /** '' where the link does not say. */
  readonly network: string
  readonly onBack: () => void
  /** In place of how far it is. */
  readonly asks?: ReactNode
  /** What is asked before it begins; null while nothing that leads in has been found. */
  readonly children: ReactNode
}

/** Back to one's own network: what leads there is found, something is asked, and all comes. */
export const Returning = ({
  entering: { text, setText, state, stop, other: onOther },
  network,
  words,
  error,
  onRetry,
  other,
  onBack,
  asks,
  children,
}: ReturningProps) => {
  const { t } = useI18n()
  return (
    <WelcomeFrame onBack={state && state.step !== 'failed' ? undefined : onBack}>
      {asks ??
        (state ? (
          <Joining
            network={network || t(r.yours)}
            state={state}
            onCancel={stop}
            onRetry={onRetry}
            onOther={onOther}
            other={other}
          />
        ) : (
          (children ?? <FindInvitation words={words} text={text} onText={setText} error={error} />)
        ))}
    </WelcomeFrame>
  )
}
