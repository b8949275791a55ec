const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]

/** Black or white, whichever reads better on `hex` (WCAG relative luminance). */
const inkOn = (hex: string): string => {
  const [r, g, b] = rgb(hex).map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000000' : '#ffffff'
}

/** Another person's caret with her name; colours go through CSSOM, which the content security policy allows. */
export const renderCaret = (user: Record<string, unknown>): HTMLElement => {
  const color = typeof user.color === 'string' && /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : '#5f5f5f'
  const caret = document.createElement('span')
  caret.className = 'v-caret'
  caret.style.setProperty('--caret', color)
  caret.style.setProperty('--caret-ink', inkOn(color))
  const label = document.createElement('span')
  label.className = 'v-caret-name'
  // A peer chooses this text: cut it, so that a name cannot cover the page.
  label.textContent = String(user.name ?? '').slice(0, 40)
  caret.append(label)
  return caret
}
