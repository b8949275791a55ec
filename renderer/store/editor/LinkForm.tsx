import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Link2 } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import {
  Button,
  Dialog,
  DialogTrigger,
  FieldError,
  Input,
  Label,
  Popover,
  TextField,
  ToggleButton,
} from 'react-aria-components'
import { useI18n } from '../../ui/i18n.tsx'
import { editorMessages as m } from './messages.ts'
import { safeHref } from './safeHref.ts'

/** The link button and its small form: set, follow or remove the link at the caret. Ctrl+Shift+L opens it from the text. */
export const LinkForm = ({ editor }: { editor: Editor }): ReactNode => {
  const { t } = useI18n()
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const [bad, setBad] = useState(false)
  const href = useEditorState({
    editor,
    selector: ({ editor }) => (editor.isActive('link') ? String(editor.getAttributes('link').href ?? '') : null),
  })

  const show = (isOpen: boolean) => {
    setBad(false)
    setAddress(isOpen ? (href ?? '') : '')
    setOpen(isOpen)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      show(true)
    }
    const dom = editor.view.dom
    dom.addEventListener('keydown', onKey)
    return () => dom.removeEventListener('keydown', onKey)
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const target = safeHref(address)
    if (!target) return setBad(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && href === null) {
      chain
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href: target } }] })
        .run()
    } else {
      chain.setLink({ href: target }).run()
    }
    show(false)
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    show(false)
  }
  const follow = href === null ? null : safeHref(href)

  return (
    <DialogTrigger isOpen={open} onOpenChange={show}>
      <ToggleButton
        className="v-format-button"
        aria-label={t(m.link)}
        isSelected={href !== null}
        onPress={() => show(true)}
      >
        <Link2 size={16} aria-hidden />
      </ToggleButton>
      <Popover className="v-link-popover" placement="bottom start">
        <Dialog className="v-link-dialog" aria-label={t(m.link)}>
          <form onSubmit={submit}>
            <TextField
              value={address}
              onChange={(value) => {
                setBad(false)
                setAddress(value)
              }}
              isInvalid={bad}
              autoFocus
              inputMode="url"
            >
              <Label>{t(m.linkAddress)}</Label>
              <Input placeholder="https://" />
              <FieldError>{t(m.linkInvalid)}</FieldError>
            </TextField>
            <div className="v-link-actions">
              <Button type="submit" className="v-link-primary">
                {t(m.linkSet)}
              </Button>
              {href !== null && (
                <Button className="v-link-plain" onPress={remove}>
                  {t(m.linkRemove)}
                </Button>
              )}
              {follow && (
                <a className="v-link-plain" href={follow} target="_blank" rel="noopener noreferrer">
                  {t(m.linkOpen)}
                </a>
              )}
            </div>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
