import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import type { JoinState, NetworkEntry } from '../../store/api.ts'

/** A way into a network: tells how far it is until it resolves; the signal gives it up. */
export type Way = (onState: (state: JoinState) => void, signal: AbortSignal) => Promise<Result<NetworkEntry>>

/** One attempt at a time to get in; leaving the screen gives it up. */
export const useEntering = (onEnter: (entry: NetworkEntry) => void) => {
  const [state, setState] = useState<JoinState | null>(null)
  const attempt = useRef<AbortController | null>(null)
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
  return { state, start, stop }
}
