import { Inbox } from 'lucide-react'
import { Button } from './Button.tsx'
import { useI18n } from './i18n.tsx'
import { words } from './words.ts'
import './HeldBack.css'

export interface HeldBackProps {
  /** "3 new people". */
  readonly text: string
  readonly onShow: () => void
}

/** Floats over a list that holds still: what came in meanwhile, and the way to see it. */
export const HeldBack = ({ text, onShow }: HeldBackProps) => {
  const { t } = useI18n()
  return (
    <div className="v-held" role="status">
      <Inbox size={16} aria-hidden />
      {text}
      <Button size="small" variant="plain" onPress={onShow}>
        {t(words.show)}
      </Button>
    </div>
  )
}
