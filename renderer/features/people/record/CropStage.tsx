import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useI18n } from '../../../ui/i18n.tsx'
import { type Cropping, held, MOST_ZOOM, movedBy, placeOf, wholeOf } from './cropping.ts'
import { p } from './photoMessages.ts'

const STEP = 0.05
const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}
const percent = (part: number): string => `${part * 100}%`

interface CropStageProps {
  readonly url: string
  /** Null until the picture is there. */
  readonly cropping: Cropping | null
  readonly onChange: (next: Cropping) => void
  /** What looked like a picture is none. */
  readonly onBroken: () => void
}

/** The picture behind a round window: dragged, or moved by keys, and made larger. */
export const CropStage = ({ url, cropping, onChange, onBroken }: CropStageProps) => {
  const { t } = useI18n()
  const dragged = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const drag = (event: PointerEvent<HTMLElement>) => {
    const from = dragged.current
    if (!from || !cropping) return
    const side = event.currentTarget.clientWidth
    dragged.current = { x: event.clientX, y: event.clientY }
    onChange(movedBy(cropping, (from.x - event.clientX) / side, (from.y - event.clientY) / side))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!cropping) return
    const arrow = arrows[event.key]
    const zoom = event.key === '+' ? 1.1 : event.key === '-' ? 1 / 1.1 : 0
    if (!arrow && zoom === 0) return
    event.preventDefault()
    onChange(arrow ? movedBy(cropping, ...arrow) : held({ ...cropping, zoom: cropping.zoom * zoom }))
  }
  const place = cropping && placeOf(cropping)
  return (
    <div className="v-crop">
      {/* biome-ignore lint/a11y/useSemanticElements: no element stands for a picture that is moved behind a window */}
      <div
        className="v-crop-stage"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the picture
        tabIndex={0}
        aria-label={t(p.stage)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          dragged.current = { x: event.clientX, y: event.clientY }
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          dragged.current = null
        }}
        onPointerCancel={() => {
          dragged.current = null
        }}
        onWheel={(event) => cropping && onChange(held({ ...cropping, zoom: cropping.zoom * (1 - event.deltaY / 800) }))}
      >
        <img
          src={url}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            onChange(wholeOf(naturalWidth, naturalHeight))
          }
          onError={onBroken}
          style={
            place
              ? {
                  insetInlineStart: percent(place.left),
                  insetBlockStart: percent(place.top),
                  inlineSize: percent(place.width),
                  blockSize: percent(place.height),
                }
              : { opacity: 0 }
          }
        />
      </div>
      <label className="v-crop-zoom">
        <span className="v-label">{t(p.larger)}</span>
        <input
          type="range"
          min={1}
          max={MOST_ZOOM}
          step={0.01}
          value={cropping?.zoom ?? 1}
          disabled={!cropping}
          onChange={(event) => cropping && onChange(held({ ...cropping, zoom: Number(event.target.value) }))}
        />
      </label>
    </div>
  )
}
