import type { ReactNode } from 'react'
import { Button, Link } from 'react-aria-components'
import { cx } from '../ui/cx.ts'
import type { IconType } from '../ui/icon.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'

interface RailItem {
  readonly icon?: IconType
  readonly mark?: ReactNode
  readonly label: string
  /** How much waits there; said beside the label, and a dot on the icon alone. */
  readonly count?: { readonly n: number; readonly label: string }
  /** Icon only; the label is read and shown on hover. */
  readonly isNarrow: boolean
}

const Face = ({ icon: Icon, mark, label, count, isNarrow }: RailItem) => (
  <>
    <span className={cx('v-rail-mark', count && isNarrow && 'v-rail-waiting')}>
      {Icon ? <Icon size={16} aria-hidden /> : mark}
    </span>
    {isNarrow ? null : <span className="v-rail-label v-truncate">{label}</span>}
    {count && !isNarrow ? (
      <span className="v-rail-count" title={count.label}>
        <span aria-hidden>{count.n}</span>
        <span className="v-unseen">{count.label}</span>
      </span>
    ) : null}
  </>
)

const fullLabel = ({ label, count }: RailItem): string => (count ? `${label}, ${count.label}` : label)

export const RailLink = ({
  href,
  isCurrent,
  children,
  ...face
}: RailItem & { readonly href: string; readonly isCurrent: boolean; readonly children?: ReactNode }) => {
  const link = (
    <Link
      href={href}
      className={cx('v-rail-item', isCurrent && 'v-rail-current', face.isNarrow && 'v-rail-icon-only')}
      aria-label={face.isNarrow ? fullLabel(face) : undefined}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Face {...face} />
    </Link>
  )
  return (
    <li>
      {face.isNarrow ? <Tooltip text={fullLabel(face)}>{link}</Tooltip> : link}
      {children}
    </li>
  )
}

export const RailButton = ({
  onPress,
  keys,
  ...face
}: RailItem & { readonly onPress: () => void; readonly keys?: string }) => {
  const button = (
    <Button
      className={cx('v-rail-item', face.isNarrow && 'v-rail-icon-only')}
      onPress={onPress}
      aria-label={face.isNarrow ? face.label : undefined}
    >
      <Face {...face} />
      {keys && !face.isNarrow ? <Kbd keys={keys} /> : null}
    </Button>
  )
  return face.isNarrow ? (
    <Tooltip text={face.label} keys={keys}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}
