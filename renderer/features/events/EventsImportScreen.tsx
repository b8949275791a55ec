import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { instantOf } from '../../../shared/lib/instantOf.ts'
import { occurrences } from '../../../shared/queries/occurrences.ts'
import type { Progress } from '../../store/api.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { im } from './importMessages.ts'
import { type Candidate, useCalendarFile } from './useCalendarFile.ts'
import './events.css'

/** From a calendar file to events: choose, look, take. Nothing is taken before the last step, and then all or nothing. */
export const EventsImportScreen = () => {
  const i18n = useI18n()
  const { t } = i18n
  const navigate = useNavigate()
  const { file, read, reset } = useCalendarFile()
  const back = () => void navigate({ to: '/events' })
  return (
    <Page
      title={t(im.title)}
      onBack={back}
      layout={file.step === 'preview' ? 'edges' : 'text'}
      actions={file.step === 'preview' ? <Button onPress={reset}>{t(im.otherFile)}</Button> : null}
    >
      {file.step === 'choose' ? (
        <div className="v-stack">
          {file.problem ? (
            <p className="v-ics-problem" role="alert">
              {file.name ? <strong>{file.name}</strong> : null} {problemText(i18n, file.problem)}
            </p>
          ) : null}
          <FileDrop
            label={t(im.drop)}
            description={t(im.dropHint)}
            accept={['.ics', 'text/calendar']}
            onFiles={([given]) => given && void read(given)}
          />
        </div>
      ) : file.step === 'reading' ? (
        <div className="v-stack">
          <ProgressBar
            label={t(im.reading, { name: file.name })}
            value={file.progress.done}
            max={file.progress.total}
          />
          <div>
            <Button onPress={reset}>{t(im.stop)}</Button>
          </div>
        </div>
      ) : (
        <Choosing
          key={file.name}
          name={file.name}
          candidates={file.candidates}
          problems={file.problems}
          onDone={back}
        />
      )}
    </Page>
  )
}

interface ChoosingProps {
  readonly name: string
  readonly candidates: readonly Candidate[]
  readonly problems: Parameters<typeof ImportPreview>[0]['problems']
  readonly onDone: () => void
}

const isAhead = ({ event }: Candidate, now: number): boolean => {
  const { start = '', end = '', zone = '', rule = '', except = [] } = event
  return occurrences({ start, end, zone, rule, except }, now, Number.POSITIVE_INFINITY, 1).length > 0
}

/** What is taken unless she says otherwise: all that would change something. */
const usual = (candidates: readonly Candidate[]) =>
  new Set(candidates.filter(({ standing }) => standing !== 'same').map(({ index }) => index))

const Choosing = ({ name, candidates, problems, onDone }: ChoosingProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const toasts = useToasts()
  const sorted = useMemo(
    () =>
      [...candidates].sort(
        (a, b) =>
          instantOf(a.event.start ?? '', a.event.zone ?? '') - instantOf(b.event.start ?? '', b.event.zone ?? ''),
      ),
    [candidates],
  )
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => usual(candidates))
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useRef<AbortController | null>(null)
  const count = (standing: Candidate['standing']) => candidates.filter((one) => one.standing === standing).length
  const choose = (keeps: (one: Candidate) => boolean) =>
    setChosen(new Set(candidates.filter(keeps).map(({ index }) => index)))

  const take = async () => {
    const events = candidates.filter(({ index }) => chosen.has(index)).map(({ event }) => event)
    stop.current = new AbortController()
    setProgress({ done: 0, total: events.length })
    const result = await act('importEvents', { events }, ({ created, updated }) => t(im.done, { created, updated }), {
      onProgress: setProgress,
      signal: stop.current.signal,
    })
    setProgress(null)
    if (result.ok) onDone()
    else if (stop.current.signal.aborted) toasts.show({ text: t(im.stopped) })
  }

  return (
    <div className="v-ics">
      <header className="v-ics-head">
        <p className="v-ics-sum">
          <strong>{t(im.found, { n: candidates.length, name })}</strong>{' '}
          <span>{t(im.summary, { created: count('new'), updated: count('changed'), same: count('same') })}</span>
        </p>
        {progress ? (
          <>
            <ProgressBar label={t(im.bringing)} value={progress.done} max={progress.total} />
            <Button onPress={() => stop.current?.abort()}>{t(im.stop)}</Button>
          </>
        ) : (
          <>
            <Menu
              label={t(im.select)}
              trigger={<Button end={<ChevronDown size={16} aria-hidden />}>{t(im.select)}</Button>}
              items={[
                { id: 'all', label: t(im.takeAll), onAction: () => choose(() => true) },
                { id: 'new', label: t(im.takeNew), onAction: () => setChosen(usual(candidates)) },
                { id: 'coming', label: t(im.takeComing), onAction: () => choose((one) => isAhead(one, Date.now())) },
                { id: 'none', label: t(im.takeNone), onAction: () => choose(() => false) },
              ]}
            />
            <Button variant="primary" isDisabled={chosen.size === 0} onPress={() => void take()}>
              {t(im.takeSelected, { n: chosen.size })}
            </Button>
          </>
        )}
      </header>
      <ImportPreview
        candidates={sorted}
        problems={problems}
        chosen={chosen}
        isLocked={progress !== null}
        onChoose={(index, on) => {
          const next = new Set(chosen)
          if (on) next.add(index)
          else next.delete(index)
          setChosen(next)
        }}
      />
    </div>
  )
}
