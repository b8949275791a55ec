import { useEffect, useState } from 'react'
import { useLive, useSession } from '../../../store/hooks.tsx'
import type { Answer, Found } from './duplicates.worker.ts'

/** Records that may be one person's; undefined while they are looked for the first time. Looked for again when people change. */
export const useDuplicates = (): {
  readonly found: Found | undefined
  readonly failed: boolean
  readonly again: () => void
} => {
  const { entry, about } = useSession()
  const [answer, setAnswer] = useState<Answer>()
  const [round, setRound] = useState(0)
  const apart = useLive(() => about.apart(), [])
  const state = useLive(async (rows) => {
    const [newest] = await rows.find('member', 'updatedAt', {}, { reverse: true, limit: 1 })
    return `${newest?.id} ${newest?.updatedAt} ${await rows.count('member')} ${await rows.count('alias')}`
  }, [])
  useEffect(() => {
    if (!apart || state === undefined) return
    void round
    const worker = new Worker(new URL('./duplicates.worker.ts', import.meta.url), { type: 'module', name: entry.key })
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      setAnswer(data)
      worker.terminate()
    }
    worker.onerror = (event) => {
      event.preventDefault()
      setAnswer({ failed: 'Worker' })
    }
    worker.postMessage(apart)
    return () => worker.terminate()
  }, [apart, state, round, entry.key])
  return {
    found: answer && 'found' in answer ? answer.found : undefined,
    failed: answer !== undefined && 'failed' in answer,
    again: () => setRound((n) => n + 1),
  }
}
