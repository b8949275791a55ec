import { Download, FileText, TriangleAlert } from 'lucide-react'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { headingOf, type MemberTarget, memberTargets } from '../../../../shared/interop/csv/memberColumns.ts'
import type { RowProblem } from '../../../../shared/interop/csv/readMembers.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { problemText } from '../../../ui/problems.ts'
import { Section } from '../../../ui/Section.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { countryName } from '../countryName.ts'
import { m } from '../messages.ts'
import { download } from './download.ts'
import { im, listProblems } from './messages.ts'
import type { ImportWork, Review } from './useImport.ts'

const delimiters = [
  { id: ',', message: im.comma },
  { id: ';', message: im.semicolon },
  { id: '\t', message: im.tab },
  { id: '|', message: im.bar },
] as const
const shownProblems = 100

/** What the file holds and what would become of it: adjustable, and not yet done. */
export const ImportReview = ({ state, work }: { state: Review; work: ImportWork }) => {
  const i18n = useI18n()
  const { t, number } = i18n
  const { opened, reading, mapping } = state
  const isCsv = opened.format === 'csv'
  const hasName = mapping.some((target) => target === 'name' || target === 'firstName' || target === 'lastName')

  const saveLeftOut = async () => {
    const says = (reading?.problems ?? []).map(
      ({ line, problem }) => [line, problemText(i18n, problem, listProblems)] as const,
    )
    const csv = await work.leftOut(says, t(im.problemHeading))
    if (csv.ok)
      download(new Blob([csv.value], { type: 'text/csv;charset=utf-8' }), `${state.name} – ${t(im.leftOutName)}.csv`)
  }

  return (
    <>
      <header className="v-import-file">
        <FileText size={20} aria-hidden />
        <div className="v-import-name">
          <strong className="v-truncate">{state.name}</strong>
          <span className="v-quiet">
            {t(isCsv ? im.rows : im.contacts, { n: opened.count })} · {opened.encoding.toUpperCase()}
          </span>
        </div>
        <Button onPress={work.startOver}>{t(im.otherFile)}</Button>
      </header>
      {opened.openQuote !== null && (
        <p className="v-import-note">
          <TriangleAlert size={16} aria-hidden />
          {t(im.openQuote, { line: opened.openQuote })}
        </p>
      )}
      {isCsv && (
        <Section
          title={t(im.columns)}
          actions={
            <Select
              label={t(im.separator)}
              hideLabel
              inline
              value={opened.delimiter}
              options={delimiters.map(({ id, message }) => ({ id, label: `${t(im.separator)}: ${t(message)}` }))}
              onChange={(delimiter) => work.reread({ delimiter, hasHeader: opened.hasHeader })}
            />
          }
        >
          <Switch
            isSelected={opened.hasHeader}
            onChange={(hasHeader) => work.reread({ delimiter: opened.delimiter, hasHeader })}
          >
            {t(im.headings)}
          </Switch>
          <ColumnMapping state={state} work={work} />
        </Section>
      )}
      {isCsv && !hasName && (
        <p className="v-import-note" role="status">
          <TriangleAlert size={16} aria-hidden />
          {t(im.noName)}
        </p>
      )}
      {reading && (
        <>
          {reading.problems.length > 0 && hasName && (
            <Section
              title={t(im.problems)}
              count={reading.problems.length}
              actions={
                isCsv && (
                  <Button size="small" icon={Download} onPress={() => void saveLeftOut()}>
                    {t(im.downloadProblems)}
                  </Button>
                )
              }
            >
              <Problems list={reading.problems} />
            </Section>
          )}
          {reading.warnings.length > 0 && (
            <Section title={t(im.warnings)} count={reading.warnings.length}>
              <Problems list={reading.warnings} />
            </Section>
          )}
          {reading.preview.length > 0 && <Preview state={state} />}
          <footer className="v-import-foot">
            <p className="v-row" role="status">
              {reading.fate.created > 0 && <Badge tone="good">{t(im.willCreate, { n: reading.fate.created })}</Badge>}
              {reading.fate.updated > 0 && <Badge tone="accent">{t(im.willUpdate, { n: reading.fate.updated })}</Badge>}
              {reading.fate.unchanged > 0 && <Badge>{t(im.unchanged, { n: reading.fate.unchanged })}</Badge>}
              {reading.problems.length > 0 && (
                <Badge tone="warn">{t(im.staysOut, { n: reading.problems.length })}</Badge>
              )}
            </p>
            <Button variant="primary" isDisabled={reading.count === 0} onPress={() => void work.run(reading)}>
              {t(im.doImport, { n: reading.count })}
            </Button>
          </footer>
        </>
      )}
      <span className="v-hidden" aria-live="polite">
        {reading && number(reading.count)}
      </span>
    </>
  )
}

const ColumnMapping = ({ state, work }: { state: Review; work: ImportWork }) => {
  const { opened, mapping } = state
  const latest = useRef({ state, work })
  useEffect(() => {
    latest.current = { state, work }
  })
  const assign = useCallback((at: number, target: MemberTarget | null) => {
    const { state, work } = latest.current
    work.map(
      state,
      state.mapping.map((each, i) => (i === at ? target : each)),
    )
  }, [])
  const shown = useGrowing(mapping.length)
  return (
    <ul className="v-import-columns">
      {mapping.slice(0, shown).map((target, at) => (
        <Column
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
          key={at}
          at={at}
          heading={opened.header[at] ?? ''}
          examples={opened.sample
            .map((row) => row[at] ?? '')
            .filter(Boolean)
            .join(' · ')}
          target={target}
          assign={assign}
        />
      ))}
    </ul>
  )
}

interface ColumnProps {
  readonly at: number
  readonly heading: string
  readonly examples: string
  readonly target: MemberTarget | null
  readonly assign: (at: number, target: MemberTarget | null) => void
}

const columnsAtOnce = 3

/** A few now and a few more in each of the next moments: twenty menus at once stop the window for 70 ms. */
const useGrowing = (count: number): number => {
  const [shown, setShown] = useState(columnsAtOnce)
  useEffect(() => {
    if (shown >= count) return undefined
    const next = setTimeout(() => setShown(shown + columnsAtOnce))
    return () => clearTimeout(next)
  }, [shown, count])
  return shown
}

/** Only the column that somebody comes to has all thirty choices: each is made although the menu is closed. */
const Column = memo(({ at, heading, examples, target, assign }: ColumnProps) => {
  const { t, locale } = useI18n()
  const [near, setNear] = useState(false)
  const name = heading || t(im.columnNumber, { n: at + 1 })
  const labelOf = (id: MemberTarget | null) => {
    if (id === null) return t(im.leaveOut)
    return id === 'custom' && heading ? t(im.keepAs, { name: heading }) : headingOf(id, locale)
  }
  const choices: readonly (MemberTarget | null)[] = near ? [null, ...memberTargets] : [target]
  return (
    <li
      className="v-import-column"
      data-off={target === null || undefined}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      <span className="v-import-column-name v-truncate">{name}</span>
      <span className="v-import-examples v-truncate">{examples}</span>
      <Select
        label={t(im.columnOf, { name })}
        hideLabel
        value={target ?? 'none'}
        options={choices.map((id) => ({ id: id ?? 'none', label: labelOf(id) }))}
        onChange={(id) => assign(at, memberTargets.find((each) => each === id) ?? null)}
      />
    </li>
  )
})

const Problems = ({ list }: { list: readonly RowProblem[] }) => {
  const i18n = useI18n()
  const { t, number } = i18n
  return (
    <ul className="v-import-problems">
      {list.slice(0, shownProblems).map(({ line, problem }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one line may have several
        <li key={`${line} ${at}`}>
          <span className="v-tabular v-quiet">{t(im.line, { n: line })}</span>{' '}
          {problemText(i18n, problem, listProblems)}
        </li>
      ))}
      {list.length > shownProblems && (
        <li className="v-quiet">{t(im.andMore, { n: number(list.length - shownProblems) })}</li>
      )}
    </ul>
  )
}

const Preview = ({ state: { reading } }: { state: Review }) => {
  const { t, locale, number } = useI18n()
  if (!reading) return null
  const shown = reading.preview
  return (
    <Section title={t(im.preview)}>
      {reading.count > shown.length && (
        <p className="v-quiet">{t(im.firstOf, { n: shown.length, all: number(reading.count) })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of rows, not of fields */}
      <div className="v-import-preview" role="group" aria-label={t(im.preview)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t(m.name)}</th>
              <th>{t(m.city)}</th>
              <th>{t(m.country)}</th>
              <th>{t(m.email)}</th>
              <th>{t(m.skills)}</th>
              <th>{t(m.offers)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, member }) => (
              <tr key={line}>
                <th scope="row">{member.name}</th>
                <td>{member.city}</td>
                <td>{countryName(locale, member.country ?? '')}</td>
                <td>{member.email}</td>
                <td>{member.skills?.join(', ')}</td>
                <td>{member.offers?.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
