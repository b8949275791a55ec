import { useEffect, useRef } from 'react'

/** Keys typed into a text do not command anything. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input:not([type=checkbox],[type=radio],[type=button]),textarea,select') !== null)

/** While a dialog or menu is open, keys belong to it. */
export const isModal = (): boolean =>
  document.querySelector('[data-v-modal],[role=menu],[role=listbox][data-v-popover]') !== null

interface Binding {
  readonly keys: readonly string[]
  run(): void
}

/** Innermost (mounted last) first, so that a page's `c` wins over the frame's. */
const bindings: Binding[] = []
let pending: { readonly key: string; readonly at: number } | null = null

const chordOf = (event: KeyboardEvent): string => {
  const mod = event.ctrlKey || event.metaKey
  const key = event.key === ' ' ? 'Space' : event.key
  const letter = key.length === 1
  return [
    mod ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    // `?` already says that Shift was held.
    event.shiftKey && (!letter || mod) ? 'Shift' : '',
    letter ? key.toLowerCase() : key,
  ]
    .filter(Boolean)
    .join('+')
}

/** On Cyrillic and other layouts the letter differs; the place on the keyboard does not. */
const latinChordOf = (event: KeyboardEvent): string | null => {
  const place = /^Key([A-Z])$/.exec(event.code)
  if (!place || /^[a-z]$/i.test(event.key)) return null
  const mod = event.ctrlKey || event.metaKey
  return [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey && mod ? 'Shift' : '', place[1]!.toLowerCase()]
    .filter(Boolean)
    .join('+')
}

const onKeyDown = (event: KeyboardEvent) => {
  if (event.defaultPrevented || event.isComposing || isModal()) return
  for (const chord of [chordOf(event), latinChordOf(event)]) {
    if (chord === null) continue
    if (!chord.startsWith('Mod+') && isTyping(event.target)) continue
    // A text field undoes its own typing.
    if (/^Mod\+(Shift\+)?z$/.test(chord) && isTyping(event.target)) continue
    const before = pending && event.timeStamp - pending.at < 1200 ? `${pending.key} ${chord}` : null
    const hit = (wanted: string) => bindings.findLast((binding) => binding.keys.includes(wanted))
    const binding = (before && hit(before)) ?? hit(chord)
    pending = null
    if (binding) {
      event.preventDefault()
      binding.run()
      return
    }
    if (bindings.some((each) => each.keys.some((keys) => keys.startsWith(`${chord} `)))) {
      pending = { key: chord, at: event.timeStamp }
      return
    }
  }
}

/**
 * Runs `run` on a key while the component is mounted: `c`, `?`, `g p` (one after the other), `Mod+k`, `Mod+Shift+z`.
 * Several with `|` between them. Silent while someone types into a field (except with Mod) or a dialog is open.
 */
export const useKey = (keys: string, run: () => void, isEnabled = true): void => {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!isEnabled || keys === '') return
    const binding: Binding = {
      keys: keys.split('|').map((each) => each.replace(/\b[A-Z]$/, (letter) => letter.toLowerCase())),
      run: () => latest.current(),
    }
    if (bindings.length === 0) window.addEventListener('keydown', onKeyDown)
    bindings.push(binding)
    return () => {
      bindings.splice(bindings.indexOf(binding), 1)
      if (bindings.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [keys, isEnabled])
}
