import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropOf, held, movedBy, placeOf, wholeOf } from '../../../renderer/features/people/record/cropping.ts'

test('the window never leaves the picture, however it is moved and made larger', () => {
  const size = fc.integer({ min: 1, max: 8_000 })
  const moves = fc.array(
    fc.record({
      right: fc.double({ min: -9, max: 9, noNaN: true }),
      down: fc.double({ min: -9, max: 9, noNaN: true }),
      zoom: fc.double({ min: 0.1, max: 3, noNaN: true }),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(size, size, moves, (width, height, steps) => {
      let cropping = wholeOf(width, height)
      for (const { right, down, zoom } of steps)
        cropping = movedBy(held({ ...cropping, zoom: cropping.zoom * zoom }), right, down)
      const { left, top, width: w, height: h } = placeOf(cropping)
      expect(Math.max(left, top)).toBeLessThanOrEqual(1e-6)
      expect(Math.min(left + w, top + h)).toBeGreaterThanOrEqual(1 - 1e-6)
      const crop = cropOf(cropping)
      expect(crop.width).toBe(crop.height)
      expect(crop.x).toBeGreaterThanOrEqual(-1)
      expect(crop.x + crop.width).toBeLessThanOrEqual(width + 1)
      expect(crop.y + crop.height).toBeLessThanOrEqual(height + 1)
    }),
    { numRuns: 500, seed: 2 },
  )
})
