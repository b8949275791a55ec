/** Between the stand-in, the test and the page everything is JSON; bytes and `undefined` survive as in Electron's structured clone. */
export const encode = (value: unknown): string =>
  JSON.stringify({ value }, (_key, part: unknown) => {
    if (part === undefined) return { $: 'undefined' }
    if (part instanceof Uint8Array) return { $: 'bytes', data: Buffer.from(part).toString('base64') }
    return part
  })

export const decode = (text: string): unknown => {
  const revive = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(revive)
    if (typeof part !== 'object' || part === null) return part
    const marked = part as { $?: string; data?: string }
    if (marked.$ === 'undefined') return undefined
    if (marked.$ === 'bytes') return new Uint8Array(Buffer.from(marked.data ?? '', 'base64'))
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, revive(inner)]))
  }
  return revive((JSON.parse(text) as { value: unknown }).value)
}

/** Sent by the test to the stand-in, answered with the same id. */
export interface Ask {
  readonly id: number
  readonly command: string
  readonly args: readonly unknown[]
}

/** Sent by the stand-in to the test. */
export type Told =
  | { readonly kind: 'ready'; readonly debugPort: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string }
