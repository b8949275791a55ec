import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Command } from '../../../shared/commands/command.ts'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { ok, problem } from '../../../shared/lib/result.ts'
import type { EntityDefinition } from '../../../shared/model/defineEntity.ts'
import { entities } from '../../../shared/model/entities.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { decodeUpdate } from '../../../shared/replica/decodeUpdate.ts'
import { EntityDraft } from '../../../shared/replica/EntityDraft.ts'
import { encodeFields, splitUpdate } from '../../../shared/replica/encodeUpdate.ts'
import { type FoldOp, fold } from '../../../shared/replica/fold.ts'
import { checkForm } from '../../../shared/replica/formCheck.ts'
import { materialise, readPlain } from '../../../shared/replica/materialise.ts'
import { plainText } from '../../../shared/replica/plainText.ts'
import { readFields } from '../../../shared/replica/readFields.ts'
import { allTables, testNetwork } from '../../support/builders.ts'

const card = entities.card as unknown as EntityDefinition
const id = 'BQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g'
const value = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, undefined),
  fc.array(fc.string()),
)
const key = fc.constantFrom(
  'title',
  'order',
  'due',
  'done',
  'estimate',
  'labels/a',
  'labels/b',
  'labels/',
  'later',
  '__proto__',
)
const written = fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name })
const opOf = (update: Uint8Array): FoldOp => ({ commit: 'c', time: 1e15, device: 'd', by: 'm', update, cut: false })
const CLIENT = 2 ** 52 + 12_345

const throughYjs = (entries: readonly (readonly [string, unknown])[]) => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = CLIENT
  doc.transact(() => {
    for (const [name, set] of entries) doc.getMap('f').set(name, set)
  })
  return Y.encodeStateAsUpdate(doc)
}

describe('the quick ways give what Yjs gives', () => {
  test('encodeFields writes the bytes that a Y.Doc writes', () => {
    fc.assert(
      fc.property(written, (entries) => {
        expect(encodeFields(CLIENT, new Map(entries))).toEqual(throughYjs(entries))
      }),
    )
  })

  test('P-DOC-6: a row read without a Y.Doc is the row that folding gives', () => {
    fc.assert(
      fc.property(written, (entries) => {
        const op = opOf(throughYjs(entries))
        const quick = materialise(card, id, [op])
        expect(readPlain(decodeUpdate(op.update))).not.toBe(null)
        expect(materialise(card, id, [op], null)).toEqual(quick)
      }),
    )
  })

  test('an update that does more than set keys is not read the quick way', () => {
    const of = (write: (doc: Y.Doc) => void) => {
      const doc = new Y.Doc({ gc: false })
      doc.transact(() => write(doc))
      return readPlain(decodeUpdate(Y.encodeStateAsUpdate(doc)))
    }
    expect(of((doc) => doc.getMap('f').set('a', 1))).toEqual(new Map([['a', 1]]))
    expect(of((doc) => doc.getMap('f').set('a', new Y.Map()))).toBe(null)
    expect(of((doc) => doc.getMap('g').set('a', 1))).toBe(null)
    expect(of((doc) => doc.getText('description').insert(0, 'x'))).toBe(null)
    const twice = (doc: Y.Doc) => {
      doc.getMap('f').set('a', 1)
      doc.getMap('f').set('a', 2)
    }
    expect(of(twice)).toBe(null)
  })

  test('a long paste is split into updates that pass the check and give the same text', () => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = CLIENT
    doc.transact(() => {
      const paragraphs = Array.from({ length: 5000 }, (_, n) => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(n === 7 ? '🍷'.repeat(80_000) : `Absatz ${n}`)])
        return paragraph
      })
      doc.getXmlFragment('description').insert(0, paragraphs)
      doc.getXmlFragment('description').delete(10, 500)
    })
    const whole = Y.encodeStateAsUpdate(doc)
    const parts = splitUpdate(whole)
    expect(parts.length).toBeGreaterThan(9)
    for (const part of parts) expect(checkForm(part, (client) => client === CLIENT)).toBeTypeOf('object')
    const again = fold(parts.map((update, n) => ({ ...opOf(update), commit: `c${n}`, time: n })))
    expect(again.doc.getXmlFragment('description').toString()).toBe(doc.getXmlFragment('description').toString())
    expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(doc))
  })
})

describe('Draft', () => {
  const draftOf = (entries: readonly (readonly [string, unknown])[] | null) =>
    new EntityDraft(card, id, entries && fold([opOf(throughYjs(entries))]), entries === null)
  const after = (draft: EntityDraft, entries: readonly (readonly [string, unknown])[]) => {
    const update = draft.finish(CLIENT + 1)!
    return readFields(fold([opOf(throughYjs(entries)), { ...opOf(update), commit: 'd', time: 1e15 + 1 }]))
  }

  test('reads its own writes, and writes only where the value differs', () => {
    const before = [
      ['title', 'Brot'],
      ['labels/a', true],
    ] as const
    const draft = draftOf(before)
    draft.set('title', 'Brot')
    draft.set('due', '')
    draft.add('labels', 'a')
    expect(draft.finish(CLIENT + 1)).toBe(null)
    draft.patch({ title: 'Salz', labels: ['b'], due: undefined })
    expect([draft.get('title'), draft.elements('labels'), draft.get('due')]).toEqual(['Salz', ['b'], ''])
    expect(draft.changes()).toEqual([
      { entity: id, key: 'title', before: 'Brot', after: 'Salz' },
      { entity: id, key: 'labels/a', before: true, after: false },
      { entity: id, key: 'labels/b', before: undefined, after: true },
    ])
    expect(Object.fromEntries(after(draft, before))).toEqual({ title: 'Salz', 'labels/a': false, 'labels/b': true })
  })

  test('what is set back to what stood is not written', () => {
    const draft = draftOf([['title', 'Brot']])
    draft.set('title', 'Salz')
    draft.set('title', 'Brot')
    expect(draft.finish(CLIENT + 1)).toBe(null)
  })

  test('a new entity exists even if nothing was set', () => {
    const update = draftOf(null).finish(CLIENT)!
    expect(materialise(card, id, [opOf(update)]).row).toMatchObject({ title: '', createdBy: 'm' })
  })

  test('plain text fills an empty rich text, with fields beside it, within one update', () => {
    const draft = draftOf(null)
    draft.set('title', 'Brot')
    draft.fillText('description', Array.from({ length: 3000 }, (_, n) => `Zeile ${n}`).join('\n'))
    const update = draft.finish(CLIENT)!
    expect(checkForm(update, (client) => client === CLIENT)).toBeTypeOf('object')
    const folded = fold([opOf(update)])
    expect(readFields(folded)).toEqual(new Map([['title', 'Brot']]))
    const text = plainText(folded.doc.getXmlFragment('description'), 100_000)
    expect(text.startsWith('Zeile 0\nZeile 1\n')).toBe(true)
    expect(text.endsWith('Zeile 2999')).toBe(true)
  })

  test('fields and texts that the entity does not have are bugs, and throw', () => {
    const draft = draftOf(null)
    expect(() => draft.set('__proto__', 1)).toThrow('no field')
    expect(() => draft.add('title', 'x')).toThrow('not a set')
    expect(() => draft.fillText('title', 'x')).toThrow('no text')
  })
})

describe('run', () => {
  const board = async () => {
    const network = await testNetwork()
    const alice = network.founder
    const made = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
    return { network, alice, ...made }
  }

  test('a command is one commit, and its outcome says what changed', async () => {
    const { alice, id: department, columns } = await board()
    const before = (await alice.commits()).length
    const made = await alice.replica.run(createCard, { department, column: columns[0], values: { title: 'Brot' } })
    expect(made).toMatchObject({ ok: true, value: { created: [made.ok && made.value.value.id], changes: [] } })
    const card = made.ok ? made.value.value.id : ''
    const changed = await alice.replica.run(updateCard, { id: card, values: { title: 'Salz' } })
    expect(changed).toMatchObject({
      value: { changes: [{ entity: card, key: 'title', before: 'Brot', after: 'Salz' }], created: [] },
    })
    expect((await alice.commits()).length).toBe(before + 2)
  })

  test('a command that fails, throws or is cancelled changes nothing', async () => {
    const { alice } = await board()
    const before = await alice.commits()
    const start: Command<'fail' | 'throw' | 'go on'> = async (context, then) => {
      context.create('event').set('title', 'Fest')
      if (then === 'fail') return problem('nothingToImport')
      if (then === 'throw') throw new Error('bug')
      await context.progress(1, 2)
      return ok(undefined)
    }
    expect(await alice.replica.run(start, 'fail')).toEqual(problem('nothingToImport'))
    await expect(alice.replica.run(start, 'throw')).rejects.toThrow('bug')
    expect(await alice.replica.run(start, 'go on', { isCancelled: () => true })).toEqual(problem('cancelled'))
    expect(await alice.commits()).toEqual(before)
    expect(await alice.rows('event')).toEqual([])
  })

  test('a large command is packed into commits of a hundred, chained, in one write', async () => {
    const { network, alice } = await board()
    let writes = 0
    const write = alice.store.write.bind(alice.store)
    alice.store.write = (batch) => {
      writes++
      return write(batch)
    }
    const before = (await alice.commits()).length
    const progress: number[] = []
    const many: Command<number> = async (context, count) => {
      for (let n = 0; n < count; n++) {
        context.create('event').set('title', `Fest ${n}`)
        if (n % 100 === 0) await context.progress(n, count)
      }
      return ok(undefined)
    }
    expect(await alice.replica.run(many, 250, { onProgress: ({ done }) => progress.push(done) })).toMatchObject({
      ok: true,
    })
    expect([(await alice.commits()).length - before, writes, progress]).toEqual([3, 1, [0, 100, 200]])
    const bob = await network.join('bob')
    await bob.take(alice)
    expect(await bob.rows('event')).toHaveLength(250)
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('what she may not do, and what a stranger does, is not allowed', async () => {
    const { network } = await board()
    const bob = await network.join('bob')
    const rename: Command<void> = async (context) => {
      const draft = await context.edit('network', memberEntityId('A'.repeat(43), 1))
      draft.set('name', 'Bobs Netz')
      return ok(undefined)
    }
    expect(await bob.replica.run(rename, undefined)).toEqual(problem('notAllowed'))
    expect(await bob.replica.commitStatement({ k: 'grant', member: bob.me, role: 'root', after: [] })).toEqual(
      problem('notAllowed'),
    )
  })

  test('with a role it is allowed, and acts under the least powerful grant', async () => {
    const { network, alice } = await board()
    const bob = await network.join('bob')
    await network.grant(bob, 'coordinator')
    await bob.take(alice)
    await bob.run(createDepartment, { values: { name: 'Garten' }, columns: [{ name: 'Offen' }] })
    const [mine] = await bob.store.heads(bob.device.device)
    expect(bob.replica.roster.grant(mine!.auth)?.role).toBe('member')
  })
})

test('P-DOC-6: a crafted value that JSON cannot say does not keep anybody from writing over it', () => {
  const client = 5
  const update = encodeFields(client, new Map([['estimate', { n: 1n }]]))
  const op: FoldOp = { commit: 'c', time: 1, device: 'd', by: '', update, cut: false }
  const draft = new EntityDraft(card, id, fold([op]), false)
  draft.set('estimate', 3)
  draft.set('estimate', null)
  expect(draft.changes()).toMatchObject([{ key: 'estimate', after: null }])
})
