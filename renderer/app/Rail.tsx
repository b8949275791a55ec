import { useLocation } from '@tanstack/react-router'
import {
  CalendarDays,
  Columns3,
  DoorOpen,
  House,
  PanelLeftClose,
  PanelLeftOpen,
  Search,
  Settings,
  Users,
} from 'lucide-react'
import { department } from '../../shared/model/department.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member } from '../../shared/model/member.ts'
import { SyncLine } from '../features/sync/SyncLine.tsx'
import { useWaitingRequests } from '../store/admission/useRequests.ts'
import { useLive, useSession } from '../store/hooks.tsx'
import { useSettings } from '../store/settings.ts'
import { Avatar, initialsOf } from '../ui/Avatar.tsx'
import { HueDot } from '../ui/Badge.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import { messages } from './messages.ts'
import { NetworkMenu } from './NetworkMenu.tsx'
import { RailButton, RailLink } from './RailLink.tsx'
import './Rail.css'

/** Where one can go; who is here; oneself. Icons alone below 1100 px or on demand. */
export const Rail = ({ onPalette }: { readonly onPalette: () => void }) => {
  const { t } = useI18n()
  const { me } = useSession()
  const path = useLocation({ select: (location) => location.pathname })
  const [settings, change] = useSettings()
  const isTight = useMediaQuery('(max-width: 68.7em)')
  const isNarrow = isTight || settings.railCollapsed
  const own = memberEntityId(me, member.type)
  const profile = useLive((rows) => rows.get('member', own), [own])
  const departments = useLive(
    async (rows) =>
      (await rows.find(department.name, 'order')).filter((each) => !each.archived && each.members.includes(own)),
    [own],
  )
  const requests = useWaitingRequests()
  const waiting = requests.open.length + requests.atDoor.length
  const under = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`)
  const name = profile?.name || t(messages.me)
  return (
    <nav className={cx('v-rail', isNarrow && 'v-rail-narrow')} aria-label={t(messages.mainNavigation)}>
      <div className="v-rail-head">
        <NetworkMenu isNarrow={isNarrow} />
        {isNarrow || isTight ? null : (
          <IconButton
            icon={PanelLeftClose}
            size="small"
            label={t(messages.collapseRail)}
            className="v-rail-fold"
            onPress={() => change({ railCollapsed: true })}
          />
        )}
      </div>
      <div className="v-rail-scroll">
        <RailButton icon={Search} label={t(messages.searchAll)} keys="Mod+K" isNarrow={isNarrow} onPress={onPalette} />
        <ul className="v-rail-list">
          <RailLink href="/" icon={House} label={t(messages.home)} isNarrow={isNarrow} isCurrent={path === '/'} />
          <RailLink
            href="/people"
            icon={Users}
            label={t(messages.people)}
            isNarrow={isNarrow}
            isCurrent={under('/people') || under('/organisations')}
          />
          <RailLink
            href="/admission"
            icon={DoorOpen}
            label={t(messages.admission)}
            {...(waiting > 0 && { count: { n: waiting, label: t(messages.requestsWait, { n: waiting }) } })}
            isNarrow={isNarrow}
            isCurrent={under('/admission')}
          />
          <RailLink
            href="/departments"
            icon={Columns3}
            label={t(messages.departments)}
            isNarrow={isNarrow}
            isCurrent={path === '/departments'}
          >
            {departments && departments.length > 0 ? (
              <ul className="v-rail-list v-rail-mine">
                {departments.map((each) => (
                  <RailLink
                    key={each.id}
                    href={`/departments/${each.id}`}
                    mark={
                      isNarrow ? (
                        <span className={`v-rail-initial v-hue-${each.hue}`}>{initialsOf(each.name).slice(0, 1)}</span>
                      ) : (
                        <HueDot hue={each.hue} />
                      )
                    }
                    label={each.name}
                    isNarrow={isNarrow}
                    isCurrent={under(`/departments/${each.id}`)}
                  />
                ))}
              </ul>
            ) : null}
          </RailLink>
          <RailLink
            href="/events"
            icon={CalendarDays}
            label={t(messages.events)}
            isNarrow={isNarrow}
            isCurrent={under('/events')}
          />
        </ul>
      </div>
      <div className="v-rail-foot">
        <SyncLine isNarrow={isNarrow} />
        <ul className="v-rail-list v-rail-me">
          <RailLink
            href={`/people/${own}`}
            mark={<Avatar name={name} seed={own} size={20} />}
            label={name}
            isNarrow={isNarrow}
            isCurrent={path === `/people/${own}`}
          />
          <RailLink
            href="/settings"
            icon={Settings}
            label={t(messages.settings)}
            isNarrow
            isCurrent={under('/settings')}
          />
        </ul>
        {isNarrow && !isTight ? (
          <IconButton
            icon={PanelLeftOpen}
            label={t(messages.widenRail)}
            onPress={() => change({ railCollapsed: false })}
          />
        ) : null}
      </div>
    </nav>
  )
}
