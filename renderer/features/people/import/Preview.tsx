import { useCallback, useMemo, useState } from 'react'
import { foldText } from '../../../../shared/lib/foldText.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { countryName } from '../../../ui/countries.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { problemText } from '../../../ui/problems.ts'
import { Section } from '../../../ui/Section.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx'
import { m } from '../messages.ts'
import { listProblems } from './listProblems.ts'
import { im } from './messages.ts'
import { changeInWords, fieldName } from './names.ts'
import { type Kind, kinds, type PreviewRow } from './protocol.ts'
import { RowDetail } from './RowDetail.tsx'
import type { ImportWork, Review } from './useImport.ts'

const words = {
  all: im.showAll,
  likely: im.showLikely,
  created: im.showNew,
  updated: im.showChanged,
  unchanged: im.showSame,
  stays: im.showLeft,
} as const
const fates = {
  created: { tone: 'good', word: im.fateNew },
  updated: { tone: 'accent', word: im.fateChanged },
  likely: { tone: 'warn', word: im.fateLikely },
  otherName: { tone: 'warn', word: im.fateOther },
  unchanged: { tone: 'neutral', word: im.fateSame },
  stays: { tone: 'warn', word: im.fateLeft },
} as const

/** An address may have gone to somebody else, or serve a whole family: who gets quite another name is looked at twice. */
const getsOtherName = ({ changes }: PreviewRow): boolean => {
  const name = changes.find(({ field }) => field === 'name')
  if (!name) return false
  const words = (text: string) => foldText(text).split(/[^\p{L}\p{N}]+/u)
  const held = new Set(words(name.from))
  return !words(name.to).some((word) => held.has(word))
}

const fateOf = (row: PreviewRow) =>
  fates[row.likely ? 'likely' : getsOtherName(row) && !row.isDecided ? 'otherName' : row.kind]

/** Rows that are in sight at once. */
const MOST_ROWS = 10

/** Every row as it will be and what becomes of it: all 20,000 of them, or those of one fate. */
export const Preview = ({ state, work }: { state: Review; work: ImportWork }) => {
  const i18n = useI18n()
  const { t, locale, number } = i18n
  const { opened, reading, version } = state
  const [chosen, setChosen] = useState<Kind>('all')
  const [open, setOpen] = useState<{ readonly id: string; readonly version: number } | null>(null)
  const counts = reading!.counts
  const which = counts[chosen] > 0 ? chosen : 'all'
  const { rowsOf } = work
  const getRows = useCallback(
    (ids: readonly string[]) =>
      rowsOf(
        which,
        ids.map((id) => Number(id.slice(id.indexOf('/') + 1))),
      ),
    [rowsOf, which],
  )
  const columns = useMemo((): GridColumn<PreviewRow>[] => {
    const says = (row: PreviewRow): string => {
      if (row.problem) return problemText(i18n, row.problem, listProblems)
      if (row.likely) return t(im.likely, { name: row.likely.name, reason: t(im[row.likely.reason]) })
      if (row.again !== null) return t(im.againOf, { n: row.again })
      if (row.kind === 'updated')
        return row.changes
          .map((change) => {
            const { from, to } = changeInWords(i18n, change)
            return `${fieldName(i18n, opened, change.field, change.key)}: ${from ? `${from} → ` : ''}${to}`
          })
          .join(' · ')
      const { city = '', country = '', email = '' } = row.member
      return [city, countryName(locale, country), email].filter(Boolean).join(' · ')
    }
    return [
      {
        id: 'line',
        header: t(opened.format === 'json' ? im.entryWord : im.lineWord),
        width: '3.5rem',
        cell: (row) => <span className="v-tabular v-quiet">{number(row.line)}</span>,
      },
      {
        id: 'name',
        header: t(m.name),
        width: 'minmax(9rem, 1fr)',
        cell: (row) => <span className="v-truncate">{row.name || '–'}</span>,
      },
      {
        id: 'fate',
        header: t(im.fate),
        width: '9rem',
        cell: (row) => <Badge tone={fateOf(row).tone}>{t(fateOf(row).word)}</Badge>,
      },
      {
        id: 'says',
        header: t(im.what),
        width: 'minmax(12rem, 2fr)',
        cell: (row) => <span className="v-truncate v-quiet">{says(row)}</span>,
      },
    ]
  }, [i18n, t, locale, number, opened])
  const shown = kinds.filter((kind) => kind === 'all' || counts[kind] > 0)
  const isOpen = open !== null && open.version === version && open.id.startsWith(`${which}/`)
  return (
    <Section title={t(im.preview)}>
      {shown.length > 2 ? (
        <Segmented
          label={t(im.show)}
          value={which}
          onChange={setChosen}
          options={shown.map((id) => ({ id, label: `${t(words[id])} ${number(counts[id])}` }))}
        />
      ) : null}
      <div className="v-import-rows" style={{ '--v-rows': Math.min(counts[which], MOST_ROWS) } as React.CSSProperties}>
        <VirtualGrid<PreviewRow>
          className="v-import-preview"
          label={t(im.preview)}
          columns={columns}
          count={counts[which]}
          rowKey={useCallback((index: number) => `${which}/${index}`, [which])}
          getRows={getRows}
          version={version}
          selected={isOpen ? open.id : undefined}
          onOpen={(id) => setOpen((was) => (was?.id === id && was.version === version ? null : { id, version }))}
          rowLabel={(row) => `${row.name} ${t(fateOf(row).word)}`}
        />
      </div>
      {isOpen ? (
        <RowDetail
          key={open.id}
          id={open.id}
          getRows={getRows}
          opened={opened}
          onDecide={(line, as) => {
            const { [line]: _was, ...others } = state.taking.decided ?? {}
            work.take(state, { decided: as === null ? others : { ...others, [line]: as } })
          }}
        />
      ) : null}
    </Section>
  )
}
