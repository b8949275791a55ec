const TICK = 5_000
/** A tick this late means that the machine slept (or the tab was frozen). */
const SLEPT = 20_000

/** Calls `wake` whenever the network may have changed under us: back online, back in view, back from sleep. */
export const onWakeUp = (wake: () => void): (() => void) => {
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last > SLEPT) wake()
    last = now
  }, TICK)
  const seen = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', seen)
  document.addEventListener('resume', wake)
  return () => {
    clearInterval(timer)
    removeEventListener('online', wake)
    removeEventListener('pageshow', wake)
    document.removeEventListener('visibilitychange', seen)
    document.removeEventListener('resume', wake)
  }
}
