import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import { n } from './noticeMessages.ts'
import { useNotices, useRevocations } from './useAsked.ts'

/** What changed about who may what while a meeting lasted: inside its receipt. Epoch ms. Nothing where nothing did. */
export const NoticesBetween = ({ from, until }: { readonly from: number; readonly until: number }) => {
  const { t } = useI18n()
  const notices = useNotices()
  const revocations = useRevocations()
  // What came last takes effect a moment after the meeting's last word.
  const brought = notices?.filter(({ at }) => at >= from && at <= until + 5000) ?? []
  if (brought.length === 0) return null
  return (
    <Section title={t(n.broughtHere)} count={brought.length}>
      <div className="v-notices">
        {brought.map((notice) => (
          <NoticeItem
            key={notice.id}
            notice={notice}
            revocation={revocations?.find(({ id }) => id === notice.revocation)}
          />
        ))}
      </div>
    </Section>
  )
}
