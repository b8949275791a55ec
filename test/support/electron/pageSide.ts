/**
 * Runs in the page before any of its scripts, as a sandboxed preload does: gives the preload its `electron`, and the page
 * only what `contextBridge` lets through. Sent as source text, so it refers to nothing outside itself.
 */
export const runPreload = (
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void => {
  type Fn = (...args: unknown[]) => unknown
  const scope = globalThis as unknown as Record<string, unknown>
  const tell = scope.__standIn as (kind: string, ...args: string[]) => Promise<string>
  delete scope.__standIn
  // Electron runs preloads in the top frame only.
  if (window !== window.top) return

  const encode = (value: unknown): string =>
    JSON.stringify({ value }, (_key, part: unknown) => {
      if (part === undefined) return { $: 'undefined' }
      if (!(part instanceof Uint8Array)) return part
      let text = ''
      for (let at = 0; at < part.length; at += 32_768) text += String.fromCharCode(...part.subarray(at, at + 32_768))
      return { $: 'bytes', data: btoa(text) }
    })
  const revive = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(revive)
    if (typeof part !== 'object' || part === null) return part
    const { $: mark, data } = part as { $?: string; data?: string }
    if (mark === 'undefined') return undefined
    if (mark === 'bytes') return Uint8Array.from(atob(data ?? ''), (char) => char.charCodeAt(0))
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, revive(inner)]))
  }
  const decode = (text: string): unknown => revive(JSON.parse(text).value)

  const listeners = new Map<string, Fn[]>()
  const receive = async (): Promise<void> => {
    for (;;) {
      const { channel, args } = decode(await tell('receive')) as { channel: string; args: unknown[] }
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args)
    }
  }

  /** What crosses between the two worlds: copies of plain data, and functions that copy in turn. */
  const bridge = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => bridge((value as Fn)(...args.map(bridge)))
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
      return value
    }
    if (value instanceof Promise) return value.then(bridge)
    if (Array.isArray(value)) return value.map(bridge)
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bridge(inner)])))
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        Object.defineProperty(window, name, { value: bridge(api), enumerable: true })
      },
    },
    ipcRenderer: {
      async invoke(channel: string, ...args: unknown[]) {
        const answer = decode(await tell('invoke', channel, encode(args))) as { value?: unknown; error?: string }
        if (answer.error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
        return answer.value
      },
      on(channel: string, listener: Fn) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
      removeListener(channel: string, listener: Fn) {
        listeners.set(
          channel,
          (listeners.get(channel) ?? []).filter((one) => one !== listener),
        )
      },
    },
  }
  const module = { exports: {} }
  preload(
    (name) => {
      if (name === 'electron') return electron
      throw new Error(`module not found: ${name}`)
    },
    module,
    module.exports,
  )
  // Ends with the page; a refused promise then is nobody's business.
  receive().catch(() => {})
}
