import { Copy, ExternalLink, Mail, Phone } from 'lucide-react'
import { type Contact, contactHref } from '../../../shared/queries/contactWays.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { w } from './messages.ts'
import './contacts.css'

const useCopy = () => {
  const { t } = useI18n()
  const toasts = useToasts()
  return async (value: string) => {
    try {
      await navigator.clipboard.writeText(value)
      toasts.show({ text: t(w.copied, { value }), timeout: 2_500 })
    } catch {
      toasts.show({ text: t(w.notCopied), tone: 'bad' })
    }
  }
}

interface WayActsProps extends Contact {
  /** The value itself is a link already. */
  readonly isLinked?: boolean
}

/** Beside a way to reach somebody: use it, where an address can be made of it, and copy it. */
export const WayActs = ({ kind, value, isLinked }: WayActsProps) => {
  const { t } = useI18n()
  const copy = useCopy()
  const href = contactHref({ kind, value })
  const Icon = kind === 'email' ? Mail : kind === 'phone' ? Phone : ExternalLink
  const says = t(kind === 'email' ? w.writeTo : kind === 'phone' ? w.call : w.open, { value })
  if (value === '') return null
  return (
    <span className="v-way-acts">
      {href && !isLinked ? (
        <Link href={href} className="v-icon-button v-icon-button-small" aria-label={says} title={says}>
          <Icon size={16} aria-hidden />
        </Link>
      ) : null}
      <IconButton icon={Copy} size="small" label={t(w.copy, { value })} onPress={() => void copy(value)} />
    </span>
  )
}

/** A way to reach somebody, to read: a link where it safely can be one, and its copy. */
export const Way = (way: Contact) => {
  const href = contactHref(way)
  return (
    <span className="v-way">
      {href ? <Link href={href}>{way.value}</Link> : <span>{way.value}</span>}
      <WayActs {...way} isLinked={href !== null} />
    </span>
  )
}
