import { type KeyboardEvent, useState } from 'react'

interface DraftOptions {
  readonly value: string
  readonly onChange?: ((value: string) => void) | undefined
  readonly onCommit?: ((value: string) => void) | undefined
  readonly commitsOnEnter: boolean
}

/**
 * A field that saves itself keeps what is being typed to itself, so that a change arriving from somebody else does not
 * pull the text from under the cursor, and gives it away on blur or Enter. Escape takes it back.
 */
export const useDraft = ({ value, onChange, onCommit, commitsOnEnter }: DraftOptions) => {
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    if (draft === null) return
    setDraft(null)
    if (draft !== value) onCommit?.(draft)
  }
  if (!onCommit) return { value, onChange, onBlur: undefined, onKeyDown: undefined }
  return {
    value: draft ?? value,
    onChange: (next: string) => {
      setDraft(next)
      onChange?.(next)
    },
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation()
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
