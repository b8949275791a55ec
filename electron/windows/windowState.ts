import type { Rectangle } from 'electron'
import { z } from 'zod/mini'

export const windowStateSchema = z.object({
  x: z.optional(z.int()),
  y: z.optional(z.int()),
  width: z.int().check(z.minimum(900)),
  height: z.int().check(z.minimum(600)),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowStateSchema>

export const defaultWindowState: WindowState = { width: 1280, height: 820, maximized: false }

const overlap = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

/**
 * The kept state, if a good part of the window would still be seen on one of these work areas (DIP):
 * the second screen may be at home. Else the same size wherever the system puts it, never larger than the screen.
 */
export const fitToScreens = (state: WindowState, workAreas: readonly Rectangle[]): WindowState => {
  const { x, y, width, height, maximized } = state
  if (x !== undefined && y !== undefined) {
    const bounds = { x, y, width, height }
    if (workAreas.some((area) => overlap(bounds, area) >= (width * height) / 3)) return state
  }
  const first = workAreas[0]
  return {
    width: first ? Math.max(900, Math.min(width, first.width)) : width,
    height: first ? Math.max(600, Math.min(height, first.height)) : height,
    maximized,
  }
}
