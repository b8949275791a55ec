import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { removeEntities } from '../../../shared/commands/removeEntities.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { entities } from '../../../shared/model/entities.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { surely } from '../../../shared/replica/changedRows.ts'
import type { Receipt } from '../../../shared/replica/receipt.ts'
import type { TextSession } from '../../../shared/replica/textSession.ts'
import { allTables, must, type Someone, testNetwork } from '../../support/builders.ts'

const board = async () => {
  const network = await testNetwork()
  const alice = network.founder
  const bob = await network.join('bob')
  const made = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  const { id: card } = await alice.run(createCard, {
    department: made.id,
    column: made.columns[0],
    values: { title: 'Brot' },
  })
  await bob.take(alice)
  return { network, alice, bob, card, department: made.id, column: made.columns[0]! }
}

const meet = async (one: Someone, other: Someone): Promise<Receipt> => {
  one.replica.beginReceipt(other.name, { device: other.device.device, member: other.me, name: other.name })
  await one.take(other)
  const receipt = await one.replica.receipt(other.name, 0)
  one.replica.endReceipt(other.name)
  return receipt!
}

describe('receipts', () => {
  test('say what came, from whom, and count it by kind', async () => {
    const { network, alice, bob, card, department, column } = await board()
    const before = network.clock.now()
    const { id: fresh } = await bob.run(createCard, { department, column, values: { title: 'Salz' } })
    await bob.run(updateCard, { id: card, values: { title: 'Brot, hell' } })
    const receipt = await meet(alice, bob)
    expect(receipt).toMatchObject({
      peer: { name: 'bob', member: bob.me },
      counts: { card: { added: 1, changed: 1 } },
      received: 2,
      clashes: [],
    })
    expect(receipt.arrivals).toEqual([
      { entity: fresh, type: 'card', title: 'Salz', by: bob.me, change: 'new' },
      { entity: card, type: 'card', title: 'Brot, hell', by: bob.me, change: 'changed' },
    ])
    expect(receipt.from).toBeGreaterThanOrEqual(before)
    expect((await meet(alice, bob)).received).toBe(0)
  })

  test('P-ROSTER: what somebody wrote after she was removed changes nothing and is not told', async () => {
    const { network, alice, bob, card, department, column } = await board()
    const mallory = await network.join('mallory')
    await mallory.take(alice)
    const cut = (await alice.store.heads(mallory.device.device)).map(({ id }) => id)
    await alice.state({ k: 'revoke', target: { by: 'member', member: mallory.me }, cut, keep: [], replaces: [] })
    await mallory.run(updateCard, { id: card, values: { title: 'Stein' } })
    await mallory.run(createCard, { department, column, values: { title: 'Gift' } })
    await bob.take(mallory)
    await bob.run(updateCard, { id: card, values: { due: '2026-12-24' } })
    const { arrivals, counts } = await meet(alice, bob)
    expect(arrivals).toMatchObject([{ entity: card, change: 'changed', by: bob.me }])
    expect(counts).toEqual({ card: { added: 0, changed: 1 } })
    await mallory.run(updateCard, { id: card, values: { title: 'Stein' } })
    await bob.take(mallory)
    expect((await meet(alice, bob)).arrivals).toEqual([])
  })

  test('what was made and removed again before the meeting is not counted as new', async () => {
    const { alice, bob, department, column } = await board()
    const make = (title: string) => bob.run(createCard, { department, column, values: { title } })
    const { id } = await make('gone')
    await make('stays')
    await bob.run(removeEntities, { ids: [id] })
    const receipt = await meet(alice, bob)
    expect(receipt.counts).toEqual({ card: { added: 1, changed: 0 } })
    expect(receipt.arrivals.map(({ title }) => title)).toEqual(['stays'])
  })

  test('a removal is told as one', async () => {
    const { alice, bob, card } = await board()
    await bob.run(removeEntities, { ids: [card] })
    expect((await meet(alice, bob)).arrivals).toMatchObject([{ entity: card, change: 'removed', by: bob.me }])
  })

  test('two people changed one field without knowing: both receipts name it, the later one stands', async () => {
    const { network, alice, bob, card } = await board()
    await alice.run(updateCard, { id: card, values: { title: 'Brot, dunkel', due: '2026-12-01' } })
    network.clock.advance(120_000)
    await bob.run(updateCard, { id: card, values: { title: 'Brot, hell', due: '2026-12-01', start: '2026-11-30' } })
    const clash = {
      entity: card,
      type: 'card',
      title: 'Brot, hell',
      field: 'title',
      kept: { value: 'Brot, hell', by: bob.me },
      other: { value: 'Brot, dunkel', by: alice.me },
    }
    const ofBob = await meet(bob, alice)
    const ofAlice = await meet(alice, bob)
    expect(ofAlice.clashes).toHaveLength(1)
    expect(ofAlice.clashes).toMatchObject([clash])
    expect(ofBob.clashes).toMatchObject([clash])
    expect(ofBob.clashes).toHaveLength(1)
    expect(await allTables(alice.store)).toEqual(await allTables(bob.store))
  })

  test('who knew the other value and changed it does not clash, however often', async () => {
    const { alice, bob, card } = await board()
    await alice.run(updateCard, { id: card, values: { title: 'a' } })
    await meet(bob, alice)
    await bob.run(updateCard, { id: card, values: { title: 'b' } })
    await bob.run(updateCard, { id: card, values: { title: 'c' } })
    expect((await meet(alice, bob)).clashes).toEqual([])
    await alice.run(updateCard, { id: card, values: { title: 'd' } })
    expect((await meet(bob, alice)).clashes).toEqual([])
  })

  test('a clash that is settled while the meeting lasts stays in its receipt, marked', async () => {
    const { network, alice, bob, card } = await board()
    await alice.run(updateCard, { id: card, values: { title: 'a' } })
    network.clock.advance(120_000)
    await bob.run(updateCard, { id: card, values: { title: 'b' } })
    alice.replica.beginReceipt('bob', { device: bob.device.device, member: bob.me, name: 'Bob' })
    const clashes = async () => (await alice.replica.receipt('bob', 0))?.clashes
    await alice.take(bob)
    expect(await clashes()).toMatchObject([{ field: 'title', kept: { value: 'b' }, other: { value: 'a' } }])
    expect((await clashes())?.[0]).not.toHaveProperty('settled')
    await alice.run(updateCard, { id: card, values: { title: 'a' } })
    expect(await clashes()).toMatchObject([{ kept: { value: 'b' }, other: { value: 'a' }, settled: true }])
  })

  test('a clash that was settled is not told again to those who saw it', async () => {
    const { alice, bob, card } = await board()
    await alice.run(updateCard, { id: card, values: { title: 'a' } })
    await bob.run(updateCard, { id: card, values: { title: 'b' } })
    await meet(bob, alice)
    expect((await meet(alice, bob)).clashes).toHaveLength(1)
    await bob.run(updateCard, { id: card, values: { title: 'beides' } })
    expect((await meet(alice, bob)).clashes).toEqual([])
  })
})

describe('P-DOC-1: a machine that stalls', () => {
  afterEach(() => vi.restoreAllMocks())
  const stall = () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 3_000))
  }

  test('keeps the row that it had instead of a beginning of the state; the entity is flagged until the next start', async () => {
    const { network, alice, bob, card } = await board()
    await bob.run(updateCard, { id: card, values: { title: 'Brot backen', labels: ['food'] } })
    await alice.take(bob)
    const before = await alice.rows('card')
    await bob.run(updateCard, { id: card, values: { due: '2026-12-01' } })
    stall()
    await alice.take(bob)
    vi.restoreAllMocks()
    expect(before).toMatchObject([{ title: 'Brot backen', labels: ['food'] }])
    expect(await alice.rows('card')).toEqual(before)
    const refused = await alice.replica.run(updateCard, { id: card, values: { title: 'Torte' } })
    expect(refused).toMatchObject({ error: { code: 'entityReadOnly' } })
    const again = await network.reopen(alice)
    await again.run(updateCard, { id: card, values: { title: 'Torte' } })
    expect(await again.rows('card')).toMatchObject([{ title: 'Torte', labels: ['food'], due: '2026-12-01' }])
  })

  test('folds again what only seemed slow because the laptop slept in the middle', async () => {
    const { alice, card } = await board()
    const [row] = await alice.rows('card')
    const folds = [
      { row: null, unparsed: 0, slow: true },
      { row: row!, unparsed: 0, slow: false },
    ]
    const core = { slow: new Set<EntityId>(), store: alice.store }
    expect(await surely(core, entities.card as never, card, () => folds.shift()!)).toBe(row)
    expect(core.slow.size).toBe(0)
  })

  test('keeps them when all rows are made anew', async () => {
    const { alice, card } = await board()
    await alice.run(updateCard, { id: card, values: { title: 'Torte', labels: ['food'] } })
    const before = await alice.rows('card')
    stall()
    await alice.replica.rebuildRows()
    vi.restoreAllMocks()
    expect(await alice.rows('card')).toEqual(before)
  })
})

describe('rich text', () => {
  /** An editor on somebody's desk. */
  const open = async (who: Someone, card: EntityId) => {
    const session = await who.replica.openText(card)
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, session.update, 'stored')
    doc.clientID = session.clientId
    const typed: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'stored') typed.push(update)
    })
    who.replica.onChange(({ records, origin }) => {
      if (origin === 'local') return
      for (const update of who.replica.updatesTo(card, records)) Y.applyUpdate(doc, update, 'stored')
    })
    const flush = async () => must(await who.replica.commitText(session, Y.mergeUpdates(typed.splice(0))))
    return { session, doc, text: doc.getXmlFragment('description'), flush }
  }
  const paragraph = (words: string) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(words)])
    return element
  }

  test('two people write in one description: both texts are kept, open editors and rows agree', async () => {
    const { network, alice, bob, card } = await board()
    const [hers, his] = [await open(alice, card), await open(bob, card)]
    hers.text.insert(0, [paragraph('Mehl kaufen')])
    await hers.flush()
    his.text.insert(0, [paragraph('Ofen heizen')])
    await his.flush()
    network.clock.advance(1000)
    his.text.insert(1, [paragraph('Teig kneten')])
    await his.flush()
    await alice.take(bob)
    await bob.take(alice)
    expect(hers.text.toString()).toBe(his.text.toString())
    const [row] = await alice.rows('card')
    expect(row!.excerpt.split('\n').sort()).toEqual(['Mehl kaufen', 'Ofen heizen', 'Teig kneten'])
    expect(await allTables(alice.store)).toEqual(await allTables(bob.store))
    const late = await open(alice, card)
    expect(late.text.toString()).toBe(hers.text.toString())
    expect(late.session.clientId).not.toBe(hers.session.clientId)
  })

  test('a paste of 5,000 paragraphs becomes commits that the other side accepts', async () => {
    const { alice, bob, card } = await board()
    const editor = await open(alice, card)
    editor.text.insert(
      0,
      Array.from({ length: 5000 }, (_, n) => paragraph(`Absatz ${n}`)),
    )
    expect((await editor.flush()).length).toBeGreaterThan(9)
    await bob.take(alice)
    expect((await open(bob, card)).text.toString()).toBe(editor.text.toString())
  })

  test('P-DOC-4: a session that grew old is over; a new one goes on', async () => {
    const { network, alice, card } = await board()
    const editor = await open(alice, card)
    network.clock.advance(21 * 3_600_000)
    editor.text.insert(0, [paragraph('Mehl')])
    const update = Y.encodeStateAsUpdate(editor.doc)
    expect(await alice.replica.commitText(editor.session, update)).toMatchObject({ error: { code: 'textSessionOver' } })
    const next = await open(alice, card)
    next.text.insert(0, [paragraph('Mehl')])
    await next.flush()
    expect(await alice.rows('card')).toMatchObject([{ excerpt: 'Mehl' }])
  })

  test('P-DOC-4: what was typed in a session that is over merges with what others wrote meanwhile, once', async () => {
    const { network, alice, bob, card } = await board()
    const editor = await open(alice, card)
    editor.text.insert(0, [paragraph('Mehl'), paragraph('Zucker')])
    await editor.flush()
    await bob.take(alice)
    const his = await open(bob, card)
    his.text.insert(1, [paragraph('Eier')])
    await his.flush()
    const typed = Y.encodeStateVector(editor.doc)
    const words = (editor.text.get(0) as Y.XmlElement).get(0) as Y.XmlText
    words.insert(4, ' kaufen')
    words.delete(0, 1)
    words.insert(0, 'm')
    editor.text.insert(2, [paragraph('Salz')])
    const left = Y.encodeStateAsUpdate(editor.doc, typed)
    network.clock.advance(30 * 24 * 3_600_000)
    await alice.take(bob)
    const renewal = must(await alice.replica.renewText(editor.session, left))
    expect(await alice.rows('card')).toMatchObject([{ excerpt: 'mehl kaufen\nEier\nZucker\nSalz' }])
    // The editor has not been opened anew yet.
    const more = Y.encodeStateVector(editor.doc)
    words.insert(words.length, ' gehen')
    editor.text.insert(4, [paragraph('Hefe')])
    must(await alice.replica.renewText(editor.session, Y.encodeStateAsUpdate(editor.doc, more), renewal))
    expect(await alice.rows('card')).toMatchObject([{ excerpt: 'mehl kaufen gehen\nEier\nZucker\nSalz\nHefe' }])
    await bob.take(alice)
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('P-DOC-4: what had been written before the page went away is not written again; rubbish is refused', async () => {
    const { network, alice, card } = await board()
    const editor = await open(alice, card)
    const before = Y.encodeStateVector(editor.doc)
    editor.text.insert(0, [paragraph('Mehl')])
    await editor.flush()
    editor.text.insert(1, [paragraph('Salz')])
    network.clock.advance(30 * 24 * 3_600_000)
    const whole = Y.encodeStateAsUpdate(editor.doc, before)
    must(await alice.replica.renewText(editor.session, whole))
    expect(await alice.rows('card')).toMatchObject([{ excerpt: 'Mehl\nSalz' }])
    expect(await alice.replica.renewText(editor.session, new Uint8Array([9, 9]))).toMatchObject({
      error: { code: 'textUnreadable' },
    })
  })

  test('who may not write it reads it', async () => {
    const { network, alice, department } = await board()
    const stranger = await network.join('carol')
    await stranger.take(alice)
    expect((await stranger.replica.openText(department)).readOnly).toBe(false)
    const settings = await stranger.replica.openText('AQ'.padEnd(44, 'A'))
    expect(settings).toMatchObject<Partial<TextSession>>({ readOnly: true })
  })
})
