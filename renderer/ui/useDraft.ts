import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

interface DraftOptions {
  readonly value: string
  readonly onChange?: ((value: string) => void) | undefined
  readonly onCommit?: ((value: string) => void) | undefined
  readonly commitsOnEnter: boolean
}

/** How long a value that was given away stands in for the stored one; the table usually answers within a few milliseconds. */
const PATIENCE = 2_000

/**
 * A field that saves itself keeps what is being typed to itself, so that a change arriving from somebody else does not
 * pull the text from under the cursor, and gives it away on blur or Enter, and when the screen or the window closes over
 * it. Escape takes it back. What was given away stays on the screen until the stored value follows: nothing flickers back.
 */
export const useDraft = ({ value, onChange, onCommit, commitsOnEnter }: DraftOptions) => {
  const [draft, setDraft] = useState<string | null>(null)
  const [given, setGiven] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stored value ends the stand-in, whatever it is
  useEffect(() => setGiven(null), [value])
  useEffect(() => {
    if (given === null) return
    const timer = setTimeout(() => setGiven(null), PATIENCE)
    return () => clearTimeout(timer)
  }, [given])

  // Of the last drawing, for the moment when it is too late to draw.
  const latest = useRef({ draft, value, onCommit })
  useEffect(() => {
    latest.current = { draft, value, onCommit }
  })
  useEffect(() => {
    const giveNow = () => {
      const { draft, value, onCommit } = latest.current
      latest.current = { draft: null, value, onCommit }
      if (draft !== null && draft !== value) onCommit?.(draft)
    }
    window.addEventListener('pagehide', giveNow)
    return () => {
      window.removeEventListener('pagehide', giveNow)
      giveNow()
    }
  }, [])

  if (!onCommit) return { value, onChange, onBlur: undefined, onKeyDown: undefined }
  const commit = () => {
    if (draft === null) return
    setDraft(null)
    latest.current = { draft: null, value, onCommit }
    if (draft === value) return
    setGiven(draft)
    onCommit(draft)
  }
  return {
    value: draft ?? given ?? value,
    onChange: (next: string) => {
      setDraft(next)
      onChange?.(next)
    },
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation()
        latest.current = { draft: null, value, onCommit }
        setDraft(null)
      } else if (
        event.key === 'Enter' &&
        !event.nativeEvent.isComposing &&
        (commitsOnEnter || event.ctrlKey || event.metaKey)
      ) {
        event.preventDefault()
        commit()
      }
    },
  }
}
