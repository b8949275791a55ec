import { useState } from 'react'
import { useI18n } from '../../ui/i18n.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { m } from './messages.ts'
import { type Gift, type Taking, useTrustActs } from './useTrustActs.ts'

/** What every dialog that gives or takes has: the field for why, and the act, which closes the dialog when it worked. */
export const useDecision = (onClose: () => void) => {
  const { t } = useI18n()
  const { act } = useTrustActs()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const decide = async (gifts: readonly Gift[], takings: readonly Taking[], said: string): Promise<void> => {
    setBusy(true)
    const isDone = await act(gifts, takings, reason.trim(), said)
    setBusy(false)
    if (isDone) onClose()
  }
  const why = (
    <TextArea
      label={t(m.reason)}
      description={t(m.reasonNote)}
      value={reason}
      onChange={setReason}
      rows={2}
      maxLength={500}
    />
  )
  return { decide, isBusy, why }
}
