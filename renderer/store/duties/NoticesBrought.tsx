import type { CommitId } from '../../../shared/model/ids.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import { n } from './noticeMessages.ts'
import { useNotices, useRevocations } from './useAsked.ts'

/** What changed about who may what by what a meeting brought: inside its receipt. Nothing where nothing did. */
export const NoticesBrought = ({ revokes }: { readonly revokes: readonly CommitId[] }) => {
  const { t } = useI18n()
  const notices = useNotices()
  const revocations = useRevocations()
  const brought = notices?.filter(({ id }) => revokes.includes(id)) ?? []
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
