import { Download, FileText, TriangleAlert } from 'lucide-react'
import { headingOf, memberTargets } from '../../../../shared/interop/csv/memberColumns.ts'
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
  const { t, locale } = useI18n()
  const { opened, mapping } = state
  return (
    <ul className="v-import-columns">
      {mapping.map((target, at) => {
        const name = opened.header[at] || t(im.columnNumber, { n: at + 1 })
        const examples = opened.sample.map((row) => row[at] ?? '').filter(Boolean)
        const options = [
          { id: 'none', label: t(im.leaveOut) },
          ...memberTargets.map((id) => ({
            id,
            label:
              id === 'custom' && opened.header[at] ? t(im.keepAs, { name: opened.header[at] }) : headingOf(id, locale),
          })),
        ]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
          <li key={at} className="v-import-column" data-off={target === null || undefined}>
            <span className="v-import-column-name v-truncate">{name}</span>
            <span className="v-import-examples v-truncate">{examples.join(' · ')}</span>
            <Select
              label={t(im.columnOf, { name })}
              hideLabel
              value={target ?? 'none'}
              options={options}
              onChange={(id) => {
                const next = memberTargets.find((each) => each === id) ?? null
                work.map(
                  state,
                  mapping.map((each, i) => (i === at ? next : each)),
                )
              }}
            />
          </li>
        )
      })}
    </ul>
  )
}

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
