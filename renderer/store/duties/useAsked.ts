import { useEffect, useState } from 'react'
import { useMembership, useSession, useShared } from '../hooks.tsx'
import { localKeys } from '../localKeys.ts'
import type { Notice, Revocation } from '../trust.ts'

const none: readonly Notice[] = []

/** What changed here because standing changed, newest first. Undefined until read. */
export const useNotices = (): readonly Notice[] | undefined =>
  useShared('notices', async ({ rows }) => {
    const notices = await rows.local<readonly Notice[]>(localKeys.notices)
    return notices ? [...notices].sort((a, b) => b.at - a.at) : none
  })

/** Everything that was taken back and by whom, undone or not: asked again whenever standing changes here. Undefined until the first answer. */
export const useRevocations = (): readonly Revocation[] | undefined => {
  const session = useSession()
  const membership = useMembership()
  const notices = useNotices()
  const [answer, setAnswer] = useState<readonly Revocation[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: membership and notices say when to ask again
  useEffect(() => {
    let isStale = false
    void session.ask('revocations', null).then((result) => {
      if (!isStale && result.ok) setAnswer(result.value)
    })
    return () => {
      isStale = true
    }
  }, [session, membership, notices])
  return answer
}
