import { useSearch } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { NoticeItem } from '../../store/duties/NoticeItem.tsx'
import { n } from '../../store/duties/noticeMessages.ts'
import { useNotices, useRevocations } from '../../store/duties/useAsked.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { defineMessages, useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'

const m = defineMessages({
  earlier: { en: 'Show earlier ones', de: 'Frühere zeigen', ru: 'Показать более ранние' },
})

const STEP = 50

/** Everything that changed here because somebody's standing did, newest first: by whose decision, why, and the way back. */
export const NoticesScreen = () => {
  const { t } = useI18n()
  const { at } = useSearch({ strict: false }) as { readonly at?: unknown }
  const notices = useNotices()
  const revocations = useRevocations()
  const [shown, setShown] = useState(STEP)
  const place = notices?.findIndex(({ id }) => id === at) ?? -1
  useEffect(() => {
    if (place < 0) return
    setShown((count) => Math.max(count, place + 1))
    document.getElementById(`notice-${String(at)}`)?.scrollIntoView({ block: 'start' })
  }, [place, at])
  return (
    <Page title={t(n.title)} count={notices?.length || undefined} layout="text">
      {notices?.length === 0 ? (
        <EmptyState icon={ScrollText} title={t(n.none)}>
          {t(n.noneText)}
        </EmptyState>
      ) : (
        <div className="v-notices">
          {notices?.slice(0, shown).map((notice) => (
            <div key={notice.id} id={`notice-${notice.id}`} className="v-notice-at">
              <NoticeItem
                notice={notice}
                revocation={revocations?.find(({ id }) => id === notice.revocation)}
                startsOpen={notice.id === at}
              />
            </div>
          ))}
        </div>
      )}
      {notices && notices.length > shown ? (
        <Button variant="plain" onPress={() => setShown(shown + STEP)}>
          {t(m.earlier)}
        </Button>
      ) : null}
    </Page>
  )
}
