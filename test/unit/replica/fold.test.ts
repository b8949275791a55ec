import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type SeededRandom, seededRandom } from '../../../shared/lib/random.ts'
import { clientOf, type Folded, type FoldOp, fold } from '../../../shared/replica/fold.ts'
import { checkForm } from '../../../shared/replica/formCheck.ts'
import { neutralise } from '../../../shared/replica/neutralise.ts'
import { plainText } from '../../../shared/replica/plainText.ts'
import { readFields, readWritten } from '../../../shared/replica/readFields.ts'
import * as reference from '../../support/reference/ydoc.mjs'
import { craftOrigins, idsIn, yjsHistory } from '../../support/yjsHistory.ts'

const plain = (value: unknown) => (value instanceof Y.AbstractType ? value.toJSON() : value)
/** Its whole tree; crafted children that Yjs itself cannot print count as what `plainText` makes of them. */
const textOf = (doc: Y.Doc) => {
  const fragment = doc.getXmlFragment('about')
  try {
    return fragment.toString()
  } catch {
    return `unprintable: ${plainText(fragment)}`
  }
}
const stateOf = (folded: Folded) => ({
  fields: Object.fromEntries([...readFields(folded)].map(([key, value]) => [key, plain(value)]).sort()),
  text: textOf(folded.doc),
})
const referenceState = (ops: readonly FoldOp[]) => {
  const folded = reference.fold(ops.map((op) => ({ ...op, client: clientOf(op.update) ?? -1 })))
  const fields = Object.entries(reference.fields(folded)).map(([key, value]) => [key, plain(value)] as const)
  return { fields: Object.fromEntries(fields.sort()), text: textOf(folded.doc) }
}

const eachSeed = (count: number, story: (random: SeededRandom) => void) => {
  for (let seed = 0; seed < count; seed++) {
    try {
      story(seededRandom(`fold ${seed}`))
    } catch (error) {
      throw new Error(`seed "fold ${seed}"`, { cause: error })
    }
  }
}

/** One command by one person: a client id of its own. */
const opBy = (device: string, time: number, before: readonly FoldOp[], write: (doc: Y.Doc) => void): FoldOp => {
  const doc = new Y.Doc({ gc: false })
  for (const op of before) Y.applyUpdate(doc, op.update)
  doc.clientID = time * 1000
  let update = new Uint8Array()
  doc.once('update', (made: Uint8Array) => {
    update = made as Uint8Array<ArrayBuffer>
  })
  doc.transact(() => write(doc))
  return { commit: `c${time}`, time, device, by: device, update, cut: false }
}
const title = (text: string) => (doc: Y.Doc) => void doc.getMap('f').set('title', text)
const cut = (op: FoldOp): FoldOp => ({ ...op, cut: true })

/** A V1 update that writes nothing and deletes `ranges` of one client. */
const deletesOf = (client: number, ranges: readonly (readonly [clock: number, length: number])[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  for (const value of [0, 1, client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

describe('P-DOC-1: fold', () => {
  test('P-DOC-1: gives what the reference gives, for honest histories with cuts', () => {
    eachSeed(300, (random) => {
      const ops = yjsHistory(random, 2 + random.int(14))
      expect(stateOf(fold(ops))).toEqual(referenceState(ops))
    })
  })

  test('Case 17: crafted origins: whatever the order of arrival, the same state, and the reference agrees', () => {
    eachSeed(200, (random) => {
      const ops = yjsHistory(random, 4 + random.int(8))
      const targets = idsIn(ops)
      const crafted = ops.map((op) =>
        random.chance(0.5) ? { ...op, update: craftOrigins(op.update, targets, random) } : op,
      )
      const state = stateOf(fold(crafted))
      expect(stateOf(fold(random.shuffle(crafted)))).toEqual(state)
      expect(referenceState(crafted)).toEqual(state)
    })
  })

  test('Case 18: a delete set for what is yet to be written: one state in any order, and taken back with its commit', () => {
    // Alice writes, mallory deletes far beyond what she has written, and alice goes on in the same editor session.
    const doc = new Y.Doc({ gc: false })
    doc.clientID = 7_000
    const types = (time: number, text: string): FoldOp => {
      let update = new Uint8Array()
      doc.once('update', (made: Uint8Array) => {
        update = made as Uint8Array<ArrayBuffer>
      })
      doc.transact(() => {
        const about = doc.getXmlFragment('about')
        if (about.length === 0) about.insert(0, [new Y.XmlText()])
        const words = about.get(0) as Y.XmlText
        words.insert(words.length, text)
      })
      return { commit: `c${time}`, time, device: 'alice', by: 'alice', update, cut: false }
    }
    const first = types(1, 'Brot')
    const huge = Array.from({ length: 4_096 }, (_, n) => [1 + n * 65_536, 65_536] as const)
    const future: FoldOp = {
      commit: 'm',
      time: 2,
      device: 'mallory',
      by: 'mallory',
      update: deletesOf(doc.clientID, huge),
      cut: false,
    }
    expect(typeof checkForm(future.update, () => true)).toBe('object')
    const ops = [first, future, types(3, ' und'), types(4, ' Salz')]
    const state = stateOf(fold(ops))
    eachSeed(30, (random) => expect(stateOf(fold(random.shuffle(ops)))).toEqual(state))
    expect(referenceState(ops)).toEqual(state)
    expect(plainText(fold(ops.map((op) => (op === future ? cut(op) : op))).doc.getXmlFragment('about'))).toBe(
      'Brot und Salz',
    )
  })

  test('Case 18: delete sets over the limits are refused by their form', () => {
    for (const list of [
      Array.from({ length: 4_097 }, (_, n) => [n * 2, 1] as const),
      [[0, 65_537]],
      [[2 ** 31 - 1, 2]],
      [[2 ** 52, 1]],
      [[0, 0]],
    ] as const)
      expect(checkForm(deletesOf(7, list), () => true)).toBe('ds')
  })

  test('Case 1: any order and duplicated arrival of the same commits folds to the same state', () => {
    eachSeed(100, (random) => {
      const ops = yjsHistory(random, 10)
      expect(stateOf(fold(random.shuffle(ops)))).toEqual(stateOf(fold(ops)))
    })
  })

  test('P-DOC-1: an update that throws is left out, the others stand', () => {
    const good = opBy('alice', 1, [], title('Brot'))
    const bad: FoldOp = { ...good, commit: 'bad', time: 2, device: 'mallory', update: Uint8Array.of(1, 1, 9, 0, 255) }
    const folded = fold([bad, good])
    expect(folded.leftOut).toEqual(new Set([bad]))
    expect(readFields(folded)).toEqual(new Map([['title', 'Brot']]))
  })

  test('P-DOC-1: folding stops after two seconds and is flagged; what was folded by then is a beginning of the whole', () => {
    const ops = ['eins', 'zwei', 'drei'].map((word, n) => opBy('alice', n + 1, [], title(word)))
    let clock = 0
    expect(fold(ops, () => clock).slow).toBe(false)
    const folded = fold(ops, () => (clock += 1100))
    expect(folded.slow).toBe(true)
    expect(readFields(folded).get('title')).toBe('zwei')
  })
})

describe('P-DOC-2: neutralise', () => {
  test('P-DOC-2: gives the bytes the reference gives', () => {
    eachSeed(150, (random) => {
      for (const { update } of yjsHistory(random, 6)) expect(neutralise(update)).toEqual(reference.neutralise(update))
    })
  })

  test('Case 6: cut: honest text after, in and around what was cut survives', () => {
    const first = opBy('alice', 1, [], (doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('Brot')])
      doc.getXmlFragment('about').insert(0, [paragraph])
    })
    const words = (doc: Y.Doc) => (doc.getXmlFragment('about').get(0) as Y.XmlElement).get(0) as Y.XmlText
    const mallory = opBy('mallory', 2, [first], (doc) => words(doc).insert(4, ' VERBRANNT '))
    const carol = opBy('carol', 3, [first, mallory], (doc) => words(doc).insert(8, 'und'))
    const alice = opBy('alice', 4, [first, mallory, carol], (doc) => words(doc).insert(words(doc).length, 'Salz'))
    const folded = fold([first, cut(mallory), carol, alice])
    expect(plainText(folded.doc.getXmlFragment('about'))).toBe('BrotundSalz')
  })

  test('P-DOC-2: what a cut commit deleted is back', () => {
    const first = opBy('alice', 1, [], (doc) => doc.getText('about').insert(0, 'Brot und Salz'))
    const mallory = opBy('mallory', 2, [first], (doc) => doc.getText('about').delete(0, 9))
    expect(fold([first, mallory]).doc.getText('about').toString()).toBe('Salz')
    expect(
      fold([first, cut(mallory)])
        .doc.getText('about')
        .toString(),
    ).toBe('Brot und Salz')
  })
})

describe('P-DOC-3: fields', () => {
  test('Case 6: cut: a field returns to the value before, and honest values after it stay', () => {
    const first = opBy('alice', 1, [], title('Brot'))
    const mallory = opBy('mallory', 2, [first], title('Stein'))
    expect(readFields(fold([first, cut(mallory)])).get('title')).toBe('Brot')
    const carol = opBy('carol', 3, [first, mallory], title('Salz'))
    expect(readFields(fold([first, cut(mallory), carol])).get('title')).toBe('Salz')
  })

  test('Case 7: a cut that is undone gives exactly the former state', () => {
    eachSeed(50, (random) => {
      const ops = yjsHistory(random, 8).map((op) => ({ ...op, cut: false }))
      const before = stateOf(fold(ops))
      fold(ops.map((op) => ({ ...op, cut: random.chance(0.5) })))
      expect(stateOf(fold(ops))).toEqual(before)
    })
  })

  test('P-DOC-3: a client id that is cut from some clock on keeps what came before', () => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = 77
    const session: FoldOp[] = []
    for (const [n, value] of ['a', 'b', 'c'].entries()) {
      let update = new Uint8Array()
      doc.once('update', (made: Uint8Array) => {
        update = made as Uint8Array<ArrayBuffer>
      })
      doc.getMap('f').set('title', value)
      session.push({ commit: `c${n}`, time: n, device: 'bob', by: 'bob', update, cut: n > 0 })
    }
    expect(readFields(fold(session)).get('title')).toBe('a')
    expect(readWritten(fold(session), 'title')?.op.commit).toBe('c0')
  })

  test('P-DOC-4: the later writer wins among concurrent writes, whoever arrived first', () => {
    const alice = opBy('alice', 1, [], title('von Alice'))
    const bob = opBy('bob', 2, [], title('von Bob'))
    for (const ops of [
      [alice, bob],
      [bob, alice],
    ])
      expect(readFields(fold(ops)).get('title')).toBe('von Bob')
    expect(readWritten(fold([alice, bob]), 'title')).toMatchObject({ value: 'von Bob', op: { by: 'bob' } })
  })
})

describe('Case 16: foreign and reused ids', () => {
  test('Case 16: a second device with the same client id is left out, whichever arrives first', () => {
    const alice = opBy('alice', 5, [], title('Brot'))
    const mallory = { ...opBy('mallory', 5, [], title('Stein')), time: 6, commit: 'm' }
    for (const ops of [
      [alice, mallory],
      [mallory, alice],
    ]) {
      const folded = fold(ops)
      expect([...folded.leftOut].map((op) => op.commit)).toEqual(['m'])
      expect(readFields(folded).get('title')).toBe('Brot')
    }
  })

  test('Case 16: who took the client id of another loses it with his standing', () => {
    const alice = { ...opBy('alice', 5, [], title('Brot')), time: 6 }
    const mallory = { ...opBy('mallory', 5, [], title('Stein')), commit: 'm' }
    expect(readFields(fold([alice, mallory])).get('title')).toBe('Stein')
    const folded = fold([alice, cut(mallory)])
    expect([...folded.leftOut].map((op) => op.commit)).toEqual(['m'])
    expect(readFields(folded).get('title')).toBe('Brot')
  })

  test('Case 16: a device that reuses its own clocks: the canonically first stands on every replica', () => {
    const first = opBy('mallory', 5, [], title('eins'))
    const again = { ...opBy('mallory', 5, [], title('zwei')), time: 6, commit: 'again' }
    for (const ops of [
      [first, again],
      [again, first],
    ])
      expect(readFields(fold(ops)).get('title')).toBe('eins')
  })
})
