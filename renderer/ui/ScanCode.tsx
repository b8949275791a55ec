import { Camera, Image } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from './Button.tsx'
import { useI18n } from './i18n.tsx'
import { m } from './scanWords.ts'
import './ScanCode.css'

/** The reader is a megabyte: fetched when somebody scans. */
const QrScanner = lazy(async () => ({ default: (await import('./QrScanner.tsx')).QrScanner }))

export interface ScanCodeProps {
  /** What stands above the two ways. */
  readonly hint?: string
  /** What the code holds, as it was read. */
  readonly onText: (text: string) => void
}

/** A QR code, by the camera or from a picture. */
export const ScanCode = ({ hint, onText }: ScanCodeProps) => {
  const { t } = useI18n()
  const [isScanning, setScanning] = useState(false)
  const [problem, setProblem] = useState('')
  const openPicture = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setProblem('')
    const { readQr } = await import('./qrReader.ts')
    const found = await readQr(file)
    if (found === null) setProblem(t(m.noCode))
    else onText(found)
  }
  if (isScanning)
    return (
      <Suspense fallback={null}>
        <QrScanner
          onClose={() => setScanning(false)}
          onText={(found) => {
            setScanning(false)
            onText(found)
          }}
        />
      </Suspense>
    )
  return (
    <div className="v-scan">
      {hint ? <p className="v-quiet">{hint}</p> : null}
      <div className="v-row">
        <Button icon={Camera} onPress={() => setScanning(true)}>
          {t(m.camera)}
        </Button>
        <FileTrigger acceptedFileTypes={['image/*']} onSelect={(files) => void openPicture(files)}>
          <Button icon={Image}>{t(m.picture)}</Button>
        </FileTrigger>
      </div>
      {problem ? (
        <p className="v-field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
