/** In a worker, as the engine is. `longest`: how long the window did not come to draw meanwhile, ms. */
export const rotate = async (members: number, removals: number): Promise<Record<string, number>> => {
  const worker = new Worker(new URL('./keys.worker.ts', import.meta.url), { type: 'module' })
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
  const measured = await new Promise<Record<string, number>>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage([members, removals])
  })
  running = false
  worker.terminate()
  return { ...measured, longest }
}
