import { afterEach, describe, expect, test } from 'vitest'
import '../../../renderer/ui/base.css'

/** What a colour really is on screen, mixed over a ground where it is see-through. */
const rgbOf = (css: string): readonly number[] => {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { colorSpace: 'srgb' })!
  context.fillStyle = css
  context.fillRect(0, 0, 1, 1)
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
}
const luminance = (rgb: readonly number[]): number => {
  const [r, g, b] = rgb.map((value) => {
    const c = value / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(rgbOf(a)), luminance(rgbOf(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** A token's value where `className` applies. */
const token = (name: string, className = ''): string => {
  const probe = document.createElement('span')
  probe.className = className
  probe.style.color = `var(${name})`
  document.body.append(probe)
  const color = getComputedStyle(probe).color
  probe.remove()
  return color
}

const surfaces = ['--v-bg', '--v-rail', '--v-raised', '--v-sunken', '--v-hover'] as const
const tints = ['none', 'cream', 'rose', 'green', 'blue'] as const

afterEach(() => {
  delete document.documentElement.dataset.scheme
  delete document.documentElement.dataset.tint
})

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const use = (tint: (typeof tints)[number]) => {
    document.documentElement.dataset.scheme = scheme
    document.documentElement.dataset.tint = tint
  }

  test.each(tints)('text is readable on every surface (background %s)', (tint) => {
    use(tint)
    for (const surface of surfaces)
      for (const text of ['--v-text', '--v-text-2', '--v-text-3', '--v-accent', '--v-bad', '--v-good', '--v-warn'])
        expect(contrast(token(text), token(surface)), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5)
  })

  test('text on tints and solids is readable', () => {
    use('none')
    for (const [text, ground] of [
      ['--v-on-accent', '--v-accent-solid'],
      ['--v-on-accent', '--v-accent-solid-hover'],
      ['--v-on-bad', '--v-bad-solid'],
      ['--v-accent', '--v-accent-tint'],
      ['--v-text-2', '--v-accent-tint'],
      ['--v-good', '--v-good-tint'],
      ['--v-warn', '--v-warn-tint'],
      ['--v-bad', '--v-bad-tint'],
      ['--v-text', '--v-pressed'],
      ['--v-text-2', '--v-pressed'],
    ] as const)
      expect(contrast(token(text), token(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  test('each department hue is readable on its tint and on the page', () => {
    use('none')
    for (let hue = 0; hue < 8; hue++) {
      const name = `v-hue-${hue}`
      const text = token('--v-hue-text', name)
      expect(contrast(text, token('--v-hue-tint', name)), `hue ${hue} on its tint`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(text, token('--v-bg')), `hue ${hue} on the page`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('the edges of fields and the focus ring stand out (3:1)', () => {
    use('none')
    for (const surface of ['--v-bg', '--v-raised', '--v-rail'] as const) {
      expect(contrast(token('--v-line-field'), token(surface)), `field on ${surface}`).toBeGreaterThanOrEqual(3)
      expect(contrast(token('--v-focus'), token(surface)), `focus on ${surface}`).toBeGreaterThanOrEqual(3)
    }
  })
})

test('the eight hues differ from each other and are equally light', () => {
  document.documentElement.dataset.scheme = 'light'
  const dots = Array.from({ length: 8 }, (_, hue) => token('--v-hue-dot', `v-hue-${hue}`))
  expect(new Set(dots).size).toBe(8)
  const lights = dots.map((dot) => luminance(rgbOf(dot)))
  expect(Math.max(...lights) / Math.min(...lights)).toBeLessThan(1.45)
})
