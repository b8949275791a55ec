import { useEffect, useRef } from 'react'

/** A dialog that is on its way out keeps the focus for that long; who types on has left it. */
const isLeaving = (element: Element): boolean => element.closest('[data-exiting]') !== null

/** Keys typed into a text do not command anything. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !isLeaving(target) &&
  (target.isContentEditable ||
    target.closest('input:not([type=checkbox],[type=radio],[type=button]),textarea,select') !== null)

/** While a dialog or menu is open, keys belong to it. */
export const isModal = (): boolean =>
  [...document.querySelectorAll('[data-v-modal],[role=menu],[role=listbox][data-v-popover]')].some(
    (element) => !isLeaving(element),
  )

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

/** Keys that wait for the next page, and until when at most (`Event.timeStamp`). */
let held: { readonly until: number; readonly keys: Pressed[] } | null = null
const LONGEST_HOLD = 3_000

interface Pressed {
  readonly chords: readonly string[]
  readonly at: number
}

/** Keeps it for the next page, if one is on its way. */
const keep = (pressed: Pressed): boolean => {
  if (!held || performance.now() >= held.until) return false
  held.keys.push(pressed)
  return true
}

/**
 * From here on keys wait for the page that is on its way, and the returned function hands them to it: who types `g e c` in one go
 * means the new page's `c`, also where that page has to be fetched first.
 */
export const holdKeys = (): (() => void) => {
  const mine = { until: performance.now() + LONGEST_HOLD, keys: held?.keys ?? [] }
  held = mine
  return () => {
    if (held !== mine) return
    held = null
    late = { until: performance.now() + LATEST, keys: mine.keys }
    hand()
  }
}

/** Keys that the page which has come does not know, yet: some of what it offers waits for its data. */
let late: { readonly until: number; readonly keys: Pressed[] } | null = null
const LATEST = 1_500

const hand = (): void => {
  const waiting = late
  while (waiting && late === waiting) {
    const [first] = waiting.keys
    if (!first || performance.now() > waiting.until || isModal() || isTyping(document.activeElement)) late = null
    // The one before may have led on to yet another page.
    else if (keep(first) || command(first) !== 'unknown') waiting.keys.shift()
    else return
  }
}

/** Runs what is bound to it. `begun`: it is the first of two. */
const command = ({ chords, at }: Pressed): 'ran' | 'begun' | 'unknown' => {
  const first = pending && at - pending.at < 1200 ? pending.key : null
  pending = null
  for (const chord of chords) {
    const hit = (wanted: string) => bindings.findLast((binding) => binding.keys.includes(wanted))
    const binding = (first === null ? undefined : hit(`${first} ${chord}`)) ?? hit(chord)
    if (binding) {
      binding.run()
      return 'ran'
    }
    if (bindings.some((each) => each.keys.some((keys) => keys.startsWith(`${chord} `)))) {
      pending = { key: chord, at }
      return 'begun'
    }
  }
  return 'unknown'
}

const onKeyDown = (event: KeyboardEvent) => {
  if (event.defaultPrevented || event.isComposing || isModal()) return
  const isText = isTyping(event.target)
  const chords = [chordOf(event), latinChordOf(event)].filter(
    // A text field undoes its own typing.
    (chord) => chord !== null && !(isText && (!chord.startsWith('Mod+') || /^Mod\+(Shift\+)?z$/.test(chord))),
  ) as string[]
  const pressed = { chords, at: event.timeStamp }
  const isLetter = chords.length > 0 && chords.every((chord) => chord.length === 1)
  if (isLetter && keep(pressed)) return
  late = null
  if (command(pressed) === 'ran') event.preventDefault()
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
    if (late) setTimeout(hand)
    return () => {
      bindings.splice(bindings.indexOf(binding), 1)
      if (bindings.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [keys, isEnabled])
}
