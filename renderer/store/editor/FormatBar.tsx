import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  Bold,
  Code,
  Heading2,
  Italic,
  List,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  Quote,
  Strikethrough,
} from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useI18n } from '../../ui/i18n.tsx'
import { LinkForm } from './LinkForm.tsx'
import { editorMessages as m } from './messages.ts'

type Chain = ReturnType<Editor['chain']>

type Name = 'bold' | 'italic' | 'strike' | 'code' | 'heading' | 'bulletList' | 'orderedList' | 'taskList' | 'quote'

interface Format {
  readonly id: Name
  readonly icon: LucideIcon
  readonly keys: string
  readonly isOn: (editor: Editor) => boolean
  readonly toggle: (chain: Chain) => Chain
}

/** `type`: what the editor calls it. */
const format = (
  id: Name,
  icon: LucideIcon,
  keys: string,
  toggle: (chain: Chain) => Chain,
  type: string = id,
): Format => ({ id, icon, keys, toggle, isOn: (editor) => editor.isActive(type) })

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
const mod = isApple ? '⌘' : 'Ctrl+'
const shift = isApple ? '⇧' : 'Shift+'

const groups: readonly (readonly Format[])[] = [
  [
    format('bold', Bold, `${mod}B`, (chain) => chain.toggleBold()),
    format('italic', Italic, `${mod}I`, (chain) => chain.toggleItalic()),
    format('strike', Strikethrough, `${mod}${shift}S`, (chain) => chain.toggleStrike()),
    format('code', Code, `${mod}E`, (chain) => chain.toggleCode()),
  ],
  [
    format('heading', Heading2, '##', (chain) => chain.toggleHeading({ level: 2 })),
    format('bulletList', List, '-', (chain) => chain.toggleBulletList()),
    format('orderedList', ListOrdered, '1.', (chain) => chain.toggleOrderedList()),
    format('taskList', ListTodo, '[ ]', (chain) => chain.toggleTaskList()),
    format('quote', Quote, '>', (chain) => chain.toggleBlockquote(), 'blockquote'),
  ],
]
const formats = groups.flat()

/** The formatting bar of one text: quiet until the text or the bar has the focus. Escape returns to the text. */
export const FormatBar = ({
  editor,
  label,
  ref,
}: {
  editor: Editor
  label: string
  ref?: Ref<HTMLDivElement>
}): ReactNode => {
  const { t } = useI18n()
  const on = useEditorState({
    editor,
    selector: ({ editor }) => formats.filter((format) => format.isOn(editor)).map((format) => format.id),
  })
  const back = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    editor.commands.focus()
  }
  return (
    <div ref={ref} className="v-format-frame" onKeyDownCapture={back}>
      <Toolbar className="v-format" aria-label={t(m.toolbar, { label })}>
        {groups.map((group) => (
          <div key={group[0]!.id} className="v-format-group">
            {group.map(({ id, icon: Icon, keys, toggle }) => (
              <TooltipTrigger key={id} delay={500}>
                <ToggleButton
                  className="v-format-button"
                  aria-label={t(m[id])}
                  isSelected={on.includes(id)}
                  onChange={() => toggle(editor.chain().focus(undefined, { scrollIntoView: false })).run()}
                >
                  <Icon size={16} aria-hidden />
                </ToggleButton>
                <Tooltip className="v-format-tip" offset={6}>
                  {t(m[id])} <kbd>{keys}</kbd>
                </Tooltip>
              </TooltipTrigger>
            ))}
            {group === groups[0] && <LinkForm editor={editor} />}
          </div>
        ))}
      </Toolbar>
    </div>
  )
}
