import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'

/** A way into a network: tells how far it is until it resolves; the signal gives it up. */
export type Way = (onState: (state: JoinState) => void, signal: AbortSignal) => Promise<Result<NetworkEntry>>

/** What leads in (a link, or the words of a sheet), and one attempt at a time to get in by it; leaving the screen gives it up. */
export const useEntering = (link: string, onEnter: (entry: NetworkEntry) => void) => {
  const [text, setText] = useState(link)
  const [state, setState] = useState<JoinState | null>(null)
  const attempt = useRef<AbortController | null>(null)
  useEffect(() => setText(link), [link])
  useEffect(() => () => attempt.current?.abort(), [])
  const stop = () => {
    attempt.current?.abort()
    setState(null)
  }
  const start = async (way: Way) => {
    attempt.current?.abort()
    const controller = new AbortController()
    attempt.current = controller
    setState({ step: 'looking' })
    const result = await way((next) => controller.signal.aborted || setState(next), controller.signal)
    if (controller.signal.aborted) return
    if (result.ok) onEnter(result.value)
    else setState({ step: 'failed', problem: result.error })
  }
  /** By something else. */
  const other = () => {
    stop()
    setText('')
  }
  return { text, setText, state, start, stop, other }
}

export type Entering = ReturnType<typeof useEntering>
