import { NoticeItem } from '../../store/duties/NoticeItem.tsx'
import { n } from '../../store/duties/noticeMessages.ts'
import { useNotices, useRevocations } from '../../store/duties/useAsked.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'

const FORTNIGHT = 14 * 86_400_000

/** The latest changes of who may, while they are news. Absent when there are none. */
export const WhatChanged = ({ now }: { readonly now: number }) => {
  const { t } = useI18n()
  const notices = useNotices()
  const revocations = useRevocations()
  const fresh = notices?.filter(({ at }) => now - at < FORTNIGHT).slice(0, 3) ?? []
  if (fresh.length === 0) return null
  return (
    <Section title={t(n.title)} actions={<Link href="/notices">{t(n.all)}</Link>}>
      <div className="v-notices">
        {fresh.map((notice) => (
          <NoticeItem
            key={notice.id}
            notice={notice}
            revocation={revocations?.find(({ id }) => id === notice.revocation)}
            isShort
          />
        ))}
      </div>
    </Section>
  )
}
