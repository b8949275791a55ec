import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { useReceipts } from '../../store/hooks.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { messages } from './messages.ts'

/** The latest meetings on this machine. */
export const CameIn = () => {
  const i18n = useI18n()
  const { t } = i18n
  const all = useReceipts()
  if (!all) return null
  // Machines greet each other often; only what brought something is news.
  const receipts = all.filter((receipt) => receipt.received > 0)
  return (
    <Section
      title={t(messages.cameIn)}
      actions={receipts.length > 0 ? <Link href="/receipts">{t(messages.allCameIn)}</Link> : null}
    >
      {receipts.length === 0 ? (
        <p className="v-home-empty">{t(messages.nothingCame)}</p>
      ) : (
        <ul className="v-next">
          {receipts.slice(0, 3).map((receipt) => {
            const n = Object.values(receipt.counts).reduce((sum, each) => sum + each.added + each.changed, 0)
            const name = receipt.peer.name || t(messages.someone)
            return (
              <li key={receipt.id} className="v-next-line">
                <Avatar
                  name={receipt.peer.name}
                  seed={receipt.peer.member ? memberEntityId(receipt.peer.member, member.type) : receipt.id}
                />
                <span className="v-next-words">
                  <Link href={`/receipts/${receipt.id}`} className="v-next-title v-truncate">
                    {receipt.peer.device === '' ? t(messages.fromFile) : t(messages.withName, { name })}
                  </Link>
                  <span className="v-next-when">{t(messages.changes, { n })}</span>
                </span>
                <Caption title={exactAt(i18n, receipt.until)}>{formatAt(i18n, receipt.until)}</Caption>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
