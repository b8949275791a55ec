import type { Receipt } from '../../shared/replica/receipt.ts'
import type { Session } from '../store/api.ts'
import { tooEarlyText } from '../store/tooEarlyText.ts'
import type { I18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import type { useToasts } from '../ui/toasts.tsx'
import { messages } from './messages.ts'

/** Takes in what a `.vmeste` file holds; failures are said. Null when nothing came of it. */
export const bringBundle = async (
  session: Session,
  bytes: Uint8Array,
  i18n: I18n,
  toasts: ReturnType<typeof useToasts>,
): Promise<Receipt | null> => {
  const result = await session.importBundle(bytes)
  const waiting = result.ok ? tooEarlyText(i18n, result.value) : ''
  if (waiting !== '') toasts.show({ text: waiting, tone: 'bad' })
  if (result.ok && result.value.received > 0) return result.value
  if (result.ok && waiting !== '') return null
  if (result.ok) toasts.show({ text: i18n.t(messages.importedNothing) })
  else toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
  return null
}
