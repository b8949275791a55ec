import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NetworkEntry, Problem, Session } from '../store/api.ts'
import { touchNetwork, useNetworks } from '../store/networks.ts'
import { type Beginning, openNetwork, rememberNetwork } from './beginning.ts'

export interface OpenNetwork {
  readonly networks: readonly NetworkEntry[]
  readonly entry: NetworkEntry | null
  /** Null while opening, or when it failed. */
  readonly session: Session | null
  readonly problem: Problem | null
  /** Also right after making it, before the live list knows of it. */
  open(entry: NetworkEntry): void
  retry(): void
}

const NetworkContext = createContext<OpenNetwork | null>(null)

export const useOpenNetwork = (): OpenNetwork => {
  const open = use(NetworkContext)
  if (!open) throw new Error('useOpenNetwork outside of NetworkProvider')
  return open
}

interface Opened {
  readonly key: string
  readonly session: Session | null
  readonly problem: Problem | null
}

interface NetworkProviderProps {
  readonly beginning: Beginning
  readonly children: ReactNode
}

/** One network at a time is open in a window. Changing it closes the other only when the new one is there. */
export const NetworkProvider = ({ beginning, children }: NetworkProviderProps) => {
  const networks = useNetworks() ?? beginning.networks
  // A network that appears later is opened when someone enters it (joining lists it early).
  const [wanted, setWanted] = useState(beginning.entry?.key ?? null)
  const first = useRef(beginning.opening)
  const [made, setMade] = useState<NetworkEntry | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [round, setRound] = useState(0)
  const entry = useMemo(
    () => networks.find((each) => each.key === wanted) ?? (made?.key === wanted ? made : null),
    [networks, wanted, made],
  )
  useEffect(() => {
    // From here on the list is right: a network that is then removed must not come back.
    if (made && networks.some((each) => each.key === made.key)) setMade(null)
  }, [networks, made])

  const latest = useRef(entry)
  latest.current = entry
  const key = entry?.key ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for another attempt
  useEffect(() => {
    const target = latest.current
    if (key === null || !target) {
      setOpened(null)
      return
    }
    let session: Session | null = null
    let isGone = false
    const opening = first.current ?? openNetwork(target)
    first.current = null
    opening.then(
      (result) => {
        if (!result.ok) {
          if (!isGone) setOpened({ key, session: null, problem: result.error })
        } else if (isGone) void result.value.close()
        else {
          session = result.value
          setOpened({ key, session, problem: null })
          rememberNetwork(key)
          // The disk can wait until the screen is there.
          requestIdleCallback(() => void touchNetwork(key))
        }
      },
      () => {
        if (!isGone) setOpened({ key, session: null, problem: { code: 'network.cannotOpen' } })
      },
    )
    return () => {
      isGone = true
      void session?.close()
    }
  }, [key, round])

  const open = useCallback((next: NetworkEntry) => {
    setMade(next)
    setWanted(next.key)
  }, [])
  const retry = useCallback(() => setRound((n) => n + 1), [])
  const value = useMemo<OpenNetwork>(() => {
    const mine = opened?.key === key ? opened : null
    return {
      networks,
      entry,
      session: mine?.session ?? null,
      problem: mine?.problem ?? null,
      open,
      retry,
    }
  }, [networks, entry, opened, key, open, retry])
  return <NetworkContext value={value}>{children}</NetworkContext>
}
