import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Building2, Plus, SearchX } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { foldText } from '../../../shared/lib/foldText.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { OrganisationRow } from '../../../shared/model/organisation.ts'
import { looseOrganisations } from '../../../shared/queries/looseOrganisations.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { DirectoryTabs } from '../../store/organisations/DirectoryTabs.tsx'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { useAction } from '../../ui/actions.tsx'
import { Button } from '../../ui/Button.tsx'
import { countryName } from '../../ui/countries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Split } from '../../ui/Split.tsx'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { type GridColumn, type GridHandle, VirtualGrid } from '../../ui/VirtualGrid.tsx'
import { CreateOrganisation } from './CreateOrganisation.tsx'
import { GatherDialog } from './GatherDialog.tsx'
import { g } from './messages.ts'
import { OrganisationPanel } from './OrganisationPanel.tsx'
import './organisations.css'

interface Entry {
  readonly row: OrganisationRow
  readonly people: number
}

/** Clubs, companies and other networks, beside the people who belong to them. */
export const OrganisationsScreen = () => {
  const { t, locale, compare, number } = useI18n()
  const session = useSession()
  const navigate = useNavigate()
  const { id: open } = useParams({ strict: false }) as { readonly id?: EntityId }
  const search = useSearch({ strict: false }) as { readonly new?: unknown; readonly q?: unknown }
  const [query, setQuery] = useState(typeof search.q === 'string' ? search.q : '')
  const [creating, setCreating] = useState(false)
  const [gathering, setGathering] = useState(false)
  const grid = useRef<GridHandle>(null)
  const isRoomy = useMediaQuery('(min-width: 75em)')
  const mayGather = useIsAmbassador()
  useAction({ id: 'organisations.new', label: t(g.newOne), keys: 'c', icon: Plus, run: () => setCreating(true) })
  // Taken out of the address at once: Back must not open it again.
  useEffect(() => {
    if (!search.new) return
    setCreating(true)
    void navigate({ to: '.', search: ((was: object) => ({ ...was, new: undefined })) as never, replace: true })
  }, [search.new, navigate])

  const all = useLive((rows) => rows.find('organisation', 'nameKey'), [])
  const sorted = useMemo(() => all && [...all].sort((a, b) => compare(a.name, b.name)), [all, compare])
  const shown = useMemo(() => {
    const wanted = foldText(query.trim())
    if (!wanted) return sorted
    const says = ({ name, otherNames, city, fields, tags }: OrganisationRow) =>
      foldText([name, ...otherNames, city, ...fields, ...tags].join('\n')).includes(wanted)
    return sorted?.filter(says)
  }, [sorted, query])
  // The newest change of a person: she may belong to another organisation now.
  const newest = useLive(
    async (rows) => (await rows.find('member', 'updatedAt', {}, { reverse: true, limit: 1 }))[0],
    [],
  )
  const version = useMemo(() => [shown, newest], [shown, newest])
  const getRows = useCallback(
    async (ids: readonly EntityId[]) => {
      const rows = await session.rows.many('organisation', ids)
      const people = await Promise.all(ids.map((id) => session.rows.count('member', 'affiliated', { equals: id })))
      return rows.map((row, i): Entry | undefined => row && { row, people: people[i]! })
    },
    [session],
  )
  const loose = useLive(
    async (rows) => (mayGather ? looseOrganisations(await rows.find('member', 'nameKey')) : []),
    [mayGather],
  )

  const show = (id: string) => void navigate({ to: '/organisations/$id', params: { id } })
  const close = () => void navigate({ to: '/organisations' })
  const columns = useMemo((): GridColumn<Entry>[] => {
    const quiet = (id: string, header: string, width: string, text: (row: OrganisationRow) => string) => ({
      id,
      header,
      width,
      cell: ({ row }: Entry) => <span className="v-truncate v-quiet">{text(row)}</span>,
    })
    return [
      {
        id: 'name',
        header: t(g.name),
        width: 'minmax(12rem, 2fr)',
        cell: ({ row }) => (
          <span className="v-organisation-cell">
            <Avatar name={row.name} seed={row.id} size={28} />
            <span className="v-truncate">{row.name}</span>
          </span>
        ),
      },
      quiet('city', t(g.city), 'minmax(6rem, 1fr)', (row) => row.city),
      ...(isRoomy && open
        ? []
        : [
            quiet('country', t(g.country), 'minmax(6rem, 1fr)', (row) => countryName(locale, row.country)),
            quiet('fields', t(g.fields), 'minmax(7rem, 1.5fr)', (row) => row.fields.join(', ')),
          ]),
      {
        id: 'people',
        header: t(g.people),
        width: '5.5rem',
        align: 'end',
        cell: ({ people }) => <span className="v-tabular">{people === 0 ? '–' : number(people)}</span>,
      },
    ]
  }, [t, locale, number, isRoomy, open])

  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t(g.newOne)}
    </Button>
  )
  const isEmpty = all?.length === 0
  const count =
    shown === undefined || shown.length === all?.length
      ? all?.length
      : t(g.foundOf, { n: shown.length, all: all?.length ?? 0 })
  const byName = new Map(shown?.map((row) => [row.id, row]))
  return (
    <Split inspector={open ? <OrganisationPanel key={open} id={open} onClose={close} /> : null}>
      <Page
        title={t(g.organisations)}
        count={isEmpty ? undefined : count}
        actions={isEmpty ? null : add}
        toolbar={
          <div className="v-organisations-toolbar">
            <DirectoryTabs current="organisations" />
            {isEmpty ? null : (
              <SearchField
                label={t(g.find)}
                placeholder={t(g.findHint)}
                value={query}
                onChange={setQuery}
                isMain
                onArrowDown={() => grid.current?.focus()}
                onEnter={() => shown?.[0] && show(shown[0].id)}
              />
            )}
            {loose && loose.length > 0 ? (
              <Button variant="plain" className="v-organisations-loose" onPress={() => setGathering(true)}>
                {`${t(g.loose, { n: loose.length })}. ${t(g.gather)}`}
              </Button>
            ) : null}
          </div>
        }
      >
        {isEmpty ? (
          <EmptyState icon={Building2} title={t(g.none)} action={add}>
            {t(g.noneHint)}
          </EmptyState>
        ) : shown ? (
          <VirtualGrid<Entry>
            label={t(g.organisations)}
            columns={columns}
            count={shown.length}
            rowKey={(index) => shown[index]?.id ?? ''}
            getRows={getRows}
            version={version}
            selected={open}
            onOpen={show}
            rowLabel={({ row }) => byName.get(row.id)?.name ?? row.name}
            handle={grid}
            empty={
              <EmptyState
                icon={SearchX}
                title={t(g.noMatch)}
                action={<Button onPress={() => setQuery('')}>{t(g.showAll)}</Button>}
              >
                {t(g.noMatchHint)}
              </EmptyState>
            }
          />
        ) : null}
      </Page>
      <CreateOrganisation isOpen={creating} onClose={() => setCreating(false)} onCreated={show} />
      <GatherDialog loose={loose ?? []} isOpen={gathering} onClose={() => setGathering(false)} />
    </Split>
  )
}
