import * as Y from 'yjs'

export interface UpdateContent {
  /** Root types stand as their names in `parent`; nothing is integrated anywhere. */
  readonly structs: readonly (Y.Item | Y.GC | Y.Skip)[]
  readonly deletes: readonly { readonly client: number; readonly clock: number; readonly len: number }[]
  /** Bytes were left over: not an update of this version (a V2 update reads as an empty V1 update with a tail). */
  readonly trailing: boolean
}

type RestDecoder = Y.UpdateDecoderV1['restDecoder']
let last: RestDecoder | null = null

/** Yjs reads updates through this; it is the only way to learn where reading ended. */
class WatchedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: RestDecoder) {
    super(decoder)
    last = decoder
  }
}

/** Reads a V1 update without a Y.Doc. Null for bytes Yjs cannot read. */
export const decodeUpdate = (update: Uint8Array): UpdateContent | null => {
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, WatchedDecoder as unknown as typeof Y.UpdateDecoderV2)
    const trailing = last !== null && last.pos !== update.length
    const deletes: { client: number; clock: number; len: number }[] = []
    for (const [client, ranges] of ds.clients) for (const { clock, len } of ranges) deletes.push({ client, clock, len })
    return { structs, deletes, trailing }
  } catch {
    return null
  } finally {
    last = null
  }
}
