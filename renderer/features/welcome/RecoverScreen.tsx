import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import { isNetOf, readSheet } from '../../../shared/roster/recovery.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useTitle } from '../../ui/useTitle.ts'
import { FindInvitation } from './FindInvitation.tsx'
import { Joining } from './Joining.tsx'
import { r } from './returnMessages.ts'
import { useEntering } from './useEntering.ts'
import { WelcomeFrame } from './WelcomeFrame.tsx'

export type Recover = (
  sheet: string,
  onState: (state: JoinState) => void,
  signal: AbortSignal,
) => Promise<Result<NetworkEntry>>

/** Back into one's network on a bare machine: the words or the code of a sheet of paper. */
export const RecoverScreen = ({
  link,
  networks,
  recover,
  onEnter,
  onBack,
}: {
  /** What the app was opened with; '' when there is none yet. */
  readonly link: string
  readonly networks: readonly NetworkEntry[]
  readonly recover: Recover
  readonly onEnter: (entry: NetworkEntry) => void
  readonly onBack: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const [text, setText] = useState(link)
  const { state, start, stop } = useEntering(onEnter)
  useTitle(t(r.recoverTitle))
  useEffect(() => setText(link), [link])
  const read = text.trim() ? readSheet(text) : null
  // While everything comes, the list gains this very network.
  const mine = read?.ok && !state ? networks.find(({ net }) => isNetOf(read.value, net)) : undefined
  const error = mine
    ? problemText(i18n, { code: 'sheet.alreadyHere', params: { network: mine.name } })
    : read && !read.ok
      ? problemText(i18n, read.error)
      : ''
  const begin = () => start((onState, signal) => recover(text, onState, signal))
  const other = () => {
    stop()
    setText('')
  }
  return (
    <WelcomeFrame onBack={state && state.step !== 'failed' ? undefined : onBack}>
      {state ? (
        <Joining
          network={(read?.ok && read.value.network) || t(r.yours)}
          state={state}
          onCancel={stop}
          onRetry={begin}
          onOther={other}
        />
      ) : read?.ok && !mine ? (
        <div className="v-welcome-form">
          <h1>{read.value.network || t(r.recoverTitle)}</h1>
          <p>{t(r.recoverWaits)}</p>
          <div className="v-row">
            <Button variant="primary" onPress={() => void begin()} autoFocus>
              {t(r.recover)}
            </Button>
          </div>
        </div>
      ) : (
        <FindInvitation
          words={{ title: t(r.recoverTitle), paste: t(r.recoverPaste), hint: t(r.recoverHint) }}
          text={text}
          onText={setText}
          error={error}
        />
      )}
    </WelcomeFrame>
  )
}
