import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect } from 'vitest'

/** See `flood.mjs`. */
type Manner = 'churn' | 'hold' | 'listen' | 'silent'

export interface Flood {
  /** Resolves once it has made so many connections. */
  reached(count: number): Promise<void>
  /** Connections a second that it has really made. */
  end(): Promise<{ readonly rate: number; readonly taken: number }>
}

/** A hostile program, in a thread of its own: `rate` connections a second to one hub of this machine. `origin` null: none is sent. */
export const flood = async (
  target: { readonly port: number; readonly path: string; readonly origin: string | null },
  rate: number,
  how: Manner,
): Promise<Flood> => {
  const { port, path, origin } = target
  const program = new Worker(new URL('./flood.mjs', import.meta.url), {
    workerData: { port, path, origin, rate, how },
  })
  await once(program, 'message')
  return {
    async reached(count) {
      const told = async () => {
        const answer = once(program, 'message')
        program.postMessage('how far?')
        return (await answer)[0] as number
      }
      await expect.poll(told, { timeout: 60_000 }).toBeGreaterThanOrEqual(count)
    },
    async end() {
      const told = once(program, 'message')
      program.postMessage('end')
      const [{ count, taken, seconds }] = (await told) as [{ count: number; taken: number; seconds: number }]
      await program.terminate()
      return { rate: count / seconds, taken }
    },
  }
}
