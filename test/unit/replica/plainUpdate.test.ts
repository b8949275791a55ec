import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { seededRandom } from '../../../shared/lib/random.ts'
import { encodeFields } from '../../../shared/replica/encodeUpdate.ts'
import { checkForm } from '../../../shared/replica/formCheck.ts'
import { readPlain } from '../../../shared/replica/materialise.ts'
import { readPlainUpdate } from '../../../shared/replica/plainUpdate.ts'
import { FIELDS } from '../../../shared/replica/readFields.ts'

const random = seededRandom('plain updates')
const values: readonly (() => unknown)[] = [
  () => 'Jürgen Ковалёва 🙂',
  () => 'x'.repeat(random.int(200)),
  () => '',
  () => true,
  () => false,
  () => null,
  () => random.int(1_000_000) - 500_000,
  () => 0.5,
  () => ({ nested: [1] }),
]
const fieldsOf = (...kinds: readonly (() => unknown)[]): Map<string, unknown> =>
  new Map(
    Array.from({ length: 1 + random.int(20) }, (_, i) => [
      `field${i}/ä`.slice(0, 6 + random.int(4)),
      random.pick(kinds)(),
    ]),
  )

const slowly = (update: Uint8Array, fits: (client: number) => boolean) => {
  const content = checkForm(update, fits)
  return typeof content === 'string' ? content : readPlain(content)
}
const anyone = () => true

test('P-DOC-5: scalars under keys are read without Yjs, and alike', () => {
  for (let i = 0; i < 500; i++) {
    const update = encodeFields(random.int(2 ** 31), fieldsOf(...values.slice(0, 7)))
    const quick = readPlainUpdate(update, anyone)
    expect(quick).not.toBeNull()
    expect(quick).toEqual(slowly(update, anyone))
  }
})

test('P-DOC-5: whatever happens to the bytes, the quick way takes nothing that the whole check would refuse, and reads nothing else', () => {
  let taken = 0
  for (let i = 0; i < 20_000; i++) {
    const update = encodeFields(random.int(2 ** 31), fieldsOf(...(random.chance(0.8) ? values.slice(0, 7) : values)))
    for (let k = random.int(3); k >= 0; k--) update[random.int(update.length)] = random.int(256)
    const cut = random.chance(0.1) ? update.subarray(0, random.int(update.length)) : update
    const quick = readPlainUpdate(cut, anyone)
    if (!quick) continue
    taken++
    expect(quick).toEqual(slowly(cut, anyone))
  }
  // Many changes hit a letter: those are still updates.
  expect(taken).toBeGreaterThan(1_000)
})

test('P-DOC-4: a client id that does not fit is left to the whole check', () => {
  expect(
    readPlainUpdate(
      encodeFields(
        7,
        fieldsOf(() => 'x'),
      ),
      (client) => client !== 7,
    ),
  ).toBeNull()
})

test('P-DOC-5: texts, later writes, deletions and empty updates are left to Yjs', () => {
  const doc = new Y.Doc()
  expect(readPlainUpdate(Y.encodeStateAsUpdate(doc), anyone)).toBeNull()
  doc.getMap(FIELDS).set('name', 'Alice')
  expect(readPlainUpdate(Y.encodeStateAsUpdate(doc), anyone)).toEqual(new Map([['name', 'Alice']]))
  const before = Y.encodeStateVector(doc)
  doc.getMap(FIELDS).set('name', 'Alisa')
  expect(readPlainUpdate(Y.encodeStateAsUpdate(doc, before), anyone)).toBeNull()
  expect(readPlainUpdate(Y.encodeStateAsUpdate(doc), anyone)).toBeNull()
  const text = new Y.Doc()
  text.getXmlFragment('description').insert(0, [new Y.XmlText('hello')])
  expect(readPlainUpdate(Y.encodeStateAsUpdate(text), anyone)).toBeNull()
})
