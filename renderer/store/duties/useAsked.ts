import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import { useLive, useMembership, useSession } from '../hooks.tsx'
import { localKeys } from '../localKeys.ts'
import type { Notice, Revocation, TrustRequests } from '../trust.ts'

type Asked<M extends keyof TrustRequests> = TrustRequests[M]['value'] extends Result<infer T> ? T : never

/** What the engine answers, asked again whenever standing changes here. Undefined until the first answer; failures keep the last one. */
const useAsked = <M extends 'revocations' | 'notices'>(method: M): Asked<M> | undefined => {
  const session = useSession()
  const membership = useMembership()
  const notices = useLive((rows) => rows.local(localKeys.notices), [])
  const [answer, setAnswer] = useState<Asked<M>>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: membership and notices say when to ask again
  useEffect(() => {
    let isStale = false
    void session.ask(method, null).then((result) => {
      if (!isStale && result.ok) setAnswer(result.value as Asked<M>)
    })
    return () => {
      isStale = true
    }
  }, [session, method, membership, notices])
  return answer
}

/** Everything that was taken back and by whom, undone or not. */
export const useRevocations = (): readonly Revocation[] | undefined => useAsked('revocations')
/** What changed here because standing changed, newest first. */
export const useNotices = (): readonly Notice[] | undefined => {
  const notices = useAsked('notices')
  return notices && [...notices].sort((a, b) => b.at - a.at)
}
