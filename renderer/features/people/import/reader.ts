import type { Result } from '../../../../shared/lib/result.ts'
import type { Progress } from '../../../store/api.ts'
import type { AnswerTo, Ask, Told } from './protocol.ts'

export interface Reader {
  /** Asks are answered in order. Ends in a problem, never in an exception. */
  ask<A extends Ask>(ask: A, onProgress?: (progress: Progress) => void): Promise<Result<AnswerTo<A>>>
  /** Ends whatever is under way. */
  close(): void
}

interface Waiting {
  readonly resolve: (result: Result<never>) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

/** A worker that reads and writes lists for the network with this key. */
export const readerFor = (key: string): Reader => {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: key })
  const waiting: Waiting[] = []
  worker.onmessage = ({ data }: MessageEvent<Result<never> | Told>) => {
    if ('progress' in data) waiting[0]?.onProgress?.(data.progress)
    else waiting.shift()?.resolve(data)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    for (const { resolve } of waiting.splice(0))
      resolve({ ok: false, error: { code: 'importFailed', params: { name: 'Worker' } } })
  }
  return {
    ask: <A extends Ask>(ask: A, onProgress?: (progress: Progress) => void) =>
      new Promise<Result<AnswerTo<A>>>((resolve) => {
        waiting.push({ resolve, onProgress })
        const transfer = ask.kind === 'open' ? [ask.bytes.buffer] : []
        worker.postMessage(ask, transfer)
      }),
    close: () => worker.terminate(),
  }
}
