import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import type { Progress } from '../../store/api.ts'
import { useSession } from '../../store/hooks.tsx'
import { tooEarlyText } from '../../store/tooEarlyText.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesktop } from '../../ui/desktop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Line } from '../../ui/Line.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { problemText } from '../../ui/problems.ts'
import { Section } from '../../ui/Section.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { LeaveNetwork } from './LeaveNetwork.tsx'
import { l } from './leaveMessages.ts'
import { messages as m } from './messages.ts'
import { RemoveNetwork } from './RemoveNetwork.tsx'

export interface Saving {
  /** Saves all of this network into a file; null when the person closed the dialog. */
  readonly save: () => Promise<Result<string | null>>
}

/** Everything out, everything in, everything anew, everything gone. */
export const DataSettings = ({ save, onRemoved }: Saving & { readonly onRemoved: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const desktop = useDesktop()
  const navigate = useNavigate()
  const toasts = useToasts()
  const [busy, setBusy] = useState<'export' | 'import' | 'rebuild' | null>(null)
  const [progress, setProgress] = useState<Progress>({ done: 0, total: 0 })
  const [isRemoving, setRemoving] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const stopper = useRef<AbortController | null>(null)
  const network = session.entry.name

  const exportAll = async () => {
    setBusy('export')
    const result = await save()
    setBusy(null)
    if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
    else if (result.value !== null) toasts.show({ text: t(m.exported, { name: result.value }) })
  }
  const importFile = async () => {
    const opened = await desktop.openFile('bundle')
    if (!opened.ok) return void toasts.show({ text: problemText(i18n, opened.error), tone: 'bad' })
    if (opened.value === null) return
    const controller = new AbortController()
    stopper.current = controller
    setProgress({ done: 0, total: 0 })
    setBusy('import')
    const result = await session.importBundle(opened.value.bytes, {
      onProgress: setProgress,
      signal: controller.signal,
    })
    setBusy(null)
    const waiting = result.ok ? tooEarlyText(i18n, result.value) : ''
    if (waiting !== '') toasts.show({ text: waiting, tone: 'bad' })
    if (result.ok && result.value.received === 0 && waiting !== '') return
    if (result.ok && result.value.received === 0) toasts.show({ text: t(m.importedNothing) })
    else if (result.ok) void navigate({ to: '/receipts/$id', params: { id: result.value.id } })
    else if (!controller.signal.aborted) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
  }
  const rebuild = async () => {
    setBusy('rebuild')
    await session.rebuildRows()
    setBusy(null)
    toasts.show({ text: t(m.rebuilt) })
  }

  // From the desktop's menu: "Save everything", "Take in a file".
  const { do: wanted } = useSearch({ strict: false }) as { readonly do?: unknown }
  const latest = useRef({ exportAll, importFile })
  latest.current = { exportAll, importFile }
  useEffect(() => {
    if (wanted !== 'export' && wanted !== 'import') return
    void navigate({ to: '/settings', search: {}, replace: true })
    void (wanted === 'export' ? latest.current.exportAll() : latest.current.importFile())
  }, [wanted, navigate])

  return (
    <Section title={t(m.data, { network })}>
      <Line label={t(m.export)} note={t(m.exportNote)}>
        <Button onPress={exportAll} isDisabled={busy !== null}>
          {t(busy === 'export' ? m.exporting : m.exportDo)}
        </Button>
      </Line>
      {session.entry.sample ? null : (
        <Line label={t(m.import)} note={t(m.importNote)}>
          <Button onPress={importFile} isDisabled={busy !== null}>
            {t(m.importDo)}
          </Button>
        </Line>
      )}
      {busy === 'import' ? (
        <div className="v-settings-progress">
          <ProgressBar label={t(m.importing)} value={progress.done} max={progress.total} />
          <Button size="small" onPress={() => stopper.current?.abort()}>
            {t(m.cancel)}
          </Button>
        </div>
      ) : null}
      <Line label={t(m.rebuild)} note={t(m.rebuildNote)}>
        <Button onPress={rebuild} isDisabled={busy !== null}>
          {t(busy === 'rebuild' ? m.rebuilding : m.rebuildDo)}
        </Button>
      </Line>
      {session.entry.sample ? null : (
        <Line label={t(l.leave)} note={t(l.leaveNote)}>
          <Button
            onPress={() => setLeaving(true)}
            className="v-settings-danger v-settings-leave"
            isDisabled={busy !== null}
          >
            {t(l.leaveDo)}
          </Button>
        </Line>
      )}
      <Line label={t(m.remove)} note={t(m.removeNote, { network })}>
        <Button onPress={() => setRemoving(true)} className="v-settings-danger" isDisabled={busy !== null}>
          {t(m.removeDo)}
        </Button>
      </Line>
      <LeaveNetwork
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        onSaveAll={() => void exportAll()}
        onRemoved={onRemoved}
      />
      <RemoveNetwork isOpen={isRemoving} onClose={() => setRemoving(false)} onSave={exportAll} onRemoved={onRemoved} />
    </Section>
  )
}
