import type { EntityId } from '../../../shared/model/ids.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { n } from './noticeMessages.ts'
import { useNotices } from './useAsked.ts'
import './duties.css'

/** Under a record that shows an earlier value because somebody's doing does not count any more; nothing else. */
export const SetAsideMark = ({ entity }: { readonly entity: EntityId }) => {
  const { t } = useI18n()
  const notices = useNotices()
  // The newest word on it: what was set aside and came back is not marked.
  const last = notices?.find(({ entities }) => entities.includes(entity))
  if (!last || last.kind === 'restored' || last.setAside === 0) return null
  return (
    <p className="v-set-aside">
      {t(n.mark)} <Link href={`/notices?at=${last.id}`}>{t(n.markWhy)}</Link>
    </p>
  )
}
