import type { ReactNode } from 'react'
import { QrImage } from './QrImage.tsx'
import './GivenLink.css'

interface GivenLinkProps {
  readonly link: string
  /** What the code is, for who does not see it. */
  readonly label: string
  /** Side of the code, px. */
  readonly size?: number
  /** Above the link. */
  readonly lead?: ReactNode
  /** Below it. */
  readonly children?: ReactNode
}

/** A link for another machine: as a code for its camera, as text for a message, and what is to be known about it. */
export const GivenLink = ({ link, label, size = 220, lead, children }: GivenLinkProps) => (
  <div className="v-given">
    {link ? <QrImage text={link} label={label} size={size} /> : null}
    <div className="v-given-words">
      {lead}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <code className="v-given-text" tabIndex={0}>
        {link}
      </code>
      {children}
    </div>
  </div>
)
