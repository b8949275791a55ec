import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import {
  ContactRound,
  Download,
  Ellipsis,
  LayoutGrid,
  Plus,
  Rows3,
  SearchX,
  Upload,
  UserRoundX,
  Users,
} from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { isEmptyChoice } from '../../../shared/queries/people/choice.ts'
import { FoundBy } from '../../store/FoundBy.tsx'
import { usePastMembers, useSession } from '../../store/hooks.tsx'
import { DirectoryTabs } from '../../store/organisations/DirectoryTabs.tsx'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
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
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { type GridHandle, VirtualGrid } from '../../ui/VirtualGrid.tsx'
import { CreatePerson } from './CreatePerson.tsx'
import { AllFacets, FacetChips } from './FacetFilter.tsx'
import { useExport } from './import/useExport.ts'
import { ColumnsPopover } from './list/ColumnsPopover.tsx'
import { l } from './list/messages.ts'
import { OrderSelect } from './list/OrderSelect.tsx'
import { PeopleCards } from './list/PeopleCards.tsx'
import { SavedViews } from './list/SavedViews.tsx'
import { SelectionBar } from './list/SelectionBar.tsx'
import { useColumns } from './list/useColumns.tsx'
import { useNaming } from './list/useNaming.ts'
import { usePicked } from './list/usePicked.ts'
import { m } from './messages.ts'
import { PastMembers } from './PastMembers.tsx'
import { s } from './record/standingMessages.ts'
import { type ListRow, usePeopleList } from './usePeopleList.ts'
import { usePeopleView } from './usePeopleView.ts'
import './people.css'
import './list/list.css'

/** A record brings date fields and much else that the list does without. */
const loadRecord = () => import('./record/PersonPanel.tsx')
const PersonPanel = lazy(async () => ({ default: (await loadRecord()).PersonPanel }))
/** Once the list is there, its code comes before it is asked for, in ms. */
const LOOKING = 500

/** Everyone in the list and, beside it, the open record. Twenty thousand cost what fifty cost: a worker says who, rows are read for what is in view. */
export const PeopleScreen = () => {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { id: open } = useParams({ strict: false }) as { readonly id?: EntityId }
  const search = useSearch({ strict: false }) as { readonly new?: unknown }
  const view = usePeopleView()
  const { query, choice } = view
  const [looked, setLooked] = useState<string | null>(null)
  const [creating, setCreating] = useState(false)
  const grid = useRef<GridHandle>(null)
  useEffect(() => {
    const soon = setTimeout(() => void loadRecord().catch(() => {}), LOOKING)
    return () => clearTimeout(soon)
  }, [])
  const isRoomy = useMediaQuery('(min-width: 75em)')
  const naming = useNaming()

  const isFiltered = !isEmptyChoice(choice)
  const isTyped = query.trim() !== ''
  const setOrder = useRef(view.setOrder)
  setOrder.current = view.setOrder
  const onOrder = useCallback((order: Parameters<typeof view.setOrder>[0]) => setOrder.current(order), [])
  const columns = useColumns({
    naming,
    order: view.order,
    isTyped,
    onOrder,
    isWide: isRoomy && !open,
    isNarrow: isRoomy && Boolean(open),
  })
  const list = usePeopleList({
    query,
    order: view.order,
    choice,
    facets: useMemo(() => (looked === null ? [] : [looked]), [looked]),
    withCells: view.look === 'table' && columns.needCells,
  })
  const picked = usePicked(list)
  const { rows } = useSession()
  const exportPeople = useExport()
  const shownIds = () => (list ? Array.from({ length: list.count }, (_, i) => list.idAt(i)) : [])

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
  // Innermost last: the record closes first.
  useAction({
    id: 'people.unpick',
    label: t(l.clearSelection),
    keys: 'Escape',
    isHidden: true,
    isEnabled: picked.count > 0 && !open,
    run: picked.clear,
  })
  // Taken out of the address at once: Back must not open it again.
  useEffect(() => {
    if (!(search.new && mayAdd)) return
    setCreating(true)
    void navigate({ to: '.', search: ((was: object) => ({ ...was, new: undefined })) as never, replace: true })
  }, [search.new, mayAdd, navigate])

  const show = (id: string) => void navigate({ to: '/people/$id', params: { id }, search: view.address() as never })
  const close = () => void navigate({ to: '/people', search: view.address() as never })

  // Asked for while the list is still being put together, it is written once it is whole.
  const [wantedFile, setWantedFile] = useState<'csv' | 'vcard' | 'json' | null>(null)
  const exported = (format: 'csv' | 'vcard' | 'json') => () => setWantedFile(format)
  const isWhole = list?.isComplete === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written is what is shown when both have come
  useEffect(() => {
    if (!wantedFile) return
    // Everybody can be had without the list.
    const isEverybody = !isWhole && !isFiltered && !isTyped
    if (!isWhole && !isEverybody) return
    setWantedFile(null)
    const ids = isWhole ? Promise.resolve(shownIds()) : rows.keys('member', 'nameKey')
    void ids.then((all) => exportPeople(wantedFile, all))
  }, [wantedFile, isWhole])
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
        { id: 'csv', label: t(m.exportCsv), icon: Download, onAction: exported('csv') },
        { id: 'vcard', label: t(m.exportVCard), icon: ContactRound, onAction: exported('vcard') },
        { id: 'json', label: t(l.exportJson), icon: Download, onAction: exported('json') },
        ...(hasPast
          ? [
              'separator' as const,
              { id: 'past', label: t(s.notHere), icon: UserRoundX, onAction: () => view.setPast(true) },
            ]
          : []),
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
  const isAlone = mayAdd && list?.total === 1 && list.count === 1
  const isPart = isFiltered || isTyped
  const count = list?.total === undefined || !isPart ? list?.total : t(m.foundOf, { n: list.count, all: list.total })

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
  const facets = { naming, choice, counts: list?.facets, onLook: setLooked, onChange: view.setFacet }
  const nobodyFits = (
    <EmptyState icon={SearchX} title={t(m.noMatch)} action={<Button onPress={view.clear}>{t(m.clearFilters)}</Button>}>
      {t(isTyped ? m.noMatchHint : m.noFitHint)}
    </EmptyState>
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
          <div className="v-people-toolbar">
            <DirectoryTabs current="people" />
            {isEmpty ? null : (
              <>
                <SearchField
                  label={t(m.find)}
                  placeholder={t(m.findHint)}
                  value={query}
                  onChange={view.setQuery}
                  isMain
                  onArrowDown={() => grid.current?.focus()}
                  onEnter={() => list && list.count > 0 && show(list.idAt(0))}
                />
                <AllFacets {...facets} />
                <SavedViews line={view.line()} onShow={view.show} />
                <span className="v-people-looks">
                  <OrderSelect
                    order={view.order}
                    isTyped={isTyped}
                    naming={naming}
                    shown={columns.shown}
                    onChange={view.setOrder}
                  />
                  <Segmented
                    label={t(l.look)}
                    value={view.look}
                    onChange={view.setLook}
                    iconsOnly
                    options={[
                      { id: 'table', label: t(l.table), icon: Rows3 },
                      { id: 'cards', label: t(l.cards), icon: LayoutGrid },
                    ]}
                  />
                  {view.look === 'table' ? <ColumnsPopover columns={columns} /> : null}
                </span>
                <FacetChips {...facets} onClear={() => view.clear()} />
              </>
            )}
          </div>
        }
      >
        {list && list.fresh > 0 && (
          <HeldBack
            text={t(view.order?.by === 'changed' ? m.changedOnes : m.newOnes, { n: list.fresh })}
            onShow={list.showFresh}
          />
        )}
        <FoundBy query={query}>
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
          ) : list && view.look === 'cards' ? (
            <PeopleCards list={list} picked={picked} selected={open} onOpen={show} empty={nobodyFits} />
          ) : list ? (
            <VirtualGrid<ListRow>
              label={t(m.people)}
              columns={columns.grid}
              count={list.count}
              rowKey={list.idAt}
              getRows={list.getRows}
              version={list.version}
              selected={open}
              onOpen={show}
              rowLabel={({ row }) => row.name}
              handle={grid}
              className={picked.count > 0 ? 'v-grid-ticked' : undefined}
              isBusy={!list.isComplete}
              ticks={{
                has: picked.has,
                count: picked.count,
                label: (listed) => t(l.selectOne, { name: listed?.row.name ?? '' }),
                allLabel: t(l.selectAll),
                onToggle: picked.toggle,
                onRange: picked.range,
                onAll: picked.all,
              }}
              onMove={columns.onMove}
              onSize={columns.onSize}
              empty={nobodyFits}
            />
          ) : null}
        </FoundBy>
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
        <SelectionBar picked={picked} shown={list?.count ?? 0} />
      </Page>
      <CreatePerson isOpen={creating} onClose={() => setCreating(false)} onCreated={show} />
    </Split>
  )
}
