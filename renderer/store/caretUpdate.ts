import * as decoding from 'lib0/decoding'
import * as z from 'zod/mini'

const whole = z.number().check(z.int(), z.minimum(0))
const place = z.object({ client: whole, clock: whole })
const position = z
  .object({
    type: z.nullish(place),
    item: z.nullish(place),
    tname: z.nullish(z.string().check(z.regex(/^[A-Za-z0-9]{1,32}$/))),
    assoc: z.nullish(z.number()),
  })
  // Yjs throws where a position hangs in nothing.
  .check(z.refine(({ type, item, tname }) => Boolean(type ?? item ?? tname)))
const shown = z.nullable(
  z.object({
    user: z.optional(
      z.object({
        name: z.string().check(z.maxLength(200)),
        color: z.string().check(z.regex(/^#[0-9a-f]{6}$/i)),
      }),
    ),
    cursor: z.nullish(z.object({ anchor: position, head: position })),
  }),
)

/**
 * May this awareness update of a peer go to an editor? Only one caret, not the editor's own, with places that Yjs can look up:
 * anything else makes the caret plugin throw with every key one presses. Never throws.
 */
export const isCaretUpdate = (update: Uint8Array, own: number): boolean => {
  try {
    const decoder = decoding.createDecoder(update)
    if (decoding.readVarUint(decoder) !== 1 || decoding.readVarUint(decoder) === own) return false
    decoding.readVarUint(decoder)
    const state: unknown = JSON.parse(decoding.readVarString(decoder))
    return !decoding.hasContent(decoder) && shown.safeParse(state).success
  } catch {
    return false
  }
}
