import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { useI18n } from './i18n.tsx'
import type { IconType } from './icon.ts'
import { words } from './words.ts'
import './Tag.css'

export interface TagProps {
  readonly children: string
  readonly hue?: number
  readonly mark?: ReactNode
  readonly onRemove?: () => void
  readonly removeIcon?: IconType
}

/** A word in a set. */
export const Tag = ({ children, hue, mark, onRemove, removeIcon: Icon = X }: TagProps) => {
  const { t } = useI18n()
  return (
    <span className={cx('v-tag', hue !== undefined && `v-tag-hue v-hue-${hue}`)}>
      {mark}
      <span className="v-truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          className="v-tag-remove"
          aria-label={t(words.remove, { name: children })}
          onClick={onRemove}
        >
          <Icon size={12} aria-hidden />
        </button>
      ) : null}
    </span>
  )
}
