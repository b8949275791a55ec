import { useI18n } from '../../ui/i18n.tsx'
import { ScanCode } from '../../ui/ScanCode.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { joinMessages as m } from './joinMessages.ts'

export interface FindInvitationProps {
  /** What is being looked for, instead of an invitation. */
  readonly words?: { readonly title: string; readonly paste: string; readonly hint: string } | undefined
  /** What was pasted, opened or scanned. */
  readonly text: string
  readonly onText: (text: string) => void
  /** What is wrong with it. */
  readonly error: string
}

/** Paste, scan, or open a picture. */
export const FindInvitation = ({ words, text, onText, error }: FindInvitationProps) => {
  const { t } = useI18n()
  return (
    <div className="v-welcome-form">
      <h1>{words?.title ?? t(m.title)}</h1>
      <TextArea
        label={words?.paste ?? t(m.paste)}
        placeholder={words?.hint ?? t(m.pasteHint)}
        value={text}
        onChange={onText}
        error={error || undefined}
        rows={3}
        autoFocus
      />
      <ScanCode hint={t(m.orScan)} onText={onText} />
    </div>
  )
}
