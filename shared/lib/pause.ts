/** Lets waiting messages, timers and frames have their turn. A message channel does so at once, where timers would wait 4 ms. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
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
