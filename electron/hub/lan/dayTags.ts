import { createHash } from 'node:crypto'

/** `lan`: announced to everyone on the LAN. `hub`: said to a hub that has announced the same network. Neither tells the other. */
export type TagUse = 'lan' | 'hub'

const DAY = 86_400_000

/** UTC day of a time in milliseconds. */
export const dayOf = (now: number): number => Math.floor(now / DAY)

/**
 * A topic's name for one day. Whoever knows the topic recognises it; others cannot link it to yesterday's, so a network
 * is not followed from evening to evening.
 */
export const dayTag = (topic: string, day: number, use: TagUse): string =>
  createHash('sha256')
    .update(JSON.stringify(['vmeste-tag1', use, day, topic]))
    .digest('base64url')
    .slice(0, 22)

/** Tag -> topic for yesterday, today and tomorrow: clocks differ, and midnight comes while hubs are connected. */
export const tagsAround = (topics: readonly string[], now: number, use: TagUse): Map<string, string> => {
  const day = dayOf(now)
  const found = new Map<string, string>()
  for (const topic of topics) for (const at of [day - 1, day, day + 1]) found.set(dayTag(topic, at, use), topic)
  return found
}
