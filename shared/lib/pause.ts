const waiting: (() => void)[] = []
const channel = typeof setImmediate === 'function' ? null : new MessageChannel()
if (channel) channel.port1.onmessage = () => waiting.shift()?.()

/**
 * Lets waiting messages, timers and frames have their turn. A message channel does so at once, where timers would wait 4 ms; Node has
 * `setImmediate`, and an open channel would keep it from ending.
 */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    if (!channel) {
      setImmediate(resolve)
      return
    }
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })

/** Long work calls it in its loop: it pauses whenever `every` milliseconds have passed since it last did. */
export const createPacer = (every = 20, rest: () => Promise<void> = pause): (() => Promise<void> | undefined) => {
  let since = performance.now()
  return () => {
    if (performance.now() - since < every) return undefined
    return rest().then(() => {
      since = performance.now()
    })
  }
}
