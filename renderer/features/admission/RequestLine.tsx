import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { ApplicationRow } from '../../../shared/model/application.ts'
import { type EntityId, memberOfEntityId } from '../../../shared/model/ids.ts'
import type { DecidedRequest, OpenRequest } from '../../store/admission/useRequests.ts'
import { profileOf } from '../../store/duties/names.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { cx } from '../../ui/cx.ts'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { a } from './admissionMessages.ts'

const DAY = 86_400_000

interface LineProps {
  readonly isOpen: boolean
  readonly onOpen: (id: EntityId) => void
}

const Line = ({
  row,
  detail,
  children,
  isOpen,
  onOpen,
}: LineProps & { readonly row: ApplicationRow; readonly detail: string; readonly children: ReactNode }) => (
  <li>
    <Button
      className={cx('v-request', isOpen && 'v-request-open')}
      onPress={() => onOpen(row.id)}
      aria-current={isOpen ? 'true' : undefined}
    >
      <Avatar name={row.name} seed={profileOf(memberOfEntityId(row.id))} size={28} />
      <span className="v-request-words">
        <span className="v-request-name v-truncate">{row.name}</span>
        <span className="v-request-intro v-truncate">{detail}</span>
      </span>
      <span className="v-request-facts">{children}</span>
    </Button>
  </li>
)

/** One that waits: who, how many vouch, how long. */
export const RequestLine = ({ request: { row, vouches }, ...line }: LineProps & { readonly request: OpenRequest }) => {
  const i18n = useI18n()
  const { t } = i18n
  const days = Math.max(0, Math.floor((Date.now() - row.createdAt) / DAY))
  return (
    <Line row={row} detail={row.intro} {...line}>
      <span>{t(a.vouched, { n: vouches })}</span>
      <span title={exactAt(i18n, row.createdAt)}>{t(a.waits, { n: days })}</span>
    </Line>
  )
}

/** One that was decided: how, why, when. */
export const DecidedLine = ({
  request: { row, isIn, at, reason },
  ...line
}: LineProps & { readonly request: DecidedRequest }) => {
  const i18n = useI18n()
  const { t } = i18n
  return (
    <Line row={row} detail={reason || row.intro} {...line}>
      <Badge tone={isIn ? 'good' : 'neutral'}>{t(isIn ? a.admitted : a.declined)}</Badge>
      <span title={exactAt(i18n, at)}>{formatAt(i18n, at, { starts: true })}</span>
    </Line>
  )
}
