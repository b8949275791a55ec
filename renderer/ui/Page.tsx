import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import { useI18n } from './i18n.tsx'
import { useTitle } from './useTitle.ts'
import { words } from './words.ts'
import './Page.css'

export interface PageProps {
  readonly title: string
  /** Beside the title: how many there are. */
  readonly count?: number | string
  /** Before the title: a colour dot, an avatar. */
  readonly mark?: ReactNode
  /** View options and the one primary action. */
  readonly actions?: ReactNode
  /** A second line: search, filters. */
  readonly toolbar?: ReactNode
  /** Shows a way back; Escape does the same (`useAction`). */
  readonly onBack?: () => void
  /** `text`: reading width with margins. `edges` (usual): content to the edges, lists and boards scroll by themselves. */
  readonly layout?: 'edges' | 'text'
  readonly children: ReactNode
}

/** One header line, then content. The title is also the window's. */
export const Page = ({ title, count, mark, actions, toolbar, onBack, layout = 'edges', children }: PageProps) => {
  const { t, number } = useI18n()
  const id = useId()
  useTitle(title)
  return (
    <section className="v-page" aria-labelledby={id}>
      <header className={cx('v-page-head', layout === 'text' && 'v-page-column')}>
        {onBack ? <IconButton icon={ArrowLeft} label={t(words.back)} keys="Escape" onPress={onBack} /> : null}
        {mark}
        <h1 id={id} className="v-page-title v-truncate">
          {title}
        </h1>
        {count === undefined ? null : (
          <span className="v-page-count">{typeof count === 'number' ? number(count) : count}</span>
        )}
        {actions ? <div className="v-page-actions">{actions}</div> : null}
      </header>
      {toolbar ? <div className={cx('v-page-toolbar', layout === 'text' && 'v-page-column')}>{toolbar}</div> : null}
      <div className={cx('v-page-body', layout === 'text' && 'v-page-text')}>{children}</div>
    </section>
  )
}
