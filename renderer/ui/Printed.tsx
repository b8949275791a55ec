import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './Printed.css'

/** Only on paper, and then nothing else: while it is mounted, printing the window prints this. */
export const Printed = ({ children }: { readonly children: ReactNode }) =>
  createPortal(
    <div className="v-printed" aria-hidden>
      {children}
    </div>,
    document.body,
  )
