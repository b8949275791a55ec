import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { decodeUpdate } from './decodeUpdate.ts'

/**
 * P-DOC-2: what is left of a non-effective commit's update. Same ids, origins and types, so that later honest updates that
 * build on it do not hang as pending for ever; leaf content becomes ContentDeleted and the delete set is emptied.
 * Expects an update that passed `checkForm`: at most one client.
 */
export const neutralise = (update: Uint8Array): Uint8Array => {
  const structs = decodeUpdate(update)?.structs ?? []
  const encoder = new Y.UpdateEncoderV1()
  const first = structs[0]
  encoding.writeVarUint(encoder.restEncoder, first ? 1 : 0)
  if (first) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(first.id.client)
    encoding.writeVarUint(encoder.restEncoder, first.id.clock)
    for (const struct of structs) {
      if (struct instanceof Y.Item && !keeps(struct.content)) struct.content = new Y.ContentDeleted(struct.length)
      struct.write(encoder, 0)
    }
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

const keeps = (content: unknown): boolean => content instanceof Y.ContentType || content instanceof Y.ContentDeleted
