import type { Result } from '../../../../shared/lib/result.ts'
import type { AnswerTo, Ask } from './protocol.ts'

export interface Reader {
  /** Asks are answered in order. Ends in a problem, never in an exception. */
  ask<A extends Ask>(ask: A): Promise<Result<AnswerTo<A>>>
  /** Ends whatever is under way. */
  close(): void
}

/** A worker that reads and writes lists for the network with this key. */
export const readerFor = (key: string): Reader => {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: key })
  const waiting: ((result: Result<never>) => void)[] = []
  worker.onmessage = ({ data }) => waiting.shift()?.(data)
  worker.onerror = (event) => {
    event.preventDefault()
    for (const resolve of waiting.splice(0))
      resolve({ ok: false, error: { code: 'importFailed', params: { name: 'Worker' } } })
  }
  return {
    ask: <A extends Ask>(ask: A) =>
      new Promise<Result<AnswerTo<A>>>((resolve) => {
        waiting.push(resolve)
        const transfer = ask.kind === 'open' ? [ask.bytes.buffer as ArrayBuffer] : []
        worker.postMessage(ask, transfer)
      }),
    close: () => worker.terminate(),
  }
}
