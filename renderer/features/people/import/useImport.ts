import { useCallback, useEffect, useRef, useState } from 'react'
import type { Mapping } from '../../../../shared/interop/csv/guessMapping.ts'
import { MAX_FILE_MB } from '../../../../shared/interop/decodeText.ts'
import type { Problem } from '../../../../shared/lib/result.ts'
import type { Progress } from '../../../store/api.ts'
import { useSession } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { useToasts } from '../../../ui/toasts.tsx'
import { im } from './messages.ts'
import type { Opened, Reading } from './protocol.ts'
import { type Reader, readerFor } from './reader.ts'

export interface Review {
  readonly step: 'review'
  readonly name: string
  readonly opened: Opened
  readonly mapping: Mapping
  /** The last answer; undefined until the first. */
  readonly reading: Reading | undefined
}

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'refused'; readonly problem: Problem }
  | { readonly step: 'reading' }
  | Review
  | { readonly step: 'importing'; readonly progress: Progress }

/** An import from the file to the list. The file stays here, so that it can be read anew with another separator. */
export const useImport = ({ onDone }: { onDone: () => void }) => {
  const { entry } = useSession()
  const { t } = useI18n()
  const act = useAct()
  const toasts = useToasts()
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const reader = useRef<Reader>(undefined)
  const source = useRef<File>(undefined)
  const stop = useRef<AbortController>(undefined)
  /** Only the newest question's answer counts. */
  const turn = useRef(0)
  useEffect(
    () => () => {
      stop.current?.abort()
      reader.current?.close()
    },
    [],
  )
  const current = useCallback(() => {
    reader.current ??= readerFor(entry.key)
    return reader.current
  }, [entry.key])

  const read = useCallback(
    async (review: Review) => {
      const mine = ++turn.current
      setState(review)
      const answer = await current().ask({ kind: 'read', mapping: review.mapping })
      if (mine !== turn.current) return
      setState(answer.ok ? { ...review, reading: answer.value } : { step: 'refused', problem: answer.error })
    },
    [current],
  )

  const bring = useCallback(
    async (file: File, options: { readonly delimiter?: string; readonly hasHeader?: boolean } = {}) => {
      const mine = ++turn.current
      if (file.size > MAX_FILE_MB * 1024 * 1024)
        return setState({ step: 'refused', problem: { code: 'fileTooLarge', params: { limit: MAX_FILE_MB } } })
      setState((now) => (now.step === 'review' ? now : { step: 'reading' }))
      source.current = file
      const bytes = new Uint8Array(await file.arrayBuffer())
      const opened = await current().ask({ kind: 'open', bytes, ...options })
      if (mine !== turn.current) return
      if (!opened.ok) return setState({ step: 'refused', problem: opened.error })
      await read({
        step: 'review',
        name: file.name,
        opened: opened.value,
        mapping: opened.value.mapping,
        reading: undefined,
      })
    },
    [current, read],
  )

  const run = useCallback(
    async (reading: Reading) => {
      const before = state
      stop.current = new AbortController()
      setState({ step: 'importing', progress: { done: 0, total: reading.count } })
      const members = await current().ask({ kind: 'members' })
      if (!members.ok) return setState({ step: 'refused', problem: members.error })
      if (stop.current.signal.aborted) return setState(before)
      const done = await act('importMembers', { members: members.value }, (counts) => t(im.done, { ...counts }), {
        signal: stop.current.signal,
        onProgress: (progress) => setState((now) => (now.step === 'importing' ? { ...now, progress } : now)),
      })
      if (done.ok) return onDone()
      setState(before)
    },
    [act, current, onDone, state, t],
  )

  return {
    state,
    bring,
    /** Reads the same file again, told what was guessed wrong. */
    reread: (options: { readonly delimiter?: string; readonly hasHeader?: boolean }) =>
      source.current && void bring(source.current, options),
    map: (review: Review, mapping: Mapping) => void read({ ...review, mapping }),
    leftOut: (says: readonly (readonly [number, string])[], heading: string) =>
      current().ask({ kind: 'leftOut', says, heading }),
    run,
    cancel: () => {
      stop.current?.abort()
      toasts.show({ text: t(im.cancelled) })
    },
    startOver: () => setState({ step: 'choose' }),
  }
}

export type ImportWork = ReturnType<typeof useImport>
