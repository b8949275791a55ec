import { ArrowRight } from 'lucide-react'
import { Button } from 'react-aria-components'
import { cx } from '../../ui/cx.ts'
import type { IconType } from '../../ui/icon.ts'

export interface DoorProps {
  readonly icon: IconType
  readonly title: string
  readonly text: string
  readonly onPress: () => void
  readonly isMain?: boolean
  readonly isBusy?: boolean
}

export const Door = ({ icon: Icon, title, text, onPress, isMain, isBusy }: DoorProps) => {
  return (
    <Button className={cx('v-door', isMain && 'v-door-main')} onPress={onPress} isDisabled={isBusy}>
      <Icon size={20} aria-hidden className="v-door-icon" />
      <span className="v-door-words">
        <span className="v-door-title">{title}</span>
        <span className="v-door-text" aria-live="polite">
          {text}
        </span>
      </span>
      <ArrowRight size={16} aria-hidden className="v-door-arrow" />
    </Button>
  )
}
