import { Camera, Image } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { joinMessages as m } from './joinMessages.ts'

// 900 KB of wasm and its glue, for those who scan.
const QrScanner = lazy(async () => ({ default: (await import('./QrScanner.tsx')).QrScanner }))

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
  const [isScanning, setScanning] = useState(false)
  const [pictureError, setPictureError] = useState('')
  const openPicture = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setPictureError('')
    const { readQr } = await import('./qrReader.ts')
    const found = await readQr(file)
    if (found === null) setPictureError(t(m.noCode))
    else onText(found)
  }
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
      {isScanning ? (
        <Suspense fallback={null}>
          <QrScanner
            onClose={() => setScanning(false)}
            onText={(found) => {
              setScanning(false)
              onText(found)
            }}
          />
        </Suspense>
      ) : (
        <div className="v-join-ways">
          <p className="v-quiet">{t(m.orScan)}</p>
          <div className="v-row">
            <Button icon={Camera} onPress={() => setScanning(true)}>
              {t(m.camera)}
            </Button>
            <FileTrigger acceptedFileTypes={['image/*']} onSelect={openPicture}>
              <Button icon={Image}>{t(m.picture)}</Button>
            </FileTrigger>
          </div>
          {pictureError ? (
            <p className="v-field-error" role="alert">
              {pictureError}
            </p>
          ) : null}
        </div>
      )}
    </div>
  )
}
