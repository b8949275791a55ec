import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import { parseDeviceLink } from '../../../shared/roster/deviceLink.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { SameWords } from '../../ui/SameWords.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { FindInvitation } from './FindInvitation.tsx'
import { Joining } from './Joining.tsx'
import { r } from './returnMessages.ts'
import { useEntering } from './useEntering.ts'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** Makes this machine a second laptop of somebody; `confirm` asks whether both show the same words. */
export type LinkLaptop = (options: {
  readonly link: string
  /** What this laptop is called. */
  readonly name: string
  readonly onState: (state: JoinState) => void
  readonly confirm: (words: readonly string[]) => Promise<boolean>
  readonly signal: AbortSignal
}) => Promise<Result<NetworkEntry>>

interface Comparing {
  readonly words: readonly string[]
  readonly say: (same: boolean) => void
  readonly hasAgreed: boolean
}

/** One's own network, on another laptop already: its code, four words compared, and everything comes. */
export const LinkScreen = ({
  link,
  networks,
  linkLaptop,
  onEnter,
  onBack,
}: {
  /** What the app was opened with; '' when there is none yet. */
  readonly link: string
  readonly networks: readonly NetworkEntry[]
  readonly linkLaptop: LinkLaptop
  readonly onEnter: (entry: NetworkEntry) => void
  readonly onBack: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const [text, setText] = useState(link)
  const [name, setName] = useState('')
  const [comparing, setComparing] = useState<Comparing>()
  const { state, start, stop } = useEntering(onEnter)
  useTitle(t(r.linkTitle))
  useEffect(() => setText(link), [link])
  // While everything comes, the list gains this very network.
  const here = state ? [] : networks.map(({ net }) => net)
  const parsed = text.trim() ? parseDeviceLink(text, Date.now(), here) : null
  const begin = () =>
    start((onState, signal) =>
      linkLaptop({
        link: text,
        name: name.trim(),
        onState,
        signal,
        confirm: (words) =>
          new Promise((resolve) => {
            const say = (same: boolean) => {
              if (same) setComparing({ words, say, hasAgreed: true })
              else setComparing(undefined)
              resolve(same)
            }
            setComparing({ words, say, hasAgreed: false })
          }),
      }),
    )
  const other = () => {
    setComparing(undefined)
    stop()
    setText('')
  }
  const isComparing = comparing !== undefined && (state?.step === 'looking' || state?.step === 'found')
  return (
    <WelcomeFrame onBack={state && state.step !== 'failed' ? undefined : onBack}>
      {isComparing ? (
        <div className="v-welcome-form" aria-live="polite">
          <h1>{t(r.compareTitle)}</h1>
          <p>{t(r.compareLead)}</p>
          <SameWords words={comparing.words} />
          {comparing.hasAgreed ? (
            <p className="v-quiet">{t(r.waits)}</p>
          ) : (
            <div className="v-row">
              <Button variant="primary" onPress={() => comparing.say(true)} autoFocus>
                {t(r.same)}
              </Button>
              <Button onPress={() => comparing.say(false)}>{t(r.different)}</Button>
            </div>
          )}
        </div>
      ) : state ? (
        <Joining
          network={(parsed?.ok && parsed.value.network) || t(r.yours)}
          state={state}
          onCancel={stop}
          onRetry={begin}
          onOther={other}
        />
      ) : parsed?.ok ? (
        <form
          className="v-welcome-form"
          onSubmit={(event) => {
            event.preventDefault()
            void begin()
          }}
        >
          <h1>{parsed.value.network || t(r.yours)}</h1>
          <TextField
            label={t(r.laptopName)}
            description={t(r.laptopHint)}
            value={name}
            onChange={setName}
            maxLength={60}
            autoFocus
          />
          <div className="v-row">
            <Button variant="primary" type="submit">
              {t(r.begin)}
            </Button>
          </div>
        </form>
      ) : (
        <FindInvitation
          words={{ title: t(r.linkTitle), paste: t(r.linkPaste), hint: t(r.linkHint) }}
          text={text}
          onText={setText}
          error={parsed ? problemText(i18n, parsed.error) : ''}
        />
      )}
    </WelcomeFrame>
  )
}
