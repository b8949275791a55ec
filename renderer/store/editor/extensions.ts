import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import type { I18n } from '../../ui/i18n.tsx'
import type { EditableText } from './binding.ts'
import { renderCaret } from './caret.ts'
import { editorMessages as m } from './messages.ts'
import { safeHref } from './safeHref.ts'

/**
 * The editor's schema and behaviour. The schema is part of what is stored (node and mark names stand in the Y.Doc), so names may be added
 * but never renamed. No trailing node: it would write to every text that is merely opened.
 */
export const editorExtensions = (text: EditableText, placeholder: string, { t }: I18n): Extensions => [
  StarterKit.configure({
    undoRedo: false,
    trailingNode: false,
    heading: { levels: [2, 3] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank' },
      isAllowedUri: (url) => safeHref(url) !== null,
    },
  }),
  TaskList,
  TaskItem.configure({
    nested: true,
    a11y: { checkboxLabel: (node) => t(m.task, { text: node.firstChild?.textContent || t(m.emptyTask) }) },
  }),
  Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
  Collaboration.configure({ fragment: text.fragment }),
  CollaborationCaret.configure({ provider: { awareness: text.awareness }, user: text.user, render: renderCaret }),
]
