import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAnnounce } from './announce.ts'
import { Button, type ButtonProps } from './Button.tsx'
import { useI18n } from './i18n.tsx'
import { words } from './words.ts'

interface CopyButtonProps extends Pick<ButtonProps, 'variant' | 'autoFocus'> {
  /** What goes to the clipboard; while it is '' there is nothing to press. */
  readonly text: string
  /** "Copy the link" unless told. */
  readonly label?: string
}

/** Copies, and says for a moment that it has. */
export const CopyButton = ({ text, label, ...rest }: CopyButtonProps) => {
  const { t } = useI18n()
  const announce = useAnnounce()
  const [copied, setCopied] = useState('')
  const isCopied = text !== '' && copied === text
  useEffect(() => {
    if (copied === '') return
    const timer = setTimeout(() => setCopied(''), 3000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(text)
    announce(t(words.copied))
  }
  return (
    <Button {...rest} icon={isCopied ? Check : Copy} onPress={copy} isDisabled={text === ''}>
      {isCopied ? t(words.copied) : (label ?? t(words.copyLink))}
    </Button>
  )
}
