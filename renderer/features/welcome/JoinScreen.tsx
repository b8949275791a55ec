import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import { parseApplyLink } from '../../../shared/roster/apply.ts'
import { parseInvitation } from '../../../shared/roster/invitation.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'
import { addressOf } from '../../store/applications.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useTitle } from '../../ui/useTitle.ts'
import { ConfirmJoin } from './ConfirmJoin.tsx'
import { FindInvitation } from './FindInvitation.tsx'
import { Joining } from './Joining.tsx'
import { joinMessages as m } from './joinMessages.ts'
import { useEntering } from './useEntering.ts'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** Knocks at the door: tells how far it is until it resolves. */
export type Join = (
  link: string,
  name: string,
  onState: (state: JoinState) => void,
  signal: AbortSignal,
) => Promise<Result<NetworkEntry>>

export interface JoinScreenProps {
  /** An invitation that the app was opened with; '' when there is none yet. */
  readonly link: string
  /** Networks on this machine: an invitation to one of them opens it instead. */
  readonly networks: readonly NetworkEntry[]
  readonly join: Join
  readonly onEnter: (entry: NetworkEntry) => void
  /** What was pasted is the address for applying: its payload. */
  readonly onApply: (payload: string) => void
  /** It is for one's own second laptop, or from a recovery sheet: the text as pasted. */
  readonly onReturn: (way: 'link' | 'recover', text: string) => void
  readonly onBack: () => void
}

/** Links of the other two kinds; the words of a sheet are typed where they are asked for. */
const wayBack = (text: string): 'link' | 'recover' | null =>
  /vmeste:\/*recover\//i.test(text) ? 'recover' : /vmeste:\/*link\//i.test(text) ? 'link' : null

/** An invitation, one's name, and in. */
export const JoinScreen = ({ link, networks, join, onEnter, onApply, onReturn, onBack }: JoinScreenProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const [name, setName] = useState('')
  const { text, setText, state, start: begin, stop, other } = useEntering(link, onEnter)
  useTitle(t(m.title))

  const parsed = text.trim() ? parseInvitation(text, Date.now()) : null
  // While joining, the list gains this very network: it is opened when all of it is here.
  const mine = parsed?.ok && !state ? networks.find((each) => each.net === parsed.value.net) : undefined

  const application = parsed && !parsed.ok ? parseApplyLink(text) : null
  const payload = application?.ok ? addressOf(application.value) : ''
  const way = parsed && !parsed.ok && !payload ? wayBack(text) : null
  const goThere = useRef({ onApply, onReturn })
  goThere.current = { onApply, onReturn }
  useEffect(() => {
    if (payload) goThere.current.onApply(payload)
    else if (way) goThere.current.onReturn(way, text)
  }, [payload, way, text])

  const start = () => begin((onState, signal) => join(text, name.trim(), onState, signal))

  return (
    <WelcomeFrame onBack={state && state.step !== 'failed' ? undefined : parsed?.ok && !link ? other : onBack}>
      {mine ? (
        <div className="v-welcome-form">
          <h1>{mine.name}</h1>
          <p>{problemText(i18n, { code: 'invitation.alreadyMember', params: { network: mine.name } })}</p>
          <div className="v-row">
            <Button variant="primary" onPress={() => onEnter(mine)} autoFocus>
              {t(m.open, { network: mine.name })}
            </Button>
            <Button variant="plain" onPress={other}>
              {t(m.other)}
            </Button>
          </div>
        </div>
      ) : parsed?.ok && state ? (
        <Joining network={parsed.value.network} state={state} onCancel={stop} onRetry={start} onOther={other} />
      ) : parsed?.ok ? (
        <ConfirmJoin invitation={parsed.value} name={name} onName={setName} onJoin={start} onOther={other} />
      ) : (
        <FindInvitation text={text} onText={setText} error={parsed ? problemText(i18n, parsed.error) : ''} />
      )}
    </WelcomeFrame>
  )
}
