import { useCallback, useEffect, useState } from 'react'
import { useLive, useMembership, useSession } from '../hooks.tsx'
import type { InvitationInfo } from '../trust.ts'

/** Every invitation, newest first, with who came through it; undefined until read. Asked again when somebody comes or a decision is written. */
export const useInvitations = (): {
  readonly invitations: readonly InvitationInfo[] | undefined
  readonly askAgain: () => void
} => {
  const session = useSession()
  const membership = useMembership()
  const decisions = useLive((rows) => rows.count('decision'), [])
  const [turn, setTurn] = useState(0)
  const [invitations, setInvitations] = useState<readonly InvitationInfo[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: membership, decisions and turn say when to ask again
  useEffect(() => {
    let isStale = false
    void session.ask('invitations', null).then((answer) => {
      if (!isStale && answer.ok) setInvitations(answer.value)
    })
    return () => {
      isStale = true
    }
  }, [session, membership, decisions, turn])
  return { invitations, askAgain: useCallback(() => setTurn((n) => n + 1), []) }
}
