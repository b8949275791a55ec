import type { ReactNode } from 'react'
import './Facts.css'

/** Fields of a record as a quiet list: label left, value right, boxes only where one points or types. Takes any kit fields. */
export const Facts = ({ children }: { readonly children: ReactNode }) => <div className="v-facts">{children}</div>

/** A fact that is not a field: text, a link, a button. */
export const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="v-field v-fact">
    <span className="v-label">{label}</span>
    <div className="v-fact-value">{children}</div>
  </div>
)
