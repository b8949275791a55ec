import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { useI18n } from '../../ui/i18n.tsx'
import type { EditableText } from './binding.ts'
import { editorExtensions } from './extensions.ts'
import { FormatBar } from './FormatBar.tsx'
import { editorMessages as m } from './messages.ts'
import './richText.css'

export interface TextEditorProps {
  readonly text: EditableText
  readonly label: string
  readonly placeholder?: string
  /** Shows the label above the text; otherwise it is only the accessible name. */
  readonly showLabel?: boolean
  /** For a screen that wants to move focus into the text. */
  readonly onReady?: (editor: Editor) => void
}

/** A collaborative rich text: what is typed goes to `text.fragment` at once and is written on blur, when the window hides, and when the editor goes away. */
export const TextEditor = ({
  text,
  label,
  placeholder = '',
  showLabel = true,
  onReady,
}: TextEditorProps): ReactNode => {
  const i18n = useI18n()
  const labelId = useId()
  const hintId = useId()
  const bar = useRef<HTMLDivElement>(null)
  const editable = !text.readOnly
  // A live language switch rebuilds the extensions (placeholder, checkbox names); the text itself lives in the fragment.
  const extensions = useMemo(() => editorExtensions(text, placeholder, i18n), [text, placeholder, i18n])

  const editor = useEditor(
    {
      extensions,
      editable,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      onCreate: ({ editor }) => onReady?.(editor),
      onBlur: () => void text.flush(),
      editorProps: {
        attributes: {
          class: 'v-written',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': labelId,
          'aria-describedby': hintId,
          'aria-readonly': String(!editable),
          ...(editable ? {} : { tabindex: '0' }),
        },
        // ProseMirror would keep Escape for itself and do nothing with it: it belongs to whatever the text stands in.
        handleDOMEvents: { keydown: (_view, event) => event.key === 'Escape' && !event.isComposing },
        handleClick: (_view, _pos, event) => openLink(event, editable),
        handleKeyDown: (_view, event) => {
          if (event.key !== 'F10' || !event.altKey) return false
          const first = bar.current?.querySelector<HTMLElement>('button')
          first?.focus()
          return first !== null
        },
      },
    },
    [extensions, editable],
  )

  useEffect(() => {
    const flush = () => void text.flush()
    const flushHidden = () => document.visibilityState === 'hidden' && flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flushHidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flushHidden)
      flush()
    }
  }, [text])

  return (
    <div className="v-rich" data-readonly={text.readOnly || undefined}>
      <div className="v-rich-head">
        <span id={labelId} className={showLabel ? 'v-rich-label' : 'v-rich-hidden'}>
          {label}
        </span>
        {editable && <FormatBar ref={bar} editor={editor} label={label} />}
      </div>
      <EditorContent editor={editor} className="v-rich-body" />
      <span id={hintId} className="v-rich-hidden">
        {i18n.t(editable ? m.toolbarHint : m.readOnly)}
      </span>
    </div>
  )
}

/** In a text one can write in, a plain click places the caret: links open with Ctrl or Cmd held. */
const openLink = (event: MouseEvent, editable: boolean): boolean => {
  const link = (event.target as Element | null)?.closest?.('a[href]')
  if (!link || (editable && !event.ctrlKey && !event.metaKey)) return false
  window.open((link as HTMLAnchorElement).href, '_blank', 'noopener,noreferrer')
  return true
}
