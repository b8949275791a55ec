import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ContactRound, Download, Ellipsis, Plus, SearchX, Upload, Users } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type FacetName, facetNames, memberFacets } from '../../../shared/queries/memberFacets.ts'
import { usePastMembers } from '../../store/hooks.tsx'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { useAction } from '../../ui/actions.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { HeldBack } from '../../ui/HeldBack.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { type GridColumn, type GridHandle, VirtualGrid } from '../../ui/VirtualGrid.tsx'
import { CreatePerson } from './CreatePerson.tsx'
import { countryName } from './countryName.ts'
import { FacetFilter } from './FacetFilter.tsx'
import { useExport } from './import/useExport.ts'
import { m } from './messages.ts'
import { PastMembers } from './PastMembers.tsx'
import { s } from './record/standingMessages.ts'
import { type Sort, usePeopleList } from './usePeopleList.ts'
import { usePeopleView } from './usePeopleView.ts'
import './people.css'

/** A record brings date fields and much else that the list does without. */
const loadRecord = () => import('./record/PersonPanel.tsx')
const PersonPanel = lazy(async () => ({ default: (await loadRecord()).PersonPanel }))
/** Once the list is there, its code comes before it is asked for, in ms. */
const LOOKING = 500

const shownFacets: readonly FacetName[] = ['country', 'city', 'skills']

/** Everyone in the list and, beside it, the open record. Twenty thousand cost what fifty cost: ids by index, rows for what is in view. */
export const PeopleScreen = () => {
  const i18n = useI18n()
  const { t, locale } = i18n
  const navigate = useNavigate()
  const { id: open } = useParams({ strict: false }) as { readonly id?: EntityId }
  const search = useSearch({ strict: false }) as { readonly new?: unknown }
  const view = usePeopleView()
  const { query, choice } = view
  const [facetsOpen, setFacetsOpen] = useState(false)
  const [creating, setCreating] = useState(false)
  const grid = useRef<GridHandle>(null)
  useEffect(() => {
    const soon = setTimeout(() => void loadRecord().catch(() => {}), LOOKING)
    return () => clearTimeout(soon)
  }, [])
  const isRoomy = useMediaQuery('(min-width: 75em)')

  const isFiltered = facetNames.some((facet) => choice[facet]?.length)
  // Typing asks for the best match; the order chosen before comes back when the field is empty.
  const order: Sort = query.trim() && view.order === 'name' ? 'match' : view.order
  const list = usePeopleList({ query, sort: order, choice, wantsAll: facetsOpen || isFiltered })
  const facets = useMemo(() => list?.all && memberFacets(list.all, choice), [list?.all, choice])
  const exportPeople = useExport()

  const hasPast = (usePastMembers()?.length ?? 0) > 0
  const mayAdd = useIsAmbassador()
  useAction({
    id: 'people.new',
    label: t(m.newPerson),
    keys: 'c',
    icon: Plus,
    isEnabled: mayAdd,
    run: () => setCreating(true),
  })
  useAction({
    id: 'people.import',
    label: t(m.importPeople),
    icon: Upload,
    isEnabled: mayAdd,
    run: () => void navigate({ to: '/people/import' }),
  })
  // Taken out of the address at once: Back must not open it again.
  useEffect(() => {
    if (!(search.new && mayAdd)) return
    setCreating(true)
    void navigate({ to: '.', search: ((was: object) => ({ ...was, new: undefined })) as never, replace: true })
  }, [search.new, mayAdd, navigate])

  const columns = useMemo(
    () =>
      columnsFor({
        t,
        locale,
        isWide: isRoomy && !open,
        isNarrow: isRoomy && Boolean(open),
        at: (ms) => formatAt(i18n, ms),
        order,
      }),
    [i18n, t, locale, isRoomy, open, order],
  )
  const show = (id: string) => void navigate({ to: '/people/$id', params: { id }, search: view.address() as never })
  const close = () => void navigate({ to: '/people', search: view.address() as never })

  const menu = (
    <Menu
      label={t(m.more)}
      trigger={<IconButton icon={Ellipsis} label={t(m.more)} />}
      items={[
        ...(mayAdd
          ? [
              {
                id: 'import',
                label: t(m.importPeople),
                icon: Upload,
                onAction: () => void navigate({ to: '/people/import' }),
              },
              'separator' as const,
            ]
          : []),
        {
          id: 'csv',
          label: t(m.exportCsv),
          icon: Download,
          onAction: () => void (list?.total !== undefined && exportPeople('csv', list.ids)),
        },
        {
          id: 'vcard',
          label: t(m.exportVCard),
          icon: ContactRound,
          onAction: () => void (list?.total !== undefined && exportPeople('vcard', list.ids)),
        },
      ]}
    />
  )
  const add = mayAdd ? (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t(m.newPerson)}
    </Button>
  ) : null
  const isEmpty = list?.total === 0
  // Whoever founds a network is in it: this is what an empty directory looks like.
  const isAlone = mayAdd && list?.total === 1 && list.ids.length === 1
  const count =
    list?.total === undefined || list.ids.length === list.total
      ? list?.total
      : t(m.foundOf, { n: list.ids.length, all: list.total })

  const inspector = open ? (
    <Suspense fallback={null}>
      <PersonPanel key={open} id={open} onClose={close} />
    </Suspense>
  ) : null
  if (view.past)
    return (
      <Split inspector={inspector}>
        <Page title={t(s.notHere)} onBack={() => view.setPast(false)}>
          <PastMembers />
        </Page>
      </Split>
    )
  return (
    <Split inspector={inspector}>
      <Page
        title={t(m.people)}
        count={isEmpty ? undefined : count}
        actions={
          <>
            {menu}
            {add}
          </>
        }
        toolbar={
          isEmpty ? undefined : (
            <div className="v-people-toolbar">
              <SearchField
                label={t(m.find)}
                placeholder={t(m.findHint)}
                value={query}
                onChange={view.setQuery}
                isMain
                onArrowDown={() => grid.current?.focus()}
                onEnter={() => list?.ids[0] && show(list.ids[0])}
              />
              {shownFacets.map((facet) => (
                <FacetFilter
                  key={facet}
                  label={t(m[facet as 'country'])}
                  values={facets?.[facet]}
                  chosen={choice[facet] ?? []}
                  nameOf={facet === 'country' ? (code) => countryName(locale, code) : undefined}
                  onOpen={setFacetsOpen}
                  onChange={(values) => view.setFacet(facet, values)}
                />
              ))}
              {hasPast ? (
                <Button variant="plain" onPress={() => view.setPast(true)}>
                  {t(s.notHere)}
                </Button>
              ) : null}
              <Select
                className="v-people-sort"
                label={t(m.sort)}
                hideLabel
                inline
                value={order}
                onChange={(next) => view.setOrder(next === 'changed' ? 'changed' : 'name')}
                options={[
                  { id: 'name', label: t(m.sortByName) },
                  { id: 'changed', label: t(m.sortByChange) },
                  ...(order === 'match' ? [{ id: 'match', label: t(m.sortByMatch) }] : []),
                ]}
              />
            </div>
          )
        }
      >
        {list && list.fresh > 0 && (
          <HeldBack
            text={t(order === 'changed' ? m.changedOnes : m.newOnes, { n: list.fresh })}
            onShow={list.showFresh}
          />
        )}
        {isEmpty ? (
          <EmptyState
            icon={Users}
            title={t(m.noPeople)}
            action={
              <Button icon={Upload} onPress={() => void navigate({ to: '/people/import' })}>
                {t(m.importPeople)}
              </Button>
            }
          >
            {t(m.noPeopleHint)}
          </EmptyState>
        ) : (
          list && (
            <VirtualGrid<MemberRow>
              label={t(m.people)}
              columns={columns}
              count={list.ids.length}
              rowKey={(index) => list.ids[index] ?? ''}
              getRows={list.getRows}
              version={list.version}
              selected={open}
              onOpen={show}
              rowLabel={(row) => row.name}
              handle={grid}
              empty={
                <EmptyState
                  icon={SearchX}
                  title={t(m.noMatch)}
                  action={<Button onPress={view.clear}>{t(m.clearFilters)}</Button>}
                >
                  {t(m.noMatchHint)}
                </EmptyState>
              }
            />
          )
        )}
        {isAlone ? (
          <div className="v-people-alone">
            <EmptyState
              icon={Users}
              title={t(m.onlyYou)}
              action={
                <Button icon={Upload} onPress={() => void navigate({ to: '/people/import' })}>
                  {t(m.importPeople)}
                </Button>
              }
            >
              {t(m.noPeopleHint)}
            </EmptyState>
          </div>
        ) : null}
      </Page>
      <CreatePerson isOpen={creating} onClose={() => setCreating(false)} onCreated={show} />
    </Split>
  )
}

interface ColumnOptions {
  readonly t: ReturnType<typeof useI18n>['t']
  readonly locale: ReturnType<typeof useI18n>['locale']
  readonly isWide: boolean
  readonly isNarrow: boolean
  readonly order: Sort
  readonly at: (ms: number) => string
}

const columnsFor = ({ t, locale, isWide, isNarrow, order, at }: ColumnOptions): GridColumn<MemberRow>[] => {
  const name: GridColumn<MemberRow> = {
    id: 'name',
    header: t(m.name),
    width: 'minmax(11rem, 1.5fr)',
    cell: (row) => (
      <span className="v-person-cell">
        <Avatar name={row.name} seed={row.id} size={28} />
        <span className="v-truncate">{row.name}</span>
      </span>
    ),
  }
  const words = (id: 'skills' | 'offers', width: string): GridColumn<MemberRow> => ({
    id,
    header: t(m[id]),
    width,
    cell: (row) => <span className="v-truncate v-quiet">{row[id].join(', ')}</span>,
  })
  const plain = (id: 'city' | 'country', width: string): GridColumn<MemberRow> => ({
    id,
    header: t(m[id]),
    width,
    cell: (row) => <span className="v-truncate">{id === 'country' ? countryName(locale, row.country) : row.city}</span>,
  })
  const changed: GridColumn<MemberRow> = {
    id: 'changed',
    header: t(m.changed),
    width: '9rem',
    align: 'end',
    cell: (row) => <span className="v-tabular v-quiet">{at(row.updatedAt)}</span>,
  }
  return [
    name,
    plain('city', 'minmax(6rem, 0.8fr)'),
    ...(isNarrow ? [] : [plain('country', 'minmax(6rem, 0.8fr)')]),
    words('skills', 'minmax(8rem, 1.6fr)'),
    ...(isWide ? [words('offers', 'minmax(8rem, 1.6fr)')] : []),
    ...(order === 'changed' ? [changed] : []),
  ]
}
