import * as z from 'zod/mini'

/** Search parameters as typed by whoever made the link: strings, numbers, booleans and lists of them; the rest is dropped. */
const plain = z.union([z.string(), z.number(), z.boolean()])

export type LooseSearch = Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>

export const looseSearch = (raw: Record<string, unknown>): LooseSearch => {
  const out: Record<string, LooseSearch[string]> = {}
  for (const [key, value] of Object.entries(raw)) {
    const one = plain.safeParse(value)
    if (one.success) out[key] = one.data
    else if (Array.isArray(value)) out[key] = value.filter((each) => plain.safeParse(each).success)
  }
  return out
}
