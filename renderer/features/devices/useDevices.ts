import { useCallback, useEffect, useState } from 'react'
import type { MemberId } from '../../../shared/model/ids.ts'
import { profileOf } from '../../store/duties/names.ts'
import { useLive, useMembership, useSession } from '../../store/hooks.tsx'
import { localKeys } from '../../store/localKeys.ts'
import type { Device, RecoverySheet } from '../../store/trust.ts'

/** Somebody's laptops, the first one first; undefined until read. Asked again when one gets a name or standing changes. */
export const useDevices = (member: MemberId) => {
  const session = useSession()
  const membership = useMembership()
  const names = useLive(async (rows) => (await rows.get('member', profileOf(member)))?.deviceNames.join('\n'), [member])
  const lastMet = useLive((rows) => rows.local(localKeys.lastMet), [])
  const [turn, setTurn] = useState(0)
  const [devices, setDevices] = useState<readonly Device[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: membership, names, lastMet and turn say when to ask again
  useEffect(() => {
    let isStale = false
    void session.ask('devices', { member }).then((answer) => {
      if (!isStale && answer.ok) setDevices(answer.value)
    })
    return () => {
      isStale = true
    }
  }, [session, member, membership, names, lastMet, turn])
  return { devices, askAgain: useCallback(() => setTurn((n) => n + 1), []) }
}

/** The sheet that the network began with, while it is not on paper yet. `askAgain`: after it was said to be. */
export const useFirstSheet = () => {
  const session = useSession()
  const [turn, setTurn] = useState(0)
  const [sheet, setSheet] = useState<RecoverySheet | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn says when to ask again
  useEffect(() => {
    let isStale = false
    void session.ask('firstSheet', { hubs: [] }).then((answer) => {
      if (!isStale && answer.ok) setSheet(answer.value)
    })
    return () => {
      isStale = true
    }
  }, [session, turn])
  return { sheet, askAgain: useCallback(() => setTurn((n) => n + 1), []) }
}
