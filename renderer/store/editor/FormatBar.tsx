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
import { type Message, useI18n } from '../../ui/i18n.tsx'
import { LinkForm } from './LinkForm.tsx'
import { editorMessages as m } from './messages.ts'

type Chain = ReturnType<Editor['chain']>

interface Format {
  readonly id: string
  readonly message: Message
  readonly icon: LucideIcon
  readonly keys: string
  readonly isOn: (editor: Editor) => boolean
  readonly toggle: (chain: Chain) => Chain
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
const mod = isApple ? '⌘' : 'Ctrl+'
const shift = isApple ? '⇧' : 'Shift+'

const groups: readonly (readonly Format[])[] = [
  [
    {
      id: 'bold',
      message: m.bold,
      icon: Bold,
      keys: `${mod}B`,
      isOn: (e) => e.isActive('bold'),
      toggle: (c) => c.toggleBold(),
    },
    {
      id: 'italic',
      message: m.italic,
      icon: Italic,
      keys: `${mod}I`,
      isOn: (e) => e.isActive('italic'),
      toggle: (c) => c.toggleItalic(),
    },
    {
      id: 'strike',
      message: m.strike,
      icon: Strikethrough,
      keys: `${mod}${shift}S`,
      isOn: (e) => e.isActive('strike'),
      toggle: (c) => c.toggleStrike(),
    },
    {
      id: 'code',
      message: m.code,
      icon: Code,
      keys: `${mod}E`,
      isOn: (e) => e.isActive('code'),
      toggle: (c) => c.toggleCode(),
    },
  ],
  [
    {
      id: 'heading',
      message: m.heading,
      icon: Heading2,
      keys: '##',
      isOn: (e) => e.isActive('heading'),
      toggle: (c) => c.toggleHeading({ level: 2 }),
    },
    {
      id: 'bulletList',
      message: m.bulletList,
      icon: List,
      keys: '-',
      isOn: (e) => e.isActive('bulletList'),
      toggle: (c) => c.toggleBulletList(),
    },
    {
      id: 'orderedList',
      message: m.orderedList,
      icon: ListOrdered,
      keys: '1.',
      isOn: (e) => e.isActive('orderedList'),
      toggle: (c) => c.toggleOrderedList(),
    },
    {
      id: 'taskList',
      message: m.taskList,
      icon: ListTodo,
      keys: '[ ]',
      isOn: (e) => e.isActive('taskList'),
      toggle: (c) => c.toggleTaskList(),
    },
    {
      id: 'quote',
      message: m.quote,
      icon: Quote,
      keys: '>',
      isOn: (e) => e.isActive('blockquote'),
      toggle: (c) => c.toggleBlockquote(),
    },
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
            {group.map(({ id, message, icon: Icon, keys, toggle }) => (
              <TooltipTrigger key={id} delay={500}>
                <ToggleButton
                  className="v-format-button"
                  aria-label={t(message)}
                  isSelected={on.includes(id)}
                  onChange={() => toggle(editor.chain().focus(undefined, { scrollIntoView: false })).run()}
                >
                  <Icon size={16} aria-hidden />
                </ToggleButton>
                <Tooltip className="v-format-tip" offset={6}>
                  {t(message)} <kbd>{keys}</kbd>
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
