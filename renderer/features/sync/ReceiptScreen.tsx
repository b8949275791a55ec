import { useNavigate } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import type { Clash, Receipt } from '../../../shared/replica/receipt.ts'
import { NoticesBrought } from '../../store/duties/NoticesBrought.tsx'
import { hrefOf } from '../../store/duties/records.ts'
import { useLive, useReceipts, useSession } from '../../store/hooks.tsx'
import { tooEarlyText } from '../../store/tooEarlyText.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { Section } from '../../ui/Section.tsx'
import { ClashCard } from './ClashCard.tsx'
import { kinds, messages } from './messages.ts'
import { talliesOf, titleOf } from './receiptWords.ts'
import './sync.css'

/** Names of the people a receipt mentions. */
const useNames = (receipt: Receipt | undefined) => {
  const { t } = useI18n()
  const { me } = useSession()
  const people = new Set<MemberId>()
  for (const each of receipt?.arrivals ?? []) if (each.by) people.add(each.by)
  for (const { kept, other } of receipt?.clashes ?? [])
    for (const side of [kept, other]) if (side.by) people.add(side.by)
  const ids = [...people]
  const names = useLive(
    async (rows) => {
      const found = await rows.many(
        'member',
        ids.map((id) => memberEntityId(id, member.type)),
      )
      return new Map(ids.map((id, index) => [id, found[index]?.name ?? '']))
    },
    [ids.join()],
  )
  const realNameOf = (by: MemberId | '') => (by && names?.get(by)) || ''
  const nameOf = (by: MemberId | '') => (by === me ? t(messages.you) : realNameOf(by) || t(messages.unknownPerson))
  return { nameOf, realNameOf }
}

const keyOf = (clash: Clash): string => `${clash.entity} ${clash.field}`

/** After a meeting: what came, from whom, and where two people had changed the same thing. */
export const ReceiptScreen = ({ id }: { readonly id: string }) => {
  const i18n = useI18n()
  const { t, number } = i18n
  const navigate = useNavigate()
  const receipts = useReceipts()
  const receipt = receipts?.find((each) => each.id === id)
  const { nameOf, realNameOf } = useNames(receipt)
  const back = () => void navigate({ to: '/receipts' })
  if (!receipts) return null
  if (!receipt)
    return (
      <Page title={t(messages.receipts)} onBack={back}>
        <EmptyState
          icon={Inbox}
          title={t(messages.goneReceipt)}
          action={<Link href="/receipts">{t(messages.receipts)}</Link>}
        />
      </Page>
    )
  const { clashes } = receipt
  const tallies = talliesOf(receipt)
  const all = tallies.reduce((sum, each) => sum + each.added + each.changed, 0)
  return (
    <Page
      title={titleOf(i18n, receipt)}
      onBack={back}
      actions={<Caption title={exactAt(i18n, receipt.until)}>{formatAt(i18n, receipt.until)}</Caption>}
      layout="text"
    >
      <div className="v-receipt">
        <div className="v-stack">
          {tallies.length > 0 ? (
            <dl className="v-tallies">
              {tallies.map(({ type, added, changed }) => (
                <div className="v-tally" key={type}>
                  <dt>{t(kinds[type])}</dt>
                  <dd>
                    {[
                      added > 0 ? t(messages.addedN, { n: number(added) }) : '',
                      changed > 0 ? t(messages.changedN, { n: number(changed) }) : '',
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </dd>
                </div>
              ))}
            </dl>
          ) : (
            <p>{t(messages.nothingNew)}</p>
          )}
          {receipt.tooEarly ? <p>{tooEarlyText(i18n, receipt)}</p> : null}
          {receipt.sent > 0 ? <p className="v-quiet">{t(messages.sentOnly, { n: receipt.sent })}</p> : null}
        </div>
        <NoticesBrought revokes={receipt.revokes ?? []} />
        {clashes.length > 0 ? (
          <Section title={t(messages.clashes)} count={clashes.length}>
            <p className="v-quiet v-prose">{t(messages.clashesText)}</p>
            <div className="v-clashes">
              {clashes.map((clash) => (
                <ClashCard key={keyOf(clash)} clash={clash} nameOf={nameOf} realNameOf={realNameOf} />
              ))}
            </div>
          </Section>
        ) : null}
        {receipt.arrivals.length > 0 ? (
          <Section title={t(messages.arrived)} count={receipt.arrivals.length}>
            <ul className="v-arrivals">
              {[...receipt.arrivals].reverse().map((arrival) => {
                const href = arrival.change === 'removed' ? '' : hrefOf(arrival.entity)
                const title = arrival.title || t(arrival.type === 'rsvp' ? kinds.rsvp : messages.untitled)
                return (
                  <li key={`${arrival.entity} ${arrival.change}`} className="v-arrival">
                    <span className="v-truncate">{href ? <Link href={href}>{title}</Link> : title}</span>
                    <span className="v-arrival-by v-truncate">{nameOf(arrival.by)}</span>
                    <Badge tone={arrival.change === 'new' ? 'accent' : 'neutral'}>{t(messages[arrival.change])}</Badge>
                  </li>
                )
              })}
            </ul>
            {all > receipt.arrivals.length ? (
              <Caption>{t(messages.first500, { n: number(receipt.arrivals.length), all: number(all) })}</Caption>
            ) : null}
          </Section>
        ) : null}
      </div>
    </Page>
  )
}
