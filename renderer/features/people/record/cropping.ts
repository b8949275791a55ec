import type { Crop } from '../../../store/pictures/encode.ts'

/** A square part of a picture: its middle in the picture's own pixels, and how much larger than to fit. */
export interface Cropping {
  readonly width: number
  readonly height: number
  readonly x: number
  readonly y: number
  /** 1: the short side fills the square. */
  readonly zoom: number
}

export const MOST_ZOOM = 6

const sideOf = ({ width, height, zoom }: Cropping): number => Math.min(width, height) / zoom

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))

/** Within the picture. */
export const held = (cropping: Cropping): Cropping => {
  const zoom = between(1, cropping.zoom, MOST_ZOOM)
  const half = sideOf({ ...cropping, zoom }) / 2
  const { width, height } = cropping
  return {
    width,
    height,
    zoom,
    x: between(half, cropping.x, width - half),
    y: between(half, cropping.y, height - half),
  }
}

/** The whole short side, from the middle. */
export const wholeOf = (width: number, height: number): Cropping => ({
  width,
  height,
  x: width / 2,
  y: height / 2,
  zoom: 1,
})

/** Moved by parts of the square: 0.1 is a tenth of its side. */
export const movedBy = (cropping: Cropping, right: number, down: number): Cropping => {
  const side = sideOf(cropping)
  return held({ ...cropping, x: cropping.x + right * side, y: cropping.y + down * side })
}

export const cropOf = (cropping: Cropping): Crop => {
  const side = Math.max(1, Math.round(sideOf(cropping)))
  const { x, y } = cropping
  return { x: Math.round(x - side / 2), y: Math.round(y - side / 2), width: side, height: side }
}

/** Where the picture stands behind a square of 1 x 1: offset and size. */
export const placeOf = (cropping: Cropping) => {
  const side = sideOf(cropping)
  return {
    left: -(cropping.x - side / 2) / side,
    top: -(cropping.y - side / 2) / side,
    width: cropping.width / side,
    height: cropping.height / side,
  }
}
