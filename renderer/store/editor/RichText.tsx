import { type ReactNode, useMemo } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { useText } from '../hooks.tsx'
import type { CaretAwareness, EditableText } from './binding.ts'
import { TextEditor } from './TextEditor.tsx'
import './richText.css'

export interface RichTextProps {
  readonly entity: EntityId
  /** One of the entity definition's `texts`. */
  readonly name: string
  readonly label: string
  readonly placeholder?: string
  readonly showLabel?: boolean
  readonly readOnly?: boolean
}

/** A rich text of an entity, edited together with whoever else has it open. The only piece of the interface that touches a Y.Doc. */
export const RichText = ({
  entity,
  name,
  label,
  placeholder,
  showLabel,
  readOnly = false,
}: RichTextProps): ReactNode => {
  const binding = useText(entity, name)
  const text = useMemo<EditableText | undefined>(
    () =>
      binding && {
        fragment: binding.fragment,
        // y-protocols types its listeners by event; the caret plugin's are a subset.
        awareness: binding.awareness as unknown as CaretAwareness,
        user: binding.user,
        readOnly: readOnly || binding.readOnly,
        flush: () => binding.flush(),
      },
    [binding, readOnly],
  )
  // Room is kept while it opens (milliseconds), so that nothing below jumps.
  if (!text) return <div className="v-rich v-rich-waiting" aria-hidden />
  return <TextEditor text={text} label={label} placeholder={placeholder} showLabel={showLabel} />
}
