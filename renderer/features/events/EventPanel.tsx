import { CalendarCheck, CalendarX, CircleHelp, Download, Ellipsis, ExternalLink, Trash2 } from 'lucide-react'
import { entities } from '../../../shared/model/entities.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { type EntityId, memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import { rsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { pastEvents } from '../../../shared/queries/upcomingEvents.ts'
import { Holders } from '../../store/duties/Holders.tsx'
import { SetAsideMark } from '../../store/duties/SetAsideMark.tsx'
import { RichText } from '../../store/editor/RichText.tsx'
import { useErase } from '../../store/erasing/useErase.tsx'
import { useLive, usePresence, useSession } from '../../store/hooks.tsx'
import { EntityPicker } from '../../store/pickers/EntityPicker.tsx'
import { useAct } from '../../store/useAct.ts'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { useAction } from '../../ui/actions.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EventWhen } from './EventWhen.tsx'
import { GuestList } from './GuestList.tsx'
import { m } from './messages.ts'
import { RsvpBox } from './RsvpBox.tsx'
import { useExportEvents } from './useExportEvents.ts'

interface EventPanelProps {
  readonly id: EntityId
  /** Epoch ms. */
  readonly now: number
  readonly onClose: () => void
}

/** An open event: beside the list from 1200 px, over it below; every field saves itself. */
export const EventPanel = ({ id, now, onClose }: EventPanelProps) => {
  const { t } = useI18n()
  const event = useLive(async (rows) => (await rows.get('event', id)) ?? null, [id], { keep: false })
  if (event) return <OpenEvent event={event} now={now} onClose={onClose} />
  return (
    <Inspector title={t(m.event)} onClose={onClose}>
      {event === null ? (
        <EmptyState icon={CircleHelp} title={t(m.gone)}>
          {t(m.goneHint)}
        </EmptyState>
      ) : null}
    </Inspector>
  )
}

const OpenEvent = ({ event, now, onClose }: { event: EventRow; now: number; onClose: () => void }) => {
  const { t, list } = useI18n()
  const { me } = useSession()
  const act = useAct()
  const exportEvents = useExportEvents()
  const canWrite = useIsAmbassador()
  const others = usePresence(event.id)
  const { id, title } = event
  const isOff = event.status === 'cancelled'
  const own = memberEntityId(me, entities.member.type)
  const rsvps = useLive((rows) => rows.find('rsvp', 'scope', { equals: scopeOf(id) }), [id])
  const summary = rsvps && rsvpSummary(rsvps, event.capacity, own)
  const isOver = pastEvents([event], now).length > 0
  const callOff = (cancelled: boolean) =>
    void act('cancelEvent', { id, cancelled }, t(cancelled ? m.calledOff : m.takesPlaceDone, { title }))
  const remove = async () => {
    const removed = await act('removeEntities', { ids: [id] }, t(m.removed, { title }))
    if (removed.ok) onClose()
  }
  // Guests' answers and notes are of no use without it.
  const answers = rsvps?.map((rsvp) => rsvp.id) ?? []
  const erasing = useErase({ title, entities: [id, ...answers], onErased: onClose, onRemove: () => void remove() })
  const toFile = () => void exportEvents([event], title)
  useAction({ id: 'event.export', label: t(m.exportOne), icon: Download, run: toFile })
  useAction({
    id: 'event.off',
    label: t(isOff ? m.takesPlace : m.callOff),
    icon: isOff ? CalendarCheck : CalendarX,
    run: () => callOff(!isOff),
  })

  return (
    <Inspector
      title={title}
      kind={t(m.event)}
      onClose={onClose}
      actions={
        <>
          {others.length > 0 ? (
            <Badge tone="accent">{t(m.alsoHere, { names: list(others.map(({ name }) => name)) })}</Badge>
          ) : null}
          <Menu
            label={t(m.more)}
            trigger={<IconButton icon={Ellipsis} label={t(m.more)} />}
            items={[
              { id: 'export', label: t(m.exportOne), icon: Download, onAction: toFile },
              isOff
                ? { id: 'on', label: t(m.takesPlace), icon: CalendarCheck, onAction: () => callOff(false) }
                : { id: 'off', label: t(m.callOff), icon: CalendarX, onAction: () => callOff(true) },
              'separator',
              { id: 'remove', label: t(m.remove), icon: Trash2, danger: true, onAction: () => void remove() },
              ...erasing.items,
            ]}
          />
        </>
      }
    >
      {erasing.dialog}
      <TextArea
        label={t(m.title)}
        hideLabel
        bare
        isOneLine
        rows={1}
        className="v-event-panel-title"
        value={title}
        maxLength={200}
        onCommit={(next) => {
          const clean = next.replace(/\s*\n\s*/g, ' ').trim()
          if (clean) void act('updateEvent', { id, values: { title: clean } })
        }}
      />
      {isOff ? (
        <p className="v-off-note">
          <Badge tone="bad">{t(m.cancelled)}</Badge> {t(m.calledOffHint)}
        </p>
      ) : summary ? (
        <RsvpBox event={event} summary={summary} isOver={isOver} />
      ) : null}
      <SetAsideMark entity={id} />
      <EventFacts event={event} now={now} canWrite={canWrite} />
      <Holders duty="organiser" id={id} title={title} first={event.hosts} />
      <RichText entity={id} name="plan" label={t(m.plan)} placeholder={t(m.planPlaceholder)} showLabel />
      {summary ? <GuestList event={event} summary={summary} canWrite={canWrite} /> : null}
    </Inspector>
  )
}

const EventFacts = ({ event, now, canWrite }: { event: EventRow; now: number; canWrite: boolean }) => {
  const { t } = useI18n()
  const act = useAct()
  const { me } = useSession()
  const { id } = event
  type Values = Parameters<typeof act<'updateEvent'>>[1]['values']
  const save = (values: Values) => void act('updateEvent', { id, values })
  return (
    <Facts>
      <EventWhen event={event} now={now} />
      <TextField
        label={t(m.place)}
        value={event.place}
        maxLength={200}
        placeholder={t(m.placePlaceholder)}
        onCommit={(place) => save({ place: place.trim() })}
      />
      <TextField
        label={t(m.address)}
        value={event.address}
        maxLength={400}
        placeholder={t(m.addressPlaceholder)}
        onCommit={(address) => save({ address: address.trim() })}
      />
      <TextField
        label={t(m.url)}
        type="url"
        value={event.url}
        maxLength={500}
        placeholder="https://"
        onCommit={(url) => save({ url: url.trim() })}
      />
      {/^https?:\/\//.test(event.url) ? (
        <Link className="v-event-open-link" href={event.url}>
          <ExternalLink size={14} aria-hidden /> {t(m.open)}
        </Link>
      ) : null}
      <EntityPicker
        label={t(m.hosts)}
        type="member"
        values={event.hosts as EntityId[]}
        suggestions={[memberEntityId(me, entities.member.type)]}
        placeholder={t(m.hostsPlaceholder)}
        onAdd={(host) => save({ hosts: [...event.hosts, host] })}
        onRemove={(host) => save({ hosts: event.hosts.filter((one) => one !== host) })}
      />
      <EntityPicker
        label={t(m.department)}
        type="department"
        values={event.department ? [event.department as EntityId] : []}
        placeholder={t(m.departmentPlaceholder)}
        onAdd={(department) => save({ department })}
        onRemove={(department) => department === event.department && save({ department: '' })}
      />
      <TextField
        label={t(m.capacity)}
        value={event.capacity === null ? '' : String(event.capacity)}
        placeholder={t(m.noLimit)}
        inputMode="numeric"
        onCommit={(text) => {
          const clean = text.trim()
          if (/^\d{0,5}$/.test(clean)) save({ capacity: clean === '' ? null : Number(clean) })
        }}
      />
      <TextField
        label={t(m.hashtag)}
        value={event.hashtag && `#${event.hashtag}`}
        maxLength={61}
        placeholder="#"
        onCommit={(text) => save({ hashtag: text.replace(/[#\s]/g, '') })}
      />
      <TagField
        label={t(m.tags)}
        values={event.tags}
        maxLength={60}
        placeholder={t(m.tagsPlaceholder)}
        onChange={(tags) => save({ tags })}
      />
      {event.status === 'cancelled' ? null : (
        <Select
          label={t(m.status)}
          value={event.status}
          options={[
            { id: 'planned', label: t(m.planned) },
            { id: 'confirmed', label: t(m.confirmed) },
          ]}
          onChange={(status) => save({ status: status as 'planned' | 'confirmed' })}
        />
      )}
      {canWrite ? (
        <Switch isSelected={event.official} onChange={(official) => save({ official })}>
          {t(m.officialSwitch)}
        </Switch>
      ) : null}
    </Facts>
  )
}
