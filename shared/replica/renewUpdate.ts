import * as Y from 'yjs'
import { decodeUpdate } from './decodeUpdate.ts'
import { encodePart } from './encodeUpdate.ts'

/**
 * The same edits under another client id, at the same places: what was typed in an editor session that is over merges with
 * everything that others did meanwhile. The clock `first` becomes 0; what lies before it keeps its id.
 * Null when it is no update, or holds what `from` did not write, or wrote before `first`.
 */
export const renewUpdate = (update: Uint8Array, from: number, to: number, first: number): Uint8Array | null => {
  const content = decodeUpdate(update)
  if (!content || content.trailing) return null
  const renew = <T extends Y.ID | null>(id: T): T | Y.ID =>
    id && id.client === from && id.clock >= first ? Y.createID(to, id.clock - first) : id
  const structs: Y.Item[] = []
  for (const item of content.structs) {
    if (!(item instanceof Y.Item) || item.id.client !== from || item.id.clock < first) return null
    // As read, a parent is the name of a root or an id; nothing is integrated.
    const parent = item.parent as unknown
    structs.push(
      new Y.Item(
        Y.createID(to, item.id.clock - first),
        null,
        renew(item.origin),
        null,
        renew(item.rightOrigin),
        (parent instanceof Y.ID ? renew(parent) : parent) as typeof item.parent,
        item.parentSub,
        item.content,
      ),
    )
  }
  const deletes = content.deletes.flatMap(({ client, clock, len }) => {
    if (client !== from || clock + len <= first) return [{ client, clock, len }]
    const before = Math.max(0, first - clock)
    const own = { client: to, clock: clock + before - first, len: len - before }
    return before > 0 ? [{ client, clock, len: before }, own] : [own]
  })
  return encodePart({ structs, deletes })
}
