import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { SeededRandom } from '../../shared/lib/random.ts'
import type { FoldOp } from '../../shared/replica/fold.ts'

/** What several people did to one entity, each seeing only some of the others' updates. Times rise, clients are used once. */
export const yjsHistory = (random: SeededRandom, length: number): FoldOp[] => {
  const ops: FoldOp[] = []
  for (let i = 0; i < length; i++) {
    const device = `device${random.int(3)}`
    const doc = new Y.Doc({ gc: false })
    for (const op of ops) if (op.device === device || random.chance(0.7)) Y.applyUpdate(doc, op.update)
    doc.clientID = 1000 + random.int(1_000_000) * 100 + i
    const update = edit(doc, random)
    if (!update) continue
    const time = 1000 + i * 10 - random.int(30)
    ops.push({ commit: `c${i}`, time, device, by: device, update, cut: random.chance(0.25) })
  }
  return ops
}

const edit = (doc: Y.Doc, random: SeededRandom): Uint8Array | null => {
  let update: Uint8Array | null = null
  doc.once('update', (made: Uint8Array) => {
    update = made
  })
  doc.transact(() => {
    const fields = doc.getMap('f')
    for (let n = random.int(3); n >= 0; n--) {
      const key = random.pick(['title', 'due', 'labels/a', 'order'])
      if (random.chance(0.1)) fields.delete(key)
      else if (random.chance(0.05)) fields.set(key, new Y.Map([['inner', random.int(9)]]))
      else
        fields.set(key, random.pick<unknown>([random.int(100), true, false, 'words', null, undefined, ['x'], { a: 1 }]))
    }
    const text = doc.getXmlFragment('about')
    if (random.chance(0.4)) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(random.pick(['Brot', 'Salz', 'Wein 🍷']))])
      text.insert(random.int(text.length + 1), [paragraph])
    } else if (text.length > 0) {
      const paragraph = text.get(random.int(text.length))
      const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      if (random.chance(0.2)) text.delete(random.int(text.length), 1)
      else if (words instanceof Y.XmlText) {
        if (words.length > 2 && random.chance(0.4)) words.delete(random.int(words.length - 1), 1)
        else words.insert(random.int(words.length + 1), random.pick(['a', 'bc', 'ü']), { bold: true })
      }
    }
  })
  return update
}

/** The same structs with origins that point anywhere: what a hostile author could sign. */
export const craftOrigins = (update: Uint8Array, targets: readonly Y.ID[], random: SeededRandom): Uint8Array => {
  const { structs } = Y.decodeUpdate(update)
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, structs.length > 0 ? 1 : 0)
  if (structs.length > 0) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(structs[0]!.id.client)
    encoding.writeVarUint(encoder.restEncoder, structs[0]!.id.clock)
    for (const struct of structs) {
      if (struct instanceof Y.Item && targets.length > 0) {
        if (random.chance(0.5)) struct.origin = random.pick(targets)
        if (random.chance(0.5)) struct.rightOrigin = random.pick(targets)
      }
      struct.write(encoder, 0)
    }
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

/** Ids of everything the updates write, for `craftOrigins`. */
export const idsIn = (ops: readonly FoldOp[]): Y.ID[] =>
  ops.flatMap((op) => Y.decodeUpdate(op.update).structs.map((struct) => struct.id))
