import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { RowProblem } from '../../../shared/interop/csv/readMembers.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatRange } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { im } from './importMessages.ts'
import type { Candidate } from './useCalendarFile.ts'

const ROW = 3.25

interface ImportPreviewProps {
  /** In the order shown. */
  readonly candidates: readonly Candidate[]
  readonly problems: readonly RowProblem[]
  readonly chosen: ReadonlySet<number>
  readonly isLocked: boolean
  readonly onChoose: (index: number, on: boolean) => void
}

/** What a calendar file holds, line by line, each to be taken or left; what cannot be read stands above with its reason. */
export const ImportPreview = ({ candidates, problems, chosen, isLocked, onChoose }: ImportPreviewProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: candidates.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * 16,
    overscan: 10,
  })
  return (
    <div className="v-ics-list" ref={scroller}>
      {problems.length > 0 ? (
        <details className="v-ics-problems">
          <summary>{t(im.leftOut, { n: problems.length })}</summary>
          <ul>
            {problems.slice(0, 100).map(({ line, problem }) => (
              <li key={line}>{t(im.lineProblem, { line, text: problemText(i18n, problem) })}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed absolutely */}
      <div
        role="list"
        aria-label={t(im.title)}
        className="v-ics-rows"
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const { index: key, event, standing, warnings } = candidates[index]!
          const isChosen = chosen.has(key)
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div
              key={key}
              role="listitem"
              aria-setsize={candidates.length}
              aria-posinset={index + 1}
              className={isChosen ? 'v-ics-row' : 'v-ics-row v-ics-row-left'}
              style={{ blockSize: size, transform: `translateY(${start}px)` }}
            >
              <Checkbox isSelected={isChosen} isDisabled={isLocked} onChange={(on) => onChoose(key, on)} hideLabel>
                {t(im.take, { title: event.title })}
              </Checkbox>
              <span className="v-ics-words">
                <span className="v-ics-title">{event.title}</span>
                <span className="v-ics-detail">
                  {[formatRange(i18n, event.start ?? '', event.end ?? '', event.zone ?? ''), event.place]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {warnings.length > 0 ? (
                <span title={warnings.map((warning) => problemText(i18n, warning)).join('\n')}>
                  <Badge tone="warn">{t(im.hints, { n: warnings.length })}</Badge>
                </span>
              ) : null}
              <Badge tone={standing === 'new' ? 'accent' : standing === 'changed' ? 'warn' : 'neutral'}>
                {t({ new: im.isNew, changed: im.isChanged, same: im.isSame }[standing])}
              </Badge>
            </div>
          )
        })}
      </div>
    </div>
  )
}
