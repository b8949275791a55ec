import { Mail } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { type EntityId, scopeOf } from '../../../../shared/model/ids.ts'
import { upcomingEvents } from '../../../../shared/queries/upcomingEvents.ts'
import { useLive, useMembership, useSession } from '../../../store/hooks.tsx'
import { useIsAmbassador } from '../../../store/useIsAmbassador.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatRange } from '../../../ui/dates.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { l } from './messages.ts'
import { useActOnMany } from './useActOnMany.ts'

interface InviteManyProps {
  readonly ids: readonly EntityId[]
  readonly onDone: () => void
  readonly onCopy: () => void
}

const MOST = 60

/** The next events, to put many people on the guest list of one. Who keeps no guest list writes to them instead. */
export const InviteMany = ({ ids, onDone, onCopy }: InviteManyProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useActOnMany()
  const { me } = useSession()
  const isAmbassador = useIsAmbassador()
  const own = useMembership()?.find(({ member }) => member === me)
  const events = useLive(async (rows) => rows.find('event', 'startAt'), [])
  const next =
    events &&
    upcomingEvents(
      events.filter(({ status }) => status !== 'cancelled'),
      Date.now(),
    ).slice(0, MOST)
  const keeps = (event: EntityId) =>
    isAmbassador || (own?.roles.some(({ role, scope }) => role === 'organiser' && scope === scopeOf(event)) ?? false)
  const all = [...new Map(next?.map((each) => [each.event.id, each])).values()]
  const keepsSome = all.some(({ event }) => keeps(event.id))
  return (
    <div className="v-facet v-invite-many">
      <p className="v-field-note">{t(all.length === 0 || keepsSome ? l.inviteHint : l.mayNotInvite)}</p>
      <ListBox
        aria-label={t(l.inviteTo)}
        className="v-list v-facet-list"
        items={all.map((each) => ({ id: each.event.id, ...each }))}
        selectionMode="none"
        autoFocus
        onAction={(key) => {
          const found = all.find(({ event }) => event.id === key)?.event
          if (!found) return
          onDone()
          void act('inviteToEvent', { event: found.id, members: ids }, ({ invited }) =>
            t(l.invited, { n: invited, name: found.title }),
          )
        }}
        renderEmptyState={() => <span className="v-facet-none">{events ? t(l.noEvents) : null}</span>}
      >
        {({ event, at }) => (
          <ListBoxItem id={event.id} textValue={event.title} className="v-option" isDisabled={!keeps(event.id)}>
            <span className="v-invite-words">
              <span className="v-truncate">{event.title}</span>
              <span className="v-option-detail v-truncate">
                {formatRange(i18n, at.start, '', event.zone)}
                {keeps(event.id) ? '' : ` · ${t(l.notYours)}`}
              </span>
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      <Button variant="plain" size="small" icon={Mail} onPress={onCopy}>
        {t(l.copyMails)}
      </Button>
    </div>
  )
}
