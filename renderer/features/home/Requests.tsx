import type { useWaitingRequests } from '../../store/admission/useRequests.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { messages } from './messages.ts'

const DAY = 86_400_000
const SHOWN = 3

/** People who ask to join: those whose request lies at this laptop's door only, and those on whom this person may decide. */
export const Requests = ({ open, atDoor }: ReturnType<typeof useWaitingRequests>) => {
  const { t, list } = useI18n()
  const now = Date.now()
  return (
    <>
      {atDoor.length > 0 ? (
        <li className="v-needs-line">
          <span className="v-next-words">
            <span>{t(messages.atDoor, { n: atDoor.length })}</span>
            <span className="v-next-when v-truncate">{list(atDoor.slice(0, SHOWN).map(({ name }) => name))}</span>
          </span>
          <Link href="/admission">{t(messages.lookAtIt)}</Link>
        </li>
      ) : null}
      {open.slice(0, SHOWN).map(({ row, vouches }) => (
        <li key={row.id} className="v-needs-line">
          <span className="v-next-words">
            <span className="v-truncate">{t(messages.asksToJoin, { name: row.name })}</span>
            <span className="v-next-when">
              {t(messages.asksDetail, { days: Math.max(0, Math.floor((now - row.createdAt) / DAY)), vouches })}
            </span>
          </span>
          <Link href={`/admission/${row.id}`}>{t(messages.lookAtIt)}</Link>
        </li>
      ))}
      {open.length > SHOWN ? (
        <li className="v-needs-line">
          <span className="v-next-words">{t(messages.moreRequests, { n: open.length - SHOWN })}</span>
          <Link href="/admission">{t(messages.lookAtIt)}</Link>
        </li>
      ) : null}
    </>
  )
}
