import { useMemo, useState } from 'react'
import type { EntityId } from '../../shared/model/ids.ts'

interface HeldOptions {
  /** What the list shows: another order or view begins anew, with everything in it. */
  readonly view: string
  readonly me: string
  /** Who made the newest change: her own shows at once. */
  readonly lastBy: string | undefined
  /** A list this short is in view as a whole (the first meeting after joining): nothing is held back. */
  readonly short: number
  /** Newest change first: who changes moves to the top, so that is held as well. */
  readonly isByChange?: boolean
}

interface Held {
  readonly ids: readonly EntityId[] | undefined
  /** How many came, or came to the top, without being shown. */
  readonly fresh: number
  readonly show: () => void
}

/** A list's order as first shown: removed entries leave, own additions come at once, what others add waits until the reader asks for it. */
export const useHeldIds = (
  latest: readonly EntityId[] | undefined,
  { view, me, lastBy, short, isByChange = false }: HeldOptions,
): Held => {
  const [base, setBase] = useState<{ readonly view: string; readonly ids: readonly EntityId[] }>()
  // Adjusting state while rendering, so that no frame shows the older list.
  if (latest && base?.view !== view) setBase({ view, ids: latest })
  const compared = useMemo(() => {
    if (!latest || !base || base.view !== view || base.ids === latest) return { ids: latest, fresh: 0 }
    if (base.ids.length < short || lastBy === me) return { ids: latest, fresh: 0 }
    const now = new Set(latest)
    const before = new Set(base.ids)
    const kept = base.ids.filter((id) => now.has(id))
    const fresh = isByChange ? aboveAll(latest, kept) : latest.filter((id) => !before.has(id)).length
    return fresh > 0 ? { ids: kept, fresh } : { ids: latest, fresh }
  }, [latest, base, view, me, lastBy, short, isByChange])
  // By name: a renamed person moves, which is what her reader expects.
  if (compared.fresh === 0 && latest && base && base.view === view && base.ids !== latest)
    setBase({ view, ids: latest })
  return { ...compared, show: () => latest && setBase({ view, ids: latest }) }
}

/** How many have come to the top, be they new or known: all but those that still follow each other as they did. */
const aboveAll = (latest: readonly EntityId[], shown: readonly EntityId[]): number => {
  let last = latest.length
  for (let at = shown.length - 1; at >= 0; at--) if (shown[at] === latest[last - 1]) last--
  return last
}
