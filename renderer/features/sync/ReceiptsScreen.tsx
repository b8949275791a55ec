import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useReceipts } from '../../store/hooks.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { faceOf } from './faceOf.ts'
import { messages } from './messages.ts'
import { openIn, sumsOf, titleOf } from './receiptWords.ts'
import './sync.css'

const step = 100

/** Every meeting on this machine, newest first. */
export const ReceiptsScreen = () => {
  const i18n = useI18n()
  const { t } = i18n
  const receipts = useReceipts()?.filter((receipt) => receipt.received > 0 || receipt.sent > 0)
  const [shown, setShown] = useState(step)
  return (
    <Page title={t(messages.receipts)} count={receipts?.length || undefined} layout="text">
      {receipts?.length === 0 ? (
        <EmptyState
          icon={Inbox}
          title={t(messages.noReceipts)}
          action={<Link href="/invite">{t(messages.invite)}</Link>}
        >
          {t(messages.noReceiptsText)}
        </EmptyState>
      ) : (
        <ul className="v-receipt-list">
          {receipts?.slice(0, shown).map((receipt) => (
            <li key={receipt.id}>
              <Link href={`/receipts/${receipt.id}`} className="v-receipt-line">
                <Avatar
                  name={receipt.peer.name}
                  seed={faceOf(receipt.peer.member) || receipt.peer.device || receipt.id}
                />
                <span className="v-receipt-words">
                  <span className="v-receipt-title">{titleOf(i18n, receipt)}</span>
                  <span className="v-receipt-sums">{sumsOf(i18n, receipt)}</span>
                </span>
                {openIn(receipt) > 0 ? (
                  <Badge tone="warn">{t(messages.clashCount, { n: openIn(receipt) })}</Badge>
                ) : null}
                <Caption title={exactAt(i18n, receipt.until)}>{formatAt(i18n, receipt.until)}</Caption>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {receipts && receipts.length > shown ? (
        <Button variant="plain" onPress={() => setShown(shown + step)}>
          {t({ en: 'Show earlier ones', de: 'Frühere zeigen', ru: 'Показать более ранние' })}
        </Button>
      ) : null}
    </Page>
  )
}
