import type { ListedEvent } from './upcomingEvents.ts'

export interface EventMonth {
  /** YYYY-MM */
  readonly month: string
  readonly events: readonly ListedEvent[]
}

/** Listed events by the month on their own clock, in the order given: soonest or latest month first as the list is. */
export const eventMonths = (listed: readonly ListedEvent[]): readonly EventMonth[] => {
  const months = new Map<string, ListedEvent[]>()
  for (const one of listed) {
    const month = one.at.start.slice(0, 7)
    const held = months.get(month)
    if (held) held.push(one)
    else months.set(month, [one])
  }
  return [...months].map(([month, events]) => ({ month, events }))
}
