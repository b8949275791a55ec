import type * as Y from 'yjs'

/** Who has the text open and where their carets are: the part of y-protocols' `Awareness` that the caret plugin uses. */
export interface CaretAwareness {
  /** The document's client id; the plugin leaves out its own caret by it. */
  readonly clientID: number
  readonly states: Map<number, Record<string, unknown>>
  getStates(): Map<number, Record<string, unknown>>
  getLocalState(): Record<string, unknown> | null
  setLocalStateField(field: string, value: unknown): void
  on(event: 'change' | 'update', listener: (...args: never[]) => void): void
  off(event: 'change' | 'update', listener: (...args: never[]) => void): void
}

/**
 * A rich text opened for editing: what the editor needs of the replica, and all it knows of it.
 * Local edits reach `fragment` inside Y transactions; the binding makes them commits.
 */
export interface EditableText {
  readonly fragment: Y.XmlFragment
  readonly awareness: CaretAwareness
  /** Shown at the caret on other screens; `color` is six-digit hex. */
  readonly user: { readonly name: string; readonly color: string }
  readonly readOnly: boolean
  /** Resolves when everything typed so far is written. */
  flush(): Promise<void>
}
