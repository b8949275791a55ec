import { useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { useI18n } from './i18n.tsx'
import { readQr } from './qrReader.ts'
import { m } from './scanWords.ts'

export interface QrScannerProps {
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

/** Looks through the camera until a code is there. Frames never leave this component. */
export const QrScanner = ({ onText, onClose }: QrScannerProps) => {
  const { t } = useI18n()
  const video = useRef<HTMLVideoElement>(null)
  const [isBroken, setBroken] = useState(false)
  const latest = useRef(onText)
  latest.current = onText
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | null = null
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    const look = async (): Promise<void> => {
      const view = video.current
      if (isOver || !view || !context) return
      if (view.videoWidth > 0) {
        canvas.width = view.videoWidth
        canvas.height = view.videoHeight
        context.drawImage(view, 0, 0)
        const text = await readQr(context.getImageData(0, 0, canvas.width, canvas.height))
        if (isOver) return
        if (text !== null) return latest.current(text)
      }
      view.requestVideoFrameCallback(() => void look())
    }
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 } },
        })
        const view = video.current
        if (isOver || !view) return stream.getTracks().forEach((track) => void track.stop())
        view.srcObject = stream
        await view.play()
        await look()
      } catch {
        if (!isOver) setBroken(true)
      }
    }
    void start()
    return () => {
      isOver = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])
  return (
    <div className="v-scanner">
      {isBroken ? (
        <p role="alert">{t(m.noCamera)}</p>
      ) : (
        <>
          <video ref={video} muted playsInline aria-label={t(m.hold)} />
          <p className="v-quiet">{t(m.hold)}</p>
        </>
      )}
      <Button onPress={onClose}>{t(m.stopCamera)}</Button>
    </div>
  )
}
