import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button } from './Button.tsx'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import { useI18n } from './i18n.tsx'
import { words } from './words.ts'
import './toasts.css'

export interface ToastOptions {
  readonly text: string
  readonly detail?: string
  readonly action?: { readonly label: string; readonly onAction: () => void }
  readonly tone?: 'plain' | 'bad'
  /** ms; 0 = until closed. Something with an action stays long enough to reach it. */
  readonly timeout?: number
}

const queue = new ToastQueue<ToastOptions>({ maxVisibleToasts: 3 })

/** The toast that offers something; a newer offer takes its place, so that two Undos never stand side by side. */
let offer: string | null = null

const toasts = {
  /** Says what just happened, with at most one thing to do about it (Undo). Returns its closer. */
  show(options: ToastOptions): () => void {
    const usual = options.tone === 'bad' ? 12_000 : options.action ? 8_000 : 5_000
    const timeout = options.timeout ?? usual
    if (options.action && offer !== null) queue.close(offer)
    const key = queue.add(options, timeout === 0 ? {} : { timeout })
    if (options.action) offer = key
    return () => queue.close(key)
  },
}

export const useToasts = (): typeof toasts => toasts

/** Stands once, in the frame. */
export const Toasts = () => {
  const { t, locale } = useI18n()
  // What was said in another language is over; Undo stays within reach of its keys.
  const said = useRef(locale)
  useEffect(() => {
    if (said.current !== locale) queue.clear()
    said.current = locale
  }, [locale])
  // The queue outlives what draws it; what was said there does not.
  useEffect(() => () => queue.clear(), [])
  return (
    <ToastRegion queue={queue} className="v-toasts" aria-label={t(words.notices)}>
      {({ toast }) => {
        const { text, detail, action, tone } = toast.content
        return (
          <Toast toast={toast} className={cx('v-toast', tone === 'bad' && 'v-toast-bad')}>
            <ToastContent className="v-toast-words">
              <Text slot="title">{text}</Text>
              {detail ? (
                <Text slot="description" className="v-toast-detail">
                  {detail}
                </Text>
              ) : null}
            </ToastContent>
            {action ? (
              <Button
                variant="plain"
                size="small"
                className="v-toast-action"
                slot={null}
                onPress={() => {
                  action.onAction()
                  queue.close(toast.key)
                }}
              >
                {action.label}
              </Button>
            ) : null}
            <IconButton
              icon={X}
              label={t(words.close)}
              size="small"
              slot={null}
              onPress={() => queue.close(toast.key)}
            />
          </Toast>
        )
      }}
    </ToastRegion>
  )
}
