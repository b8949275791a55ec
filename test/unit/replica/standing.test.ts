import { describe, expect, test } from 'vitest'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { allTables, type Someone, testNetwork } from '../../support/builders.ts'

/** Mallory was let in, changed the card alice made, made one of her own, and bob went on writing. */
const story = async () => {
  const network = await testNetwork()
  const alice = network.founder
  const [bob, mallory] = [await network.join('bob'), await network.join('mallory')]
  await network.grant(bob, 'coordinator')
  const made = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  const at = { department: made.id, column: made.columns[0] }
  const { id: card } = await alice.run(createCard, { ...at, values: { title: 'Brot', due: '2026-12-01' } })
  for (const other of [bob, mallory]) await other.take(alice)
  await mallory.run(updateCard, { id: card, values: { title: 'Stein', due: '1999-01-01' } })
  await mallory.run(createCard, { ...at, values: { title: 'Gift' } })
  await bob.take(mallory)
  await bob.run(updateCard, { id: card, values: { due: '2026-12-24' } })
  await alice.take(bob)
  return { network, alice, bob, mallory, card }
}

const remove = (by: Someone, member: string, cut: readonly string[]) =>
  by.state({ k: 'revoke', target: { by: 'member', member }, cut, keep: [], replaces: [] })
const headsOf = async (whose: Someone, at: Someone) => (await at.store.heads(whose.device.device)).map(({ id }) => id)
const cards = async (who: Someone) => (await who.rows('card')).map(({ title, due }) => ({ title, due }))

describe('P-ROSTER: what a removal does to rows', () => {
  test('Case 6: what the removed member wrote is taken back, honest work on top of it stays', async () => {
    const { alice, bob, mallory } = await story()
    expect(await cards(alice)).toHaveLength(2)
    await remove(alice, mallory.me, [])
    expect(await cards(alice)).toEqual([{ title: 'Brot', due: '2026-12-24' }])
    await bob.take(alice)
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('Case 6: whoever learns of the removal first and of the commits later has the same rows', async () => {
    const { network, alice, bob, mallory } = await story()
    await remove(alice, mallory.me, [])
    const carol = await network.reopen(bob, new MemoryStore())
    const statements = (await alice.store.statements()).map((record) => record.bytes)
    await carol.replica.accept(statements, 'alice')
    await carol.take(alice)
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
    await carol.replica.rebuildRows()
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
  })

  test('a cut by hash keeps what came before it, and reaches further as its commits arrive', async () => {
    const { network, alice, bob, mallory } = await story()
    const own = (await mallory.store.heads(mallory.device.device))[0]!
    // Everything but her last commit counts: her change to the card stands, her own card does not.
    await remove(alice, mallory.me, own.prev)
    expect((await cards(alice)).map(({ title }) => title)).toEqual(['Stein'])
    const carol = await network.reopen(bob, new MemoryStore())
    const commits = await alice.commits()
    for (let offers = 0; offers < 12; offers++) {
      for (const bytes of commits) await carol.replica.accept([bytes], 'alice')
    }
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
  })

  test('Case 7: a removal undone by removing the remover gives exactly the former rows', async () => {
    const { alice, bob, mallory } = await story()
    const heads = (await alice.store.heads(bob.device.device)).map((head) => head.id)
    const before = await allTables(alice.store)
    await remove(bob, mallory.me, [])
    await alice.take(bob)
    expect(await cards(alice)).toEqual([{ title: 'Brot', due: '2026-12-24' }])
    await remove(alice, bob.me, heads)
    expect(await allTables(alice.store)).toEqual(before)
  })

  test('standing is the same after opening again', async () => {
    const { network, alice, mallory, card } = await story()
    await remove(alice, mallory.me, [])
    const again = await network.reopen(alice)
    expect(again.replica.roster.standing(mallory.me)).toEqual([])
    await again.run(updateCard, { id: card, values: { start: '2026-11-30' } })
    expect(await cards(again)).toEqual([{ title: 'Brot', due: '2026-12-24' }])
    const after = await allTables(again.store)
    await again.replica.rebuildRows()
    expect(await allTables(again.store)).toEqual(after)
  })

  for (const restarted of [false, true])
    test(`P-ROSTER-1: a cut spares what was stored before its own commits came, ${restarted ? 'also after a restart' : 'at once'}`, async () => {
      const { network, alice, bob, mallory } = await story()
      const early = await network.reopen(bob, new MemoryStore())
      await early.take(bob)
      const gift = (await mallory.rows('card')).find(({ title }) => title === 'Gift')!.id
      await mallory.run(updateCard, { id: gift, values: { title: 'Honig' } })
      await alice.take(mallory)
      await remove(alice, mallory.me, await headsOf(mallory, alice))
      const statements = (await alice.store.statements()).map((record) => record.bytes)
      await early.replica.accept(statements, 'alice')
      const carol = restarted ? await network.reopen(early) : early
      await carol.take(alice)
      expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
      expect((await cards(carol)).map(({ title }) => title).sort()).toEqual(['Honig', 'Stein'])
    })

  test('P-ROSTER-1: a second removal spares what came before the first', async () => {
    const { network, alice, mallory } = await story()
    const eve = await network.join('eve')
    await remove(alice, eve.me, [])
    const gift = (await mallory.rows('card')).find(({ title }) => title === 'Gift')!.id
    await mallory.run(updateCard, { id: gift, values: { title: 'Honig' } })
    await alice.take(mallory)
    const before = await cards(alice)
    await remove(alice, mallory.me, await headsOf(mallory, alice))
    expect(await cards(alice)).toEqual(before)
  })

  test('P-ROSTER-1: a removal that comes in one batch with what it spares', async () => {
    const { network, alice, bob, mallory } = await story()
    await remove(alice, mallory.me, await headsOf(mallory, alice))
    const carol = await network.reopen(bob, new MemoryStore())
    await carol.take(alice)
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
    expect((await cards(carol)).map(({ title }) => title).sort()).toEqual(['Gift', 'Stein'])
  })
})
