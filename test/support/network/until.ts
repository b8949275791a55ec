/** Waits for a state, not for time. Real ms bound it only so that a state that never comes fails. */
export const until = async (state: () => boolean, limit = 50_000): Promise<void> => {
  const began = performance.now()
  while (!state()) {
    if (performance.now() - began > limit) throw new Error('waited in vain')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
