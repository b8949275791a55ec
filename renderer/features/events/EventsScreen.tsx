import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { CalendarDays, CalendarX2, Download, Ellipsis, FileUp, Plus, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { useSession } from '../../store/hooks.tsx'
import { useAction } from '../../ui/actions.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { HeldBack } from '../../ui/HeldBack.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Split } from '../../ui/Split.tsx'
import { CreateEvent } from './CreateEvent.tsx'
import { EventList } from './EventList.tsx'
import { EventPanel } from './EventPanel.tsx'
import { m } from './messages.ts'
import { type EventView, useEventList } from './useEventList.ts'
import { useExportEvents } from './useExportEvents.ts'
import { useNow } from './useNow.ts'
import './problems.ts'
import './events.css'

/** All events, and the open one beside them. */
export const EventsScreen = () => {
  const { t } = useI18n()
  const session = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id?: EntityId }
  const search = useSearch({ strict: false }) as { readonly new?: unknown; readonly view?: unknown }
  const view: EventView = search.view === 'past' ? 'past' : 'upcoming'
  const [query, setQuery] = useState('')
  const [onlyMine, setOnlyMine] = useState(false)
  const [creating, setCreating] = useState(false)
  const now = useNow()
  const listing = useEventList({ view, query, onlyMine }, now)
  const exportEvents = useExportEvents()
  // Taken out of the address at once: Back must not open it again.
  useEffect(() => {
    if (!search.new) return
    setCreating(true)
    void navigate({ to: '.', search: ((was: object) => ({ ...was, new: undefined })) as never, replace: true })
  }, [search.new, navigate])

  const inView = (next: EventView): Record<string, string> => (next === 'past' ? { view: 'past' } : {})
  const show = (next: EventView) => void navigate({ to: '/events', search: inView(next) })
  const open = (event: EntityId) => void navigate({ to: '/events/$id', params: { id: event }, search: inView(view) })
  const close = () => void navigate({ to: '/events', search: inView(view) })
  const bringIn = () => void navigate({ to: '/events/import' })
  const exportAll = async () => void exportEvents(await session.rows.find('event', 'startAt'))

  useAction({ id: 'events.new', label: t(m.newEvent), keys: 'c', icon: Plus, run: () => setCreating(true) })
  useAction({ id: 'events.import', label: t(m.importIcs), icon: FileUp, run: bringIn })
  useAction({ id: 'events.export', label: t(m.exportAll), icon: Download, run: () => void exportAll() })
  useAction({ id: 'events.mine', label: t(m.onlyMine), keys: 'm', run: () => setOnlyMine((on) => !on) })

  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t(m.newEvent)}
    </Button>
  )
  const count = listing && listing.listed.length + listing.undated.length
  const isFiltered = query.trim() !== '' || onlyMine
  return (
    <Split inspector={id ? <EventPanel key={id} id={id} now={now} onClose={close} /> : null}>
      <Page
        title={t(m.events)}
        count={count}
        actions={
          <>
            <Menu
              label={t(m.more)}
              trigger={<IconButton icon={Ellipsis} label={t(m.more)} />}
              items={[
                { id: 'import', label: t(m.importIcs), icon: FileUp, onAction: bringIn },
                { id: 'export', label: t(m.exportAll), icon: Download, onAction: () => void exportAll() },
              ]}
            />
            {create}
          </>
        }
        toolbar={
          <>
            <Segmented
              label={t(m.whichEvents)}
              value={view}
              onChange={show}
              options={[
                { id: 'upcoming', label: t(m.upcoming) },
                { id: 'past', label: t(m.past) },
              ]}
            />
            <SearchField label={t(m.find)} value={query} onChange={setQuery} isMain />
            <Button
              variant={onlyMine ? 'quiet' : 'plain'}
              icon={UserRound}
              aria-pressed={onlyMine}
              onPress={() => setOnlyMine(!onlyMine)}
            >
              {t(m.onlyMine)}
            </Button>
          </>
        }
      >
        {listing && listing.fresh > 0 ? (
          <HeldBack text={t(m.newOnes, { n: listing.fresh })} onShow={listing.showFresh} />
        ) : null}
        {listing === undefined ? null : count ? (
          <EventList
            key={view}
            listing={listing}
            now={now}
            selected={id}
            onOpen={open}
            hrefOf={(event) => `#/events/${event}${view === 'past' ? '?view=past' : ''}`}
          />
        ) : isFiltered && listing.total > 0 ? (
          <EmptyState
            icon={CalendarX2}
            title={t(m.noMatch)}
            action={
              <Button
                onPress={() => {
                  setQuery('')
                  setOnlyMine(false)
                }}
              >
                {t(m.showAll)}
              </Button>
            }
          />
        ) : view === 'past' ? (
          <EmptyState icon={CalendarDays} title={t(m.noPast)} />
        ) : (
          <EmptyState
            icon={CalendarDays}
            title={t(m.noUpcoming)}
            action={
              <div className="v-row">
                {create}
                <Button icon={FileUp} onPress={bringIn}>
                  {t(m.importIcs)}
                </Button>
              </div>
            }
          >
            {t(m.noUpcomingHint)}
          </EmptyState>
        )}
      </Page>
      <CreateEvent isOpen={creating} onClose={() => setCreating(false)} onCreated={open} />
    </Split>
  )
}
