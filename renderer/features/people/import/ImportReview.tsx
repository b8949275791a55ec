import { Download, FileText, TriangleAlert } from 'lucide-react'
import type { RowProblem } from '../../../../shared/interop/people/readPeople.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { problemText } from '../../../ui/problems.ts'
import { Section } from '../../../ui/Section.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import { download } from './download.ts'
import { HowMatched } from './HowMatched.tsx'
import { EncodingChoice, HowRead, StyleChoices } from './HowRead.tsx'
import { listProblems } from './listProblems.ts'
import { im } from './messages.ts'
import { Preview } from './Preview.tsx'
import type { ImportWork, Review } from './useImport.ts'

const Note = ({ children }: { children: React.ReactNode }) => (
  <p className="v-import-note" role="status">
    <TriangleAlert size={16} aria-hidden />
    <span>{children}</span>
  </p>
)

/** What the file holds and what would become of it: adjustable, and not yet done. */
export const ImportReview = ({ state, work }: { state: Review; work: ImportWork }) => {
  const i18n = useI18n()
  const { t, number } = i18n
  const { opened, reading, taking, progress } = state
  const isCsv = opened.format === 'csv'
  const hasName =
    !isCsv || taking.mapping.some((target) => target === 'name' || target === 'firstName' || target === 'lastName')

  return (
    <>
      <header className="v-import-file">
        <FileText size={20} aria-hidden />
        <div className="v-import-name">
          <strong className="v-truncate">{state.name}</strong>
          <span className="v-quiet">{t(isCsv ? im.rows : im.contacts, { n: opened.count })}</span>
        </div>
        {opened.format === 'json' ? null : <EncodingChoice state={state} work={work} />}
        <Button onPress={work.startOver}>{t(im.otherFile)}</Button>
      </header>
      {opened.openQuote !== null && <Note>{t(im.openQuote, { line: opened.openQuote })}</Note>}
      {state.isRemembered && (
        <div className="v-import-remembered">
          <span>{t(im.remembered)}</span>
          <Button size="small" variant="plain" onPress={() => void work.guessAnew(state)}>
            {t(im.guessAnew)}
          </Button>
        </div>
      )}
      {isCsv && (
        <Section title={t(im.columns)} actions={<HowRead state={state} work={work} />}>
          <ColumnMapping state={state} work={work} />
          <StyleChoices state={state} work={work} />
        </Section>
      )}
      {!hasName && <Note>{t(im.noName)}</Note>}
      {hasName && (
        <Section title={t(im.matching)}>
          <HowMatched state={state} work={work} />
        </Section>
      )}
      {progress && progress.total > 0 && (
        <ProgressBar label={t(im.looking)} value={progress.done} max={progress.total} />
      )}
      {reading && hasName && (
        <>
          <Preview state={state} work={work} />
          {reading.warned > 0 && (
            <Section title={t(im.warnings)} count={reading.warned}>
              <Warnings list={reading.warnings} all={reading.warned} />
            </Section>
          )}
          {reading.clubs.length > 0 && (
            <p className="v-quiet v-import-left">
              {t(im.clubNames, { names: i18n.list(reading.clubs), more: reading.organisations - reading.clubs.length })}
            </p>
          )}
          <LeftBehind left={reading.left} />
          <footer className="v-import-foot">
            <p className="v-row" role="status">
              {reading.counts.created > 0 && (
                <Badge tone="good">{t(im.willCreate, { n: reading.counts.created })}</Badge>
              )}
              {reading.counts.updated > 0 && (
                <Badge tone="accent">{t(im.willUpdate, { n: reading.counts.updated })}</Badge>
              )}
              {reading.counts.unchanged > 0 && <Badge>{t(im.unchanged, { n: reading.counts.unchanged })}</Badge>}
              {reading.organisations > 0 && (
                <Badge tone="good">{t(im.willMakeClubs, { n: reading.organisations })}</Badge>
              )}
              {reading.counts.stays > 0 && <Badge tone="warn">{t(im.staysOut, { n: reading.counts.stays })}</Badge>}
            </p>
            <span className="v-row v-import-do">
              {reading.counts.stays > 0 && <SaveLeftOut state={state} work={work} />}
              <Button
                variant="primary"
                isDisabled={reading.count + reading.organisations === 0 || progress !== null}
                onPress={() => void work.run(state)}
              >
                {t(im.doImport, { n: reading.count })}
              </Button>
            </span>
          </footer>
        </>
      )}
      <span className="v-hidden" aria-live="polite">
        {reading && number(reading.count)}
      </span>
    </>
  )
}

const SaveLeftOut = ({ state, work }: { state: Review; work: ImportWork }) => {
  const i18n = useI18n()
  const { t } = i18n
  const save = async () => {
    const reasons = await work.reasons()
    if (!reasons.ok) return
    const says = reasons.value.map((problem) => problemText(i18n, problem, listProblems))
    const csv = await work.leftOut(says, t(state.opened.format === 'json' ? im.entryWord : im.lineWord))
    if (csv.ok)
      download(new Blob([csv.value], { type: 'text/csv;charset=utf-8' }), `${state.name} – ${t(im.leftOutName)}.csv`)
  }
  return (
    <Button icon={Download} onPress={() => void save()}>
      {t(im.downloadProblems)}
    </Button>
  )
}

const Warnings = ({ list, all }: { list: readonly RowProblem[]; all: number }) => {
  const i18n = useI18n()
  const { t, number } = i18n
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ul className="v-import-problems" tabIndex={0}>
      {list.map(({ line, problem }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one line may have several
        <li key={`${line} ${at}`}>
          <span className="v-tabular v-quiet">{t(im.line, { n: line })}</span>{' '}
          {problemText(i18n, problem, listProblems)}
        </li>
      ))}
      {all > list.length && <li className="v-quiet">{t(im.andMore, { n: number(all - list.length) })}</li>}
    </ul>
  )
}

/** What the cards say and we have no place for, by the names that programs give it. */
const LeftBehind = ({ left }: { left: Readonly<Record<string, number>> }) => {
  const { t, list } = useI18n()
  const names = Object.entries(left)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12)
  if (names.length === 0) return null
  return (
    <p className="v-quiet v-import-left">
      {t(im.leftBehind, { what: list(names.map(([name, n]) => `${name} (${n})`)) })}
    </p>
  )
}
