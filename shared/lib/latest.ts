/**
 * Runs a task whose outcome depends on how things stand, not on who asked: while it runs, any number of calls make it run once more.
 * Each call resolves when a run that began after it has ended.
 */
export const createLatest = (task: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = (): Promise<void> => {
    running = task().finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (!running) return start()
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}
