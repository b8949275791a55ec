import type { EntityName } from '../../../shared/model/entities.ts'
import type { Receipt } from '../../../shared/replica/receipt.ts'
import type { I18n } from '../../ui/i18n.tsx'
import { kinds, messages } from './messages.ts'

const order: readonly EntityName[] = [
  'member',
  'application',
  'vouch',
  'decision',
  'event',
  'card',
  'department',
  'rsvp',
  'column',
  'network',
]

/** What came, by kind, in the order people care about. */
export const talliesOf = (
  receipt: Receipt,
): readonly { readonly type: EntityName; readonly added: number; readonly changed: number }[] =>
  order.flatMap((type) => {
    const count = receipt.counts[type]
    return count && count.added + count.changed > 0 ? [{ type, ...count }] : []
  })

/** "People: 12 new, 1 changed · Cards: 3 changed". */
export const sumsOf = (i18n: I18n, receipt: Receipt): string => {
  const { t, number } = i18n
  const parts = talliesOf(receipt).map(({ type, added, changed }) => {
    const counts = [
      added > 0 ? t(messages.addedN, { n: number(added) }) : '',
      changed > 0 ? t(messages.changedN, { n: number(changed) }) : '',
    ].filter(Boolean)
    return `${t(kinds[type])}: ${counts.join(', ')}`
  })
  if (receipt.sent > 0) parts.push(t(messages.sentOnly, { n: receipt.sent }))
  return parts.length > 0 ? parts.join(' · ') : t(messages.nothingNew)
}

/** Whom it was with; a bundle has no peer. */
export const titleOf = (i18n: I18n, receipt: Receipt): string =>
  receipt.peer.device === ''
    ? i18n.t(messages.fromFile)
    : i18n.t(messages.withName, { name: receipt.peer.name || i18n.t(messages.someone) })

/** How many clashes nobody settled while the meeting lasted. */
export const openIn = ({ clashes }: Receipt): number => clashes.filter(({ settled }) => !settled).length
