import type { Result } from '../../../shared/lib/result.ts'
import { isNetOf, readSheet } from '../../../shared/roster/recovery.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useTitle } from '../../ui/useTitle.ts'
import { Returning, type ReturnScreenProps } from './Returning.tsx'
import { r } from './returnMessages.ts'
import { useEntering } from './useEntering.ts'

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
}: ReturnScreenProps & { readonly recover: Recover }) => {
  const i18n = useI18n()
  const { t } = i18n
  const entering = useEntering(link, onEnter)
  const { text, state, start } = entering
  useTitle(t(r.recoverTitle))
  const read = text.trim() ? readSheet(text) : null
  // While everything comes, the list gains this very network.
  const mine = read?.ok && !state ? networks.find(({ net }) => isNetOf(read.value, net)) : undefined
  const error = mine
    ? problemText(i18n, { code: 'sheet.alreadyHere', params: { network: mine.name } })
    : read && !read.ok
      ? problemText(i18n, read.error)
      : ''
  const begin = () => void start((onState, signal) => recover(text, onState, signal))
  return (
    <Returning
      entering={entering}
      network={read?.ok ? read.value.network : ''}
      words={{ title: t(r.recoverTitle), paste: t(r.recoverPaste), hint: t(r.recoverHint) }}
      error={error}
      onRetry={begin}
      other={t(r.otherSheet)}
      onBack={onBack}
    >
      {read?.ok && !mine ? (
        <div className="v-welcome-form">
          <h1>{read.value.network || t(r.recoverTitle)}</h1>
          <p>{t(r.recoverWaits)}</p>
          <div className="v-row">
            <Button variant="primary" onPress={begin} autoFocus>
              {t(r.recover)}
            </Button>
          </div>
        </div>
      ) : null}
    </Returning>
  )
}
