import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromBase64Url, toBase64Url } from '../../../shared/lib/bytes.ts'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { clientIdFits, clientIdOf, clientPart } from '../../../shared/replica/clientId.ts'
import { clientOf, fold } from '../../../shared/replica/fold.ts'
import { checkForm } from '../../../shared/replica/formCheck.ts'
import * as reference from '../../support/reference/ydoc.mjs'
import { craftOrigins, idsIn, yjsHistory } from '../../support/yjsHistory.ts'

const CLIENT = 4242
const ruleOf = (update: Uint8Array, client = CLIENT): string | null => {
  const content = checkForm(update, (claimed) => claimed === client)
  return typeof content === 'string' ? content : null
}
const made = (write: (doc: Y.Doc) => void, client = CLIENT): Uint8Array => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  doc.transact(() => write(doc))
  return Y.encodeStateAsUpdate(doc)
}
const root = (name: string) => /^[A-Za-z0-9]{1,32}$/.test(name)

/** A V1 update by hand: `write` puts structs after their count, then the delete set follows. */
const raw = (
  count: number,
  write: (encoder: Y.UpdateEncoderV1) => void,
  deletes: readonly [number, number, number][] = [],
  client = CLIENT,
) => {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, count > 0 ? 1 : 0)
  if (count > 0) {
    encoding.writeVarUint(encoder.restEncoder, count)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, 0)
  }
  write(encoder)
  encoding.writeVarUint(encoder.restEncoder, deletes.length)
  for (const [client, clock, len] of deletes) {
    for (const value of [client, 1, clock, len]) encoding.writeVarUint(encoder.restEncoder, value)
  }
  return encoder.toUint8Array()
}
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe('P-DOC-5: form check', () => {
  test('P-DOC-5: what editors and commands make passes', () => {
    const update = made((doc) => {
      doc.getMap('f').set('title', 'Brot')
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('Salz')])
      doc.getXmlFragment('description').insert(0, [paragraph])
    })
    expect(ruleOf(update)).toBe(null)
    expect(ruleOf(made(() => {}))).toBe(null)
    expect(ruleOf(raw(0, () => {}, [[7, 0, 3]]))).toBe(null)
  })

  test.each<[string, Uint8Array]>([
    ['size', new Uint8Array(256 * 1024 + 1)],
    ['decode', Uint8Array.of(1, 1, 1)],
    ['client', made((doc) => doc.getMap('f').set('a', 1), CLIENT + 1)],
    ['kind', made((doc) => doc.getMap('f').set('a', Uint8Array.of(1)))],
    ['kind', made((doc) => doc.getMap('f').set('a', new Y.Doc()))],
    ['root', made((doc) => doc.getMap('').set('a', 1))],
    ['root', made((doc) => doc.getMap('f/g').set('a', 1))],
    ['depth', made((doc) => doc.getMap('f').set('a', nested(9)))],
    ['depth', made((doc) => doc.getText('t').insertEmbed(0, { a: nested(8) }))],
    [
      'count',
      made((doc) =>
        doc.getArray('f').insert(
          0,
          Array.from({ length: 2001 }, () => new Y.Map()),
        ),
      ),
    ],
    ['clock', made((doc) => doc.getText('f').insert(0, 'x'.repeat(65_537)))],
    ['ds', raw(0, () => {}, [[7, 0, 65_537]])],
    ['ds', raw(0, () => {}, [[7, 0, 0]])],
    ['ds', raw(0, () => {}, [[7, 2 ** 31, 1]])],
    [
      'ds',
      raw(
        0,
        () => {},
        Array.from({ length: 4097 }, (_, n) => [n, 0, 1]),
      ),
    ],
  ])('P-DOC-5: breaks "%s"', (rule, update) => {
    expect(ruleOf(update)).toBe(rule)
  })

  test('P-DOC-5: depth 8 is the deepest that passes', () => {
    expect(ruleOf(made((doc) => doc.getMap('f').set('a', nested(8))))).toBe(null)
  })

  test('P-DOC-5: no item may refer to itself or to what comes after it', () => {
    const update = raw(1, (encoder) => {
      encoder.writeInfo(128 | 4)
      encoder.writeLeftID(Y.createID(CLIENT, 0))
      encoder.writeString('x')
    })
    expect(ruleOf(update)).toBe('selfref')
  })

  test('P-DOC-5: unknown field names and unknown roots pass: the check knows no entity', () => {
    expect(ruleOf(made((doc) => doc.getMap('f').set('fieldOf2030', 1)))).toBe(null)
    expect(ruleOf(made((doc) => doc.getText('textOf2030').insert(0, 'x')))).toBe(null)
  })
})

describe('Case 19: crafted updates', () => {
  test('Case 19: a V2 update is refused, empty ones included', () => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = CLIENT
    expect(ruleOf(Y.encodeStateAsUpdateV2(doc))).not.toBe(null)
    doc.getMap('f').set('title', 'Brot')
    expect(ruleOf(Y.encodeStateAsUpdateV2(doc))).not.toBe(null)
  })

  test('Case 19: garbage of length 2^53, and skips, are refused', () => {
    const of = (info: number, length: number) =>
      raw(1, (encoder) => {
        encoder.writeInfo(info)
        encoding.writeVarUint(encoder.restEncoder, length)
      })
    expect(ruleOf(of(0, Number.MAX_SAFE_INTEGER))).toBe('clock')
    expect(ruleOf(of(0, 5))).toBe('struct')
    expect(ruleOf(of(10, 5))).toBe('struct')
  })

  test('Case 19: nesting that would exhaust the stack is refused', () => {
    const update = raw(1, (encoder) => {
      encoder.writeInfo(8 | 32)
      encoder.writeParentInfo(true)
      encoder.writeString('f')
      encoder.writeString('a')
      encoder.writeLen(1)
      // An array in an array in an array...
      for (let n = 0; n < 100_000; n++) encoding.writeUint8Array(encoder.restEncoder, Uint8Array.of(117, 1))
    })
    expect(ruleOf(update)).toBe('decode')
  })

  test('Case 19: quadratic within limits: updates that all fight for one place', () => {
    // Every item begins the list, so each is compared with all those of smaller client ids.
    const structs = (encoder: Y.UpdateEncoderV1) => {
      for (let n = 0; n < 1000; n++) {
        encoder.writeInfo(7)
        encoder.writeParentInfo(true)
        encoder.writeString('f')
        encoder.writeTypeRef(0)
      }
    }
    const ops = [0, 1].map((n) => {
      const update = raw(1000, structs, [], CLIENT + n)
      expect(ruleOf(update, CLIENT + n)).toBe(null)
      return { commit: `c${n}`, time: n, device: `d${n}`, by: '', update, cut: false }
    })
    const folded = fold(ops)
    expect(folded.slow).toBe(false)
    expect(folded.doc.getArray('f').length).toBe(2000)
  })

  test('Case 19: byte fuzz: the check never throws, agrees with the reference, and what passes folds', () => {
    const random = seededRandom('form fuzz')
    let passed = 0
    for (let round = 0; round < 400; round++) {
      const history = yjsHistory(random, 4)
      const targets = idsIn(history)
      for (const op of history) {
        let bytes = random.chance(0.3) ? craftOrigins(op.update, targets, random) : op.update.slice()
        for (let n = random.int(4); n > 0; n--) {
          if (random.chance(0.2)) bytes = bytes.slice(0, random.int(bytes.length))
          else bytes[random.int(bytes.length)] = random.int(256)
        }
        const client = clientOf(op.update) ?? CLIENT
        const own = ruleOf(bytes, client)
        const expected = reference.check(bytes, client, { has: root })
        // Stricter than the reference in two rules.
        if (own === 'trailing' || own === 'depth') expect(expected).not.toBe('decode')
        else expect(own).toBe(expected)
        if (own === null) {
          passed++
          fold([...history.filter((other) => other !== op), { ...op, update: bytes }])
        }
      }
    }
    expect(passed).toBeGreaterThan(100)
  })
})

describe('P-DOC-4: client ids', () => {
  const device = toBase64Url(sha256(Uint8Array.of(1)))
  const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const at = hybridOf(Date.UTC(2026, 10, 20, 12))

  test('P-DOC-4: are those of the reference', () => {
    const hash = sha256(fromBase64Url(device)!, salt)
    expect(clientIdOf(device, salt, at)).toBe(reference.clientId(Date.UTC(2026, 10, 20, 12), hash))
  })

  test('P-DOC-4: fit a commit of the same day, not a later or an earlier one, nor another device', () => {
    const client = clientIdOf(device, salt, at)
    const part = clientPart(device, salt)
    const minutesLater = (minutes: number) => hybridOf(Date.UTC(2026, 10, 20, 12) + minutes * 60_000)
    expect([0, 1, 1440].map((minutes) => clientIdFits(client, part, minutesLater(minutes)))).toEqual([true, true, true])
    expect([-1, 1441].map((minutes) => clientIdFits(client, part, minutesLater(minutes)))).toEqual([false, false])
    expect(clientIdFits(client, clientPart(toBase64Url(sha256(Uint8Array.of(2))), salt), at)).toBe(false)
    expect(client).toBeLessThan(2 ** 53)
  })
})
