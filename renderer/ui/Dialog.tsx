import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import { useI18n } from './i18n.tsx'
import { reachable } from './reachable.ts'
import { words } from './words.ts'
import './Dialog.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Buttons at the foot; the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** For what must not be lost by a stray click. */
  readonly staysOnOutsideClick?: boolean
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
}

/** For creating and for the irreversible; everything else saves itself where it stands. */
export const Dialog = ({
  title,
  isOpen,
  onClose,
  actions,
  size = 'medium',
  staysOnOutsideClick,
  role = 'dialog',
  children,
}: DialogProps) => {
  const { t } = useI18n()
  return (
    <ModalOverlay
      className="v-veil"
      isOpen={isOpen}
      onOpenChange={(next) => next || onClose()}
      isDismissable={!staysOnOutsideClick}
    >
      <Modal className={cx('v-modal', `v-modal-${size}`)}>
        <AriaDialog className="v-dialog" role={role} data-v-modal>
          <header className="v-dialog-head">
            <Heading slot="title" level={2} className="v-dialog-title">
              {title}
            </Heading>
            <IconButton icon={X} label={t(words.close)} size="small" onPress={onClose} />
          </header>
          <div className="v-dialog-body" ref={reachable}>
            {children}
          </div>
          {actions ? <footer className="v-dialog-foot">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
