import { cx } from './cx.ts'
import './Avatar.css'

export interface AvatarProps {
  readonly name: string
  /** What the colour comes from: the person's id, so that it stays when the name changes. */
  readonly seed: string
  readonly size?: 20 | 28 | 40 | 64 | undefined
  /** A photo, shown instead of the initials. */
  readonly src?: string | null
  /** The name stands beside it anyway (usual): not read twice. */
  readonly isNamed?: boolean
}

/** Same seed, same hue, on every machine. */
export const hueOf = (seed: string): number => {
  let sum = 0
  for (let i = 0; i < seed.length; i++) sum = (sum * 31 + seed.charCodeAt(i)) >>> 0
  return sum % 8
}

/** At most two letters: of first and last name. */
export const initialsOf = (name: string): string => {
  const parts = name.trim().split(/\s+/).filter(Boolean)
  const letters = parts.length > 1 ? [parts[0]!, parts.at(-1)!] : parts
  return letters.map((part) => ([...part][0] ?? '').toLocaleUpperCase()).join('') || '?'
}

export const Avatar = ({ name, seed, size = 28, src, isNamed = true }: AvatarProps) => (
  <span
    className={cx('v-avatar', `v-avatar-${size}`, `v-hue-${hueOf(seed)}`)}
    {...(isNamed ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
  >
    {src ? <img className="v-avatar-photo" src={src} alt="" draggable={false} /> : initialsOf(name)}
  </span>
)
