import { useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import { parseDeviceLink } from '../../../shared/roster/deviceLink.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { SameWords } from '../../ui/SameWords.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { Returning, type ReturnScreenProps } from './Returning.tsx'
import { r } from './returnMessages.ts'
import { useEntering } from './useEntering.ts'

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

/** After these the other laptop shows a new code; the old one leads nowhere. */
const spent: readonly string[] = ['deviceLink.differ', 'deviceLink.gone', 'deviceLink.expired']

/** One's own network, on another laptop already: its code, four words compared, and everything comes. */
export const LinkScreen = ({
  link,
  networks,
  linkLaptop,
  onEnter,
  onBack,
}: ReturnScreenProps & { readonly linkLaptop: LinkLaptop }) => {
  const i18n = useI18n()
  const { t } = i18n
  const [name, setName] = useState('')
  const [comparing, setComparing] = useState<Comparing>()
  const entering = useEntering(link, onEnter)
  const { text, state, start } = entering
  useTitle(t(r.linkTitle))
  // While everything comes, the list gains this very network.
  const here = state ? [] : networks.map(({ net }) => net)
  const parsed = text.trim() ? parseDeviceLink(text, Date.now(), here) : null
  const confirm = (words: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      const say = (same: boolean) => {
        setComparing(same ? { words, say, hasAgreed: true } : undefined)
        resolve(same)
      }
      setComparing({ words, say, hasAgreed: false })
    })
  const begin = () => {
    setComparing(undefined)
    void start((onState, signal) => linkLaptop({ link: text, name: name.trim(), onState, signal, confirm }))
  }
  const isComparing = state?.step === 'looking' || state?.step === 'found'
  const isSpent = state?.step === 'failed' && spent.includes(state.problem.code)
  return (
    <Returning
      entering={entering}
      network={parsed?.ok ? parsed.value.network : ''}
      words={{ title: t(r.linkTitle), paste: t(r.linkPaste), hint: t(r.linkHint) }}
      error={parsed && !parsed.ok ? problemText(i18n, parsed.error) : ''}
      onRetry={isSpent ? undefined : begin}
      other={t(isSpent ? r.again : r.otherCode)}
      onBack={onBack}
      asks={comparing && isComparing ? <Compare {...comparing} /> : undefined}
    >
      {parsed?.ok ? (
        <form
          className="v-welcome-form"
          onSubmit={(event) => {
            event.preventDefault()
            begin()
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
      ) : null}
    </Returning>
  )
}

const Compare = ({ words, say, hasAgreed }: Comparing) => {
  const { t } = useI18n()
  return (
    <div className="v-welcome-form" aria-live="polite">
      <h1>{t(r.compareTitle)}</h1>
      <p>{t(r.compareLead)}</p>
      <SameWords words={words} />
      {hasAgreed ? (
        <p className="v-quiet">{t(r.waits)}</p>
      ) : (
        <div className="v-row">
          <Button variant="primary" onPress={() => say(true)} autoFocus>
            {t(r.same)}
          </Button>
          <Button onPress={() => say(false)}>{t(r.different)}</Button>
        </div>
      )}
    </div>
  )
}
