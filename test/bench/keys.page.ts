/** How long the window did not come to draw while something went on, ms. */
const longestFrame = async <T>(meanwhile: Promise<T>): Promise<{ longest: number; value: T }> => {
  let longest = 0
  let last = performance.now()
  let running = true
  const frame = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (running) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  const value = await meanwhile
  running = false
  return { longest, value }
}

/** In a worker, as the engine is. `idle`: the longest frame of as long a time without it, for what the machine does besides. */
export const rotate = async (members: number, removals: number): Promise<Record<string, number>> => {
  const worker = new Worker(new URL('./keys.worker.ts', import.meta.url), { type: 'module' })
  const began = performance.now()
  const { longest, value } = await longestFrame(
    new Promise<Record<string, number>>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = (event) => reject(new Error(event.message))
      worker.postMessage([members, removals])
    }),
  )
  worker.terminate()
  const took = performance.now() - began
  const { longest: idle } = await longestFrame(new Promise((resolve) => setTimeout(resolve, took)))
  return { ...value, longest, idle }
}
