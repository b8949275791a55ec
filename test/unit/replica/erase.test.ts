import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { importMembers } from '../../../shared/commands/importMembers.ts'
import { removeEntities } from '../../../shared/commands/removeEntities.ts'
import { setRsvp } from '../../../shared/commands/setRsvp.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { createPacer } from '../../../shared/lib/pause.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import { type EntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { takeBack } from '../../../shared/replica/acts.ts'
import { changedRows } from '../../../shared/replica/changedRows.ts'
import { decodeCommit, withBodies } from '../../../shared/replica/commit.ts'
import { openCore } from '../../../shared/replica/core.ts'
import { GRACE_MS } from '../../../shared/replica/erased.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { allTables, must, type Someone, type TestNetwork, testNetwork } from '../../support/builders.ts'

const story = async () => {
  const network = await testNetwork()
  const alice = network.founder
  const bob = await network.join('bob')
  const made = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  const at = { department: made.id, column: made.columns[0] }
  const { id: card } = await alice.run(createCard, { ...at, values: { title: 'Geheimnis' } })
  const { id: other } = await alice.run(createCard, { ...at, values: { title: 'Brot' } })
  await bob.take(alice)
  return { network, alice, bob, card, other }
}

const erase = (who: Someone, entity: EntityId) => who.state({ k: 'erase', entity })
const titles = async (who: Someone) => (await who.rows('card')).map(({ title }) => title).sort()
/** How many of the entity's bodies lie on this disk, of how many ops. */
const bodies = async (who: Someone, entity: EntityId) => {
  let ops = 0
  let there = 0
  for (const record of await who.store.touching(entity)) {
    const commit = decodeCommit(record.bytes, who.replica.net)
    if (!commit.ok) throw new Error('damaged')
    for (const op of commit.value.ops) {
      if (op.entity !== entity) continue
      ops++
      if (op.body) there++
    }
  }
  return { ops, there }
}
/** What the other would send. */
const offered = async (who: Someone): Promise<Uint8Array[]> => {
  const days = [...(await who.replica.offers.days(true)).values(), ...(await who.replica.offers.days(false)).values()]
  return (await who.replica.offers.load(days.flat())).map(({ bytes }) => bytes)
}
const meet = async (to: Someone, from: Someone) => {
  const { fatal, refused } = await to.replica.accept(await offered(from), from.name)
  expect({ fatal, refused }).toEqual({ fatal: null, refused: [] })
}
const idsOf = async (who: Someone) => [...(await who.replica.offers.days(false)).values()].flat().sort()
const afterGrace = async (network: TestNetwork, ...people: Someone[]) => {
  network.clock.advance(GRACE_MS)
  for (const who of people) await who.replica.forgetErased()
}
const remove = (by: Someone, member: string, cut: readonly string[]) =>
  by.state({ k: 'revoke', target: { by: 'member', member }, cut, keep: [], replaces: [] })

describe('P-ERASE', () => {
  test('P-ERASE-1: it is hidden at once on every replica that learns of it, also when the rows are made anew', async () => {
    const { alice, bob, card } = await story()
    await erase(alice, card)
    expect(await titles(alice)).toEqual(['Brot'])
    expect(await titles(bob)).toEqual(['Brot', 'Geheimnis'])
    await meet(bob, alice)
    expect(await titles(bob)).toEqual(['Brot'])
    for (const who of [alice, bob]) await who.replica.rebuildRows()
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
    expect(await titles(bob)).toEqual(['Brot'])
  })

  test('P-ERASE-1: commands on it say that it was erased; a member erases what is hers and nothing else', async () => {
    const { alice, bob, card } = await story()
    const mine = memberEntityId(bob.me, member.type)
    await bob.run(updateMember, { id: mine, values: { name: 'Bob', email: 'bob@example.org' } })
    const { id: event } = await alice.run(createEvent, {
      values: { title: 'Stammtisch', start: '2026-12-01T19:00', zone: 'Europe/Berlin' },
    })
    await bob.take(alice)
    await bob.run(setRsvp, { event, answer: 'yes' })
    const rsvp = (await bob.rows('rsvp'))[0]!.id
    expect((await bob.replica.commitStatement({ k: 'erase', entity: card })).ok).toBe(false)
    expect((await bob.replica.commitStatements([mine, rsvp, card].map((entity) => ({ k: 'erase', entity })))).ok).toBe(
      false,
    )
    expect(await bob.rows('member')).toHaveLength(1)
    await bob.replica.commitStatements([mine, rsvp].map((entity) => ({ k: 'erase', entity })))
    expect([await bob.rows('member'), await bob.rows('rsvp')]).toEqual([[], []])
    expect(await bob.replica.run(setRsvp, { event, answer: 'no' })).toEqual({
      ok: false,
      error: { code: 'entityErased' },
    })
    await meet(alice, bob)
    expect(await alice.rows('rsvp')).toEqual([])
    expect(alice.replica.roster.standing(bob.me)).toHaveLength(1)
  })

  test('Case 21: erase beside edit: neither what was written beside it nor what comes after brings it back', async () => {
    const { network, alice, bob, card } = await story()
    await bob.run(updateCard, { id: card, values: { title: 'Beside' } })
    await erase(alice, card)
    await bob.run(updateCard, { id: card, values: { title: 'After, not knowing' } })
    const edits = await offered(bob)
    expect((await alice.replica.accept(edits, 'bob')).fatal).toBe(null)
    await meet(bob, alice)
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
    expect(await titles(alice)).toEqual(['Brot'])
    expect(await idsOf(bob)).toEqual(await idsOf(alice))
    await afterGrace(network, alice, bob)
    expect(await bodies(alice, card)).toEqual({ ops: 3, there: 0 })
    expect(await bodies(bob, card)).toEqual({ ops: 3, there: 0 })
    for (const who of [alice, bob]) await who.replica.rebuildRows()
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
    expect(await titles(alice)).toEqual(['Brot'])
  })

  test('P-ERASE-3: bodies go thirty days after this replica learned of it, not before; ids, digests and chain stay', async () => {
    const { network, alice, bob, card } = await story()
    const before = await idsOf(alice)
    await erase(alice, card)
    network.clock.advance(10 * 86_400_000)
    await meet(bob, alice)
    network.clock.advance(GRACE_MS - 10 * 86_400_000)
    expect([await alice.replica.forgetErased(), await bob.replica.forgetErased()]).toEqual([1, 0])
    expect(await bodies(alice, card)).toEqual({ ops: 1, there: 0 })
    expect(await bodies(bob, card)).toEqual({ ops: 1, there: 1 })
    network.clock.advance(10 * 86_400_000)
    expect([await alice.replica.forgetErased(), await bob.replica.forgetErased()]).toEqual([0, 1])
    expect(await bodies(bob, card)).toEqual({ ops: 1, there: 0 })
    expect(await idsOf(bob)).toEqual(before)
    // The grace outlives the program, and a device whose own commit was emptied goes on from it.
    const again = await network.reopen(alice)
    expect([...again.replica.erasedSince.keys()]).toEqual([card])
    await again.run(createDepartment, { values: { name: 'Garten' }, columns: [{ name: 'Offen' }] })
    await meet(bob, again)
    expect(await bob.rows('department')).toHaveLength(2)
  })

  test('P-ERASE-3: an erase heard of while the clock ran years ahead is forgotten thirty days after the clock was set right', async () => {
    const { network, alice, card } = await story()
    const now = network.clock.now()
    network.clock.set(now + 20 * 365 * 86_400_000)
    await erase(alice, card)
    network.clock.set(now + 86_400_000)
    expect(await alice.replica.forgetErased()).toBe(0)
    network.clock.advance(GRACE_MS)
    expect(await alice.replica.forgetErased()).toBe(1)
    expect(await bodies(alice, card)).toEqual({ ops: 1, there: 0 })
  })

  test('P-ERASE-3: of an import only the erased person goes', async () => {
    const { network, alice, bob } = await story()
    const members = Array.from({ length: 120 }, (_, n) => ({ name: `Person ${n}`, email: `${n}@example.org` }))
    await alice.run(importMembers, { members })
    const people = await alice.rows('member')
    const gone = people.find(({ name }) => name === 'Person 7')!
    await erase(alice, gone.id)
    await afterGrace(network, alice)
    expect(await bodies(alice, gone.id)).toEqual({ ops: 1, there: 0 })
    for (const { id } of people) if (id !== gone.id) expect((await bodies(alice, id)).there).toBe(1)
    await meet(bob, alice)
    expect(await bob.rows('member')).toHaveLength(people.length - 1)
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('P-ERASE-2: from the moment the erase is known the bodies are not passed on', async () => {
    const { network, alice, card } = await story()
    await erase(alice, card)
    const carol = await network.join('carol')
    await meet(carol, alice)
    expect(await bodies(alice, card)).toEqual({ ops: 1, there: 1 })
    expect(await bodies(carol, card)).toEqual({ ops: 1, there: 0 })
    expect(await idsOf(carol)).toEqual(await idsOf(alice))
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
  })

  test('P-ERASE-4: a body may be absent only where an erase of that entity is known; until then the commit waits', async () => {
    const { alice, bob, card } = await story()
    await erase(alice, card)
    const all = await offered(alice)
    const statements = new Set((await alice.store.statements()).map(({ id }) => id))
    const isErase = (bytes: Uint8Array) => {
      const commit = decodeCommit(bytes, alice.replica.net)
      return commit.ok && statements.has(commit.value.id) && commit.value.id === lastStatement
    }
    const lastStatement = [...alice.replica.roster.erases.get(card)!][0]!.id
    const dora = await (await testReader(alice, bob)).open()
    const without = await dora.replica.accept(
      all.filter((bytes) => !isErase(bytes)),
      'alice',
    )
    expect(without.fatal).toBe(null)
    expect(without.refused.map(({ rule }) => rule)).toContain('absent')
    const withIt = await dora.replica.accept(all, 'alice')
    expect(withIt).toMatchObject({ fatal: null, refused: [] })
    expect(await allTables(dora.store)).toEqual(await allTables(alice.store))
  })

  test('P-ERASE-5: who erased is removed: what was erased comes back exactly, also where bodies had not come or were gone', async () => {
    const { network, alice, bob, card } = await story()
    await network.grant(bob, 'coordinator')
    await bob.take(alice)
    const before = await allTables(alice.store)
    await erase(bob, card)
    await meet(alice, bob)
    const [carol, dan] = [await network.join('carol'), await network.join('dan')]
    for (const who of [carol, dan]) await meet(who, alice)
    expect(await bodies(carol, card)).toEqual({ ops: 1, there: 0 })
    // Bob's laptop has forgotten it, alice's has not looked yet.
    await afterGrace(network, bob)
    await remove(alice, bob.me, [])
    expect(await allTables(alice.store)).toEqual(before)
    expect(await alice.replica.forgetErased()).toBe(0)

    await meet(carol, alice)
    await meet(dan, alice)
    for (const who of [carol, dan]) {
      expect(await who.replica.lacking()).toEqual([])
      expect(await allTables(who.store)).toEqual(before)
      await who.replica.rebuildRows()
      expect(await allTables(who.store)).toEqual(before)
    }
  })

  test('P-ERASE-5: while bodies are missing the entity stays hidden; nobody can slip in other ones', async () => {
    const { network, alice, bob, card } = await story()
    await network.grant(bob, 'coordinator')
    await bob.take(alice)
    await alice.run(updateCard, { id: card, values: { title: 'Geheimnis 2' } })
    await bob.take(alice)
    await erase(bob, card)
    await meet(alice, bob)
    const carol = await network.join('carol')
    await meet(carol, bob)
    await remove(alice, bob.me, [])
    const statements = (await alice.store.statements()).map(({ bytes }) => bytes)
    await carol.replica.accept(statements, 'alice')
    expect(await titles(carol)).toEqual(['Brot'])
    const lacking = await carol.replica.lacking()
    expect(lacking).toHaveLength(2)
    const [first, second] = await alice.replica.offers.load(lacking)
    await carol.replica.accept([first!.bytes], 'alice')
    expect(await titles(carol)).toEqual(['Brot'])
    const crafted = second!.bytes.slice()
    crafted[crafted.length - 3]! ^= 1
    expect((await carol.replica.accept([crafted], 'mallory')).fatal).toBe('hash')
    await carol.replica.accept([second!.bytes], 'alice')
    expect(await titles(carol)).toEqual(['Brot', 'Geheimnis 2'])
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
  })

  test('P-ERASE-5: also what was here whole is hidden while a later change of it lacks its body', async () => {
    const { network, alice, bob, card } = await story()
    await network.grant(bob, 'coordinator')
    await bob.take(alice)
    await erase(bob, card)
    await meet(alice, bob)
    await remove(alice, bob.me, [])
    expect(await titles(alice)).toEqual(['Brot', 'Geheimnis'])
    const carol = await network.join('carol')
    await meet(carol, alice)
    await carol.run(updateCard, { id: card, values: { title: 'Geheimnis 2' } })
    const whole = (await offered(carol)).at(-1)!
    const commit = decodeCommit(whole, carol.replica.net)
    if (!commit.ok) throw new Error('damaged')
    const taken = await alice.replica.accept([withBodies(commit.value, () => null)], 'mallory')
    expect(taken).toMatchObject({ fatal: null, refused: [] })
    expect(await titles(alice)).toEqual(['Brot'])
    const before = await allTables(alice.store)
    await alice.replica.rebuildRows()
    expect(await allTables(alice.store)).toEqual(before)
    await meet(alice, carol)
    expect(await titles(alice)).toEqual(['Brot', 'Geheimnis 2'])
  })

  test('P-ERASE-1: what takes too long to fold is hidden as well: nobody can make a record that cannot be erased', async () => {
    const { alice, card } = await story()
    await erase(alice, card)
    const { store, replica, me } = alice
    const signer = { device: replica.device, sign: async () => new Uint8Array(64) }
    const core = await openCore({ store, net: replica.net, signer, member: me, now: Date.now, random: cryptoRandom })
    core.slow.add(card)
    const { rows } = await changedRows(core, { commits: [], also: new Set([card]), pace: createPacer() })
    expect(rows).toMatchObject([{ type: 'card', put: [], remove: [card] }])
  })

  test('P-ERASE-1: the receipt of a meeting says that something was erased and by whom, and not what it was called', async () => {
    const { network, alice, bob, card } = await story()
    await erase(alice, card)
    bob.replica.beginReceipt('alice', { device: alice.device.device, member: alice.me, name: 'alice' })
    await meet(bob, alice)
    const receipt = await bob.replica.receipt('alice', 0)
    expect(receipt?.arrivals).toEqual([{ entity: card, type: 'card', title: '', by: alice.me, change: 'removed' }])
    expect(receipt?.counts).toEqual({ card: { added: 0, changed: 1 } })
    const carol = await network.join('carol')
    carol.replica.beginReceipt('alice', { device: alice.device.device, member: alice.me, name: 'alice' })
    await meet(carol, alice)
    const first = await carol.replica.receipt('alice', 0)
    expect(first?.arrivals.map(({ entity }) => entity)).not.toContain(card)
  })

  test('P-ERASE-1: undoing what made many things leaves out the erased one and takes back the rest', async () => {
    const { alice } = await story()
    const members = ['Ada', 'Bea', 'Carl'].map((name) => ({ name }))
    const imported = must(await alice.replica.run(importMembers, { members }))
    const bea = (await alice.rows('member')).find(({ name }) => name === 'Bea')!
    await erase(alice, bea.id)
    const { value } = must(await alice.replica.run(applyChanges, imported))
    expect(value).toMatchObject({ restored: 2, skipped: [{ entity: bea.id, key: 'removed' }] })
    expect((await alice.rows('member')).map(({ name }) => name)).not.toContain('Ada')
    expect(must(await alice.replica.run(removeEntities, { ids: [bea.id] })).value).toEqual({ count: 0 })
  })

  test('P-ERASE-1: whoever is about to remove the eraser is told what comes back', async () => {
    const { network, alice, bob, card } = await story()
    await network.grant(bob, 'coordinator')
    await bob.take(alice)
    await erase(bob, card)
    await meet(alice, bob)
    const preview = await alice.replica.preview(takeBack({ by: 'member', member: bob.me }, 'nothing'))
    expect(preview).toMatchObject({ ok: true, value: { total: 1, entities: [{ id: card, becomes: 'back' }] } })
  })

  test('Case 26: a disk that is full while bodies go leaves everything as it was; the next time they go', async () => {
    const { network, alice, card } = await story()
    await erase(alice, card)
    network.clock.advance(GRACE_MS)
    const { store } = alice
    const write = store.write.bind(store)
    store.write = () => Promise.reject(new Error('disk full'))
    await expect(alice.replica.forgetErased()).rejects.toThrow('disk full')
    store.write = write
    expect(await bodies(alice, card)).toEqual({ ops: 1, there: 1 })
    expect(await alice.replica.forgetErased()).toBe(1)
    expect(await bodies(alice, card)).toEqual({ ops: 1, there: 0 })
  })
})

/** A replica of bob's that knows nothing but the statements before the erase. */
const testReader = async (alice: Someone, bob: Someone) => ({
  open: async (): Promise<Someone> => {
    const { Replica } = await import('../../../shared/replica/Replica.ts')
    const store = new MemoryStore()
    const replica = await Replica.open({
      store,
      net: alice.replica.net,
      signer: bob.device,
      member: bob.me,
      now: () => Date.UTC(2026, 10, 21),
      random: (n) => new Uint8Array(n),
    })
    return { ...bob, replica, store, rows: (type) => store.find(type, 'id') }
  },
})
