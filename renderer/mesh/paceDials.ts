import type { SignalingConn } from './yWebrtc.ts'

/** Failures in a row that lib0 may follow at its own pace, a few tenths of a second each: a hub that is just starting. */
const QUICK = 3
const FIRST_PAUSE = 2_500
const LONGEST_PAUSE = 300_000

/** Milliseconds to wait after so many failures in a row. */
export const pauseAfter = (failures: number): number =>
  failures < QUICK ? 0 : Math.min(FIRST_PAUSE * 2 ** (failures - QUICK), LONGEST_PAUSE)

/** This machine's own hub: it comes back as soon as its program does. What lies behind it has an address of its own in the path. */
const isOwn = (url: string): boolean => {
  const { hostname, pathname } = new URL(url)
  return /^(127\.|localhost$|\[::1\])/.test(hostname) && /^\/[^/]*$/.test(pathname)
}

const paced = new WeakMap<SignalingConn, () => void>()

/**
 * A hub that is remembered from some evening is dialled ever more seldom while nobody answers: lib0 alone would ask an address that may belong
 * to another machine by now every 2.5 s for ever. Call before it has failed; again is harmless.
 */
export const paceDials = (conn: SignalingConn): void => {
  if (paced.has(conn) || isOwn(conn.url)) return
  let isWanted = conn.shouldConnect
  let timer: ReturnType<typeof setTimeout> | undefined
  let rested = 0
  const dial = (): void => {
    clearTimeout(timer)
    timer = undefined
    rested = conn.unsuccessfulReconnects
    conn.connect()
  }
  // lib0 asks for this before every attempt, and asks no more when the answer is no.
  Object.defineProperty(conn, 'shouldConnect', {
    get: () => {
      const failures = conn.unsuccessfulReconnects
      const pause = pauseAfter(failures)
      if (!isWanted || pause === 0 || rested === failures) return isWanted
      timer ??= setTimeout(dial, pause)
      return false
    },
    set: (next: boolean) => {
      isWanted = next
      if (!next) clearTimeout(timer)
      if (!next) timer = undefined
    },
  })
  paced.set(conn, () => {
    if (!isWanted || conn.ws !== null) return
    conn.unsuccessfulReconnects = 0
    dial()
  })
}

/** The network may have changed: what did not answer may do so now. */
export const dialNow = (conn: SignalingConn): void => paced.get(conn)?.()
