import { ArrowLeft, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './IconButton.tsx'
import { useI18n } from './i18n.tsx'
import { isModal, isTyping, useKey } from './keys.ts'
import { besideQuery, useMediaQuery } from './useMediaQuery.ts'
import { useTitle } from './useTitle.ts'
import { words } from './words.ts'
import './Inspector.css'

export interface InspectorProps {
  /** The record's name: the window's title, and read when it opens. */
  readonly title: string
  /** Small, above: what kind of record. Shown in the header line. */
  readonly kind?: string
  readonly onClose: () => void
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One open record. Escape closes it and gives the focus back to where it came from. */
export const Inspector = ({ title, kind, onClose, actions, children }: InspectorProps) => {
  const { t } = useI18n()
  const isBeside = useMediaQuery(besideQuery)
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const cameFrom = useRef<Element | null>(null)
  useTitle(title)
  useEffect(() => {
    cameFrom.current = document.activeElement
    if (!isBeside) box.current?.focus()
    return () => {
      const back = cameFrom.current
      if (back instanceof HTMLElement && back.isConnected && document.activeElement === document.body) back.focus()
    }
  }, [isBeside])
  useKey('Escape', onClose)
  // While one types, `useKey` is silent. A field that had something to take back has stopped the event already.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget, nativeEvent } = event
    if (event.key !== 'Escape' || event.defaultPrevented || nativeEvent.isComposing || isModal()) return
    if (!(target instanceof Node && currentTarget.contains(target) && isTyping(target))) return
    event.preventDefault()
    onClose()
  }
  return (
    <aside className="v-inspector" aria-labelledby={id} ref={box} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="v-inspector-head">
        {isBeside ? null : <IconButton icon={ArrowLeft} label={t(words.back)} keys="Escape" onPress={onClose} />}
        <p id={id} className="v-inspector-kind v-truncate">
          {kind ?? title}
        </p>
        <div className="v-inspector-actions">
          {actions}
          {isBeside ? <IconButton icon={X} label={t(words.close)} keys="Escape" onPress={onClose} /> : null}
        </div>
      </header>
      <div className="v-inspector-body">{children}</div>
    </aside>
  )
}
