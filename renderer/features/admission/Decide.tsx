import { UserCheck } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ApplicationRow } from '../../../shared/model/application.ts'
import { useSession } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { Section } from '../../ui/Section.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { a } from './admissionMessages.ts'

const MAX_REASON = 500

/** Ambassadors and up: taken in, or declined with a word that the person will read. */
export const Decide = ({ row: { id, name } }: { readonly row: ApplicationRow }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const toasts = useToasts()
  const [reason, setReason] = useState('')
  const [needsReason, setNeedsReason] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const decide = async (admit: boolean) => {
    if (isBusy) return
    if (!admit && !reason.trim()) return setNeedsReason(true)
    setBusy(true)
    const inspector = box.current?.closest<HTMLElement>('.v-inspector')
    const done = await session.ask('decide', { application: id, admit, reason: reason.trim() })
    setBusy(false)
    if (!done.ok) toasts.show({ text: problemText(i18n, done.error), tone: 'bad' })
    else {
      toasts.show({ text: t(admit ? a.admittedToast : a.declinedToast, { name }) })
      // The buttons are gone now: what was decided stands where the eye and the keyboard are.
      inspector?.focus()
    }
  }
  return (
    <Section title={t(a.decide)}>
      <TextArea
        label={t(a.reason)}
        description={t(a.reasonHint, { name })}
        value={reason}
        onChange={(next) => {
          setReason(next)
          setNeedsReason(false)
        }}
        maxLength={MAX_REASON}
        rows={2}
        error={needsReason ? t(a.reasonMissing, { name }) : undefined}
      />
      <div className="v-row" ref={box}>
        <Button variant="primary" icon={UserCheck} isDisabled={isBusy} onPress={() => void decide(true)}>
          {t(a.admit)}
        </Button>
        <Button isDisabled={isBusy} onPress={() => void decide(false)}>
          {t(a.decline)}
        </Button>
      </div>
      <p className="v-caption">{t(a.admitNote, { name })}</p>
    </Section>
  )
}
