import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { type I18n, type Message, useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLive } from '../hooks.tsx'
import type { Notice, Revocation } from '../trust.ts'
import { type ClosedDevice, closedDevice } from './closedDevice.ts'
import { m } from './messages.ts'
import { profileOf, useMemberNames } from './names.ts'
import { n } from './noticeMessages.ts'
import { countsOf, hrefOf, kindName, kindOf, readRecords, type ShownRecord } from './records.ts'
import { roleName } from './roleWords.ts'
import { useTrustActs } from './useTrustActs.ts'
import './duties.css'

type Said = { readonly other: Message; readonly you: Message }

const lostOf: Readonly<Record<ClosedDevice['kind'], Said>> = {
  paper: { other: n.sheetLost, you: n.sheetLostYou },
  laptop: { other: n.laptopLost, you: n.laptopLostYou },
  unknown: { other: n.deviceLost, you: n.deviceLostYou },
}

const saidOf: Readonly<Record<Notice['kind'], Said>> = {
  removed: { other: n.removed, you: n.removedYou },
  roleTaken: { other: n.roleTaken, you: n.roleTakenYou },
  deviceLost: { other: n.deviceLost, you: n.deviceLostYou },
  inviteRevoked: { other: n.inviteRevoked, you: n.inviteRevoked },
  restored: { other: n.restored, you: n.restoredYou },
}

interface NoticeItemProps {
  readonly notice: Notice
  /** The taking back that it tells of; undefined until read. */
  readonly revocation: Revocation | undefined
  /** One or two lines, for the side of a page. */
  readonly isShort?: boolean
  readonly startsOpen?: boolean
}

/** One change of standing: what, by whose decision and why, what shows something else now, and the way back for who may. */
export const NoticeItem = ({ notice, revocation, isShort = false, startsOpen = false }: NoticeItemProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const [isOpen, setOpen] = useState(startsOpen)
  const { bringBack } = useTrustActs()
  const { nameOf, isMe } = useMemberNames([notice.about, notice.by])
  const { about, by, entities, setAside, restored } = notice
  const name = about === '' ? '' : nameOf(about)
  const device = revocation?.aim.by === 'device' ? revocation.aim.device : undefined
  const named = useLive(
    async (rows) => (device && about ? (await rows.get('member', profileOf(about)))?.deviceNames : undefined),
    [device, about],
  )
  const closed = closedDevice(device, named)
  const said = notice.kind === 'deviceLost' ? lostOf[closed.kind] : saidOf[notice.kind]
  const laptop = closed.kind === 'laptop' ? closed.name : ''
  const role = notice.role ? roleName(i18n, notice.role) : ''
  const sentence =
    notice.kind === 'restored' && about === ''
      ? t(n.restoredAny)
      : t(isMe(about) ? said.you : said.other, { name, role, laptop, named: laptop ? 'yes' : 'no' })
  const when = formatAt(i18n, revocation?.at || notice.at)
  const reason = notice.kind === 'restored' ? '' : (revocation?.reason ?? '')
  const isUndone = notice.kind !== 'restored' && revocation?.undone === true
  return (
    <article className="v-notice" aria-label={sentence}>
      {about === '' ? null : <Avatar name={name} seed={profileOf(about)} />}
      <div className="v-notice-words">
        <p className="v-notice-title">
          {about === '' ? sentence : <Link href={`/people/${profileOf(about)}`}>{sentence}</Link>}
          {isUndone ? <Badge>{t(n.isUndone)}</Badge> : null}
        </p>
        <p className="v-notice-why" title={exactAt(i18n, revocation?.at || notice.at)}>
          {by === '' ? when : isMe(by) ? t(n.decidedByYou, { when }) : t(n.decidedBy, { by: nameOf(by), when })}
          {reason ? `: ${t(n.because, { reason })}` : ''}
        </p>
        {isShort && setAside + restored === 0 ? null : (
          <p className="v-notice-what">
            {setAside > 0 ? t(n.setAside, { n: setAside }) : ''}
            {setAside > 0 && restored > 0 ? ', ' : ''}
            {restored > 0 ? t(n.counts, { n: restored }) : ''}
            {setAside + restored === 0 ? t(n.nothingElse) : ''}
            {setAside + restored > 0 && entities.length > 0 ? `: ${countsOf(i18n, entities)}` : ''}
          </p>
        )}
        {isShort ? null : (
          <div className="v-row">
            {entities.length > 0 ? (
              <Button
                size="small"
                variant="plain"
                aria-expanded={isOpen}
                end={isOpen ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
                onPress={() => setOpen(!isOpen)}
              >
                {t(isOpen ? n.hideRecords : n.showRecords, { n: entities.length })}
              </Button>
            ) : null}
            {revocation?.mayUndo && !revocation.undone && notice.kind !== 'restored' ? (
              <Button size="small" onPress={() => void bringBack(notice.revocation, t(m.undone))}>
                {t(n.undoIt)}
              </Button>
            ) : null}
          </div>
        )}
        {isOpen ? <Records notice={notice} isBack={notice.kind === 'restored' || isUndone} /> : null}
      </div>
    </article>
  )
}

const Records = ({ notice, isBack }: { readonly notice: Notice; readonly isBack: boolean }) => {
  const i18n = useI18n()
  const records = useLive((rows) => readRecords(rows, notice.entities), [notice.id])
  if (!records) return null
  return (
    <>
      <ul className="v-consequence-list">
        {records.map((record) => (
          <RecordLine key={record.id} record={record} i18n={i18n} isBack={isBack} titles={notice.titles} />
        ))}
      </ul>
      {notice.entities.length === 500 ? <Caption>{i18n.t(n.first500)}</Caption> : null}
    </>
  )
}

const RecordLine = ({
  record,
  i18n,
  isBack,
  titles,
}: {
  readonly record: ShownRecord
  readonly i18n: I18n
  readonly isBack: boolean
  readonly titles: Notice['titles']
}) => {
  const { id, isHere } = record
  const title = record.title || titles?.[id] || kindName(i18n, record.kind)
  const href = isHere || kindOf(id) === 'rsvp' ? hrefOf(id) : ''
  return (
    <li className="v-consequence">
      <span className="v-consequence-title v-truncate">{href ? <Link href={href}>{title}</Link> : title}</span>
      <span className="v-consequence-kind">{kindName(i18n, record.kind)}</span>
      <Badge tone={isBack ? 'good' : isHere ? 'neutral' : 'warn'}>
        {i18n.t(isBack ? n.isBack : isHere ? n.isEarlier : n.isGone)}
      </Badge>
    </li>
  )
}
