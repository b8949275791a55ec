import { useCallback, useEffect, useRef, useState } from 'react'
import { MAX_FILE_MB } from '../../../../shared/interop/decodeText.ts'
import type { Problem } from '../../../../shared/lib/result.ts'
import type { Progress } from '../../../store/api.ts'
import { useSession } from '../../../store/hooks.tsx'
import { forgetColumns, rememberColumns, rememberedColumns } from '../../../store/rememberedColumns.ts'
import { useAct } from '../../../store/useAct.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { useToasts } from '../../../ui/toasts.tsx'
import { im } from './messages.ts'
import type { Kind, Opened, OpenOptions, PreviewRow, Reading, Taking } from './protocol.ts'
import { type Reader, readerFor } from './reader.ts'

export interface Review {
  readonly step: 'review'
  readonly name: string
  readonly opened: Opened
  readonly taking: Taking
  /** The columns are as they were taken the last time, on this machine. */
  readonly isRemembered: boolean
  /** The last answer; undefined until the first. */
  readonly reading: Reading | undefined
  /** Counts answers: rows must be asked for again. */
  readonly version: number
  /** While an answer is on its way and takes long. */
  readonly progress: Progress | null
}

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'refused'; readonly problem: Problem }
  | { readonly step: 'reading' }
  | Review
  | { readonly step: 'importing'; readonly progress: Progress }

const USUAL = { key: 'auto', existing: 'replace' } as const

/** The columns as they were taken before, where a list with these headings was; what is only a word of ours on what was wrong stays out. */
const takingOf = async (opened: Opened): Promise<{ readonly taking: Taking; readonly isRemembered: boolean }> => {
  const usual = { taking: { mapping: opened.mapping, ...USUAL }, isRemembered: false }
  if (opened.signature === '') return usual
  const known = await rememberedColumns(opened.signature)
  const columns = opened.reasons.filter((isReason) => !isReason).length
  if (!known || known.mapping.length !== columns) return usual
  let at = 0
  const mapping = opened.reasons.map((isReason) => (isReason ? null : known.mapping[at++]!))
  const { key, existing } = known
  return { taking: { mapping, key, existing } as Taking, isRemembered: true }
}

/** An import from the file to the list. The file stays here, so that it can be read anew in another way. */
export const useImport = ({ onDone }: { onDone: () => void }) => {
  const { entry } = useSession()
  const { t, locale } = useI18n()
  const act = useAct()
  const toasts = useToasts()
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const reader = useRef<Reader>(undefined)
  const source = useRef<File>(undefined)
  const stop = useRef<AbortController>(undefined)
  /** Only the newest question's answer counts. */
  const turn = useRef(0)
  const close = useCallback(() => {
    turn.current++
    stop.current?.abort()
    reader.current?.close()
    reader.current = undefined
  }, [])
  useEffect(() => close, [close])
  const current = useCallback(() => {
    reader.current ??= readerFor(entry.key)
    return reader.current
  }, [entry.key])

  const read = useCallback(
    async (review: Review) => {
      const mine = ++turn.current
      setState(review)
      const answer = await current().ask(
        { kind: 'read', ...review.taking },
        (progress) => mine === turn.current && setState((now) => (now.step === 'review' ? { ...now, progress } : now)),
      )
      if (mine !== turn.current) return
      setState(
        answer.ok
          ? { ...review, reading: answer.value, version: mine, progress: null }
          : { step: 'refused', problem: answer.error },
      )
    },
    [current],
  )

  const bring = useCallback(
    async (file: File, options: OpenOptions = {}) => {
      const mine = ++turn.current
      if (file.size > MAX_FILE_MB * 1024 * 1024)
        return setState({ step: 'refused', problem: { code: 'fileTooLarge', params: { limit: MAX_FILE_MB } } })
      setState((now) => (now.step === 'review' ? now : { step: 'reading' }))
      source.current = file
      const bytes = new Uint8Array(await file.arrayBuffer())
      const opened = await current().ask({ kind: 'open', bytes, locale, ...options })
      if (mine !== turn.current) return
      if (!opened.ok) return setState({ step: 'refused', problem: opened.error })
      const taking = await takingOf(opened.value)
      if (mine !== turn.current) return
      await read({
        step: 'review',
        name: file.name,
        opened: opened.value,
        ...taking,
        reading: undefined,
        version: mine,
        progress: null,
      })
    },
    [current, read, locale],
  )

  const run = useCallback(
    async (review: Review) => {
      const mine = turn.current
      const stopping = new AbortController()
      stop.current = stopping
      setState({ step: 'importing', progress: { done: 0, total: review.reading?.count ?? 0 } })
      const args = await current().ask({ kind: 'members' })
      if (!args.ok) return setState({ step: 'refused', problem: args.error })
      const giveUp = async () => {
        await current().ask({ kind: 'forget' })
        setState(review)
      }
      if (stopping.signal.aborted) return giveUp()
      const done = await act('importMembers', args.value, (counts) => t(im.done, { ...counts }), {
        signal: stopping.signal,
        onProgress: (progress) => setState((now) => (now.step === 'importing' ? { ...now, progress } : now)),
      })
      if (!done.ok) return giveUp()
      // Who has gone elsewhere meanwhile stays there.
      if (mine === turn.current) onDone()
      const { opened, taking } = review
      if (opened.signature === '') return
      const { key, existing } = taking
      const mapping = taking.mapping.filter((_, column) => !opened.reasons[column])
      await rememberColumns({ signature: opened.signature, mapping, key, existing })
    },
    [act, current, onDone, t],
  )

  const rowsOf = useCallback(
    async (which: Kind, at: readonly number[]): Promise<readonly (PreviewRow | undefined)[]> => {
      const answer = await current().ask({ kind: 'rows', which, at })
      return answer.ok ? answer.value : at.map(() => undefined)
    },
    [current],
  )

  return {
    state,
    bring,
    /** Reads the same file again, told what was guessed wrong. */
    reread: (options: OpenOptions) => source.current && void bring(source.current, options),
    take: (review: Review, change: Partial<Taking>) =>
      void read({ ...review, taking: { ...review.taking, ...change }, isRemembered: false }),
    /** As if these columns had never been seen. */
    guessAnew: async (review: Review) => {
      await forgetColumns(review.opened.signature)
      await read({ ...review, taking: { mapping: review.opened.mapping, ...USUAL }, isRemembered: false })
    },
    rowsOf,
    reasons: () => current().ask({ kind: 'reasons' }),
    leftOut: (says: readonly string[], lineWord: string) => current().ask({ kind: 'leftOut', says, locale, lineWord }),
    run,
    cancel: () => {
      stop.current?.abort()
      toasts.show({ text: t(im.cancelled) })
    },
    startOver: () => {
      close()
      setState({ step: 'choose' })
    },
  }
}

export type ImportWork = ReturnType<typeof useImport>
