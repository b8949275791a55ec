import { useMemo } from 'react'
import { encode } from 'uqr'
import './QrImage.css'

export interface QrImageProps {
  /** What a camera reads. */
  readonly text: string
  /** What it is, for readers. */
  readonly label: string
  /** CSS px. */
  readonly size?: number
}

/** Always dark on white with its quiet zone: cameras do not know dark mode. */
export const QrImage = ({ text, label, size = 240 }: QrImageProps) => {
  const { path, side } = useMemo(() => {
    const qr = encode(text, { ecc: 'M', border: 3 })
    let d = ''
    qr.data.forEach((row, y) => {
      let x = 0
      while (x < row.length) {
        let end = x
        while (row[end]) end++
        if (end > x) d += `M${x} ${y}h${end - x}v1H${x}z`
        x = Math.max(end, x + 1)
      }
    })
    return { path: d, side: qr.size }
  }, [text])
  return (
    <svg
      className="v-qr"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
