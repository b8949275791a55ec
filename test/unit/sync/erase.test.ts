import { describe, expect, test } from 'vitest'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { GRACE_MS } from '../../../shared/replica/erased.ts'
import { createNetworkKey } from '../../../shared/roster/keys.ts'
import { importBundle, readBundle, writeBundle } from '../../../shared/sync/bundle.ts'
import { allTables, must, type Someone } from '../../support/builders.ts'
import { idsOf, meshOf, sameAs } from './network.ts'

const board = async (seed: string, ...names: string[]) => {
  const all = await meshOf(seed, ...names)
  const alice = all.people.alice!
  const made = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  const at = { department: made.id, column: made.columns[0] }
  const { id: card } = await alice.run(createCard, { ...at, values: { title: 'Geheimnis' } })
  return { ...all, alice, card }
}

/** Do these letters stand anywhere in what lies on the disk? */
const holds = async (who: Someone, text: string): Promise<boolean> => {
  const wanted = Buffer.from(text)
  let found = false
  await who.store.scan((page) => {
    for (const { bytes } of page) found ||= Buffer.from(bytes).includes(wanted)
  })
  return found
}

const remove = (by: Someone, member: string) =>
  by.state({ k: 'revoke', target: { by: 'member', member }, cut: [], keep: [], replaces: [] })

describe('P-ERASE over links', () => {
  test('Case 21: erase beside edit, then thirty days, then somebody new: everybody in step, the words nowhere', async () => {
    const { network, mesh, people, alice, card } = await board('erase', 'bob')
    const bob = people.bob!
    mesh.connect('alice', 'bob')
    await mesh.settle()
    mesh.disconnect('alice', 'bob')
    await bob.run(updateCard, { id: card, values: { title: 'Noch geheimer' } })
    await alice.state({ k: 'erase', entity: card })
    mesh.connect('alice', 'bob')
    await mesh.settle()
    expect(await bob.rows('card')).toEqual([])
    expect(await sameAs(alice, bob)).toBe(true)
    const carol = await network.join('carol')
    mesh.add(carol)
    mesh.join()
    await mesh.settle()
    expect(await sameAs(alice, carol)).toBe(true)
    expect([await holds(carol, 'Geheimnis'), await holds(carol, 'geheimer')]).toEqual([false, false])
    expect(await holds(alice, 'Geheimnis')).toBe(true)
    network.clock.advance(GRACE_MS)
    for (const who of [alice, bob]) await who.replica.forgetErased()
    for (const who of [alice, bob, carol]) expect(await holds(who, 'Geheimnis')).toBe(false)
    // Bob goes on from a commit that has lost its body.
    await bob.run(createDepartment, { values: { name: 'Garten' }, columns: [] })
    await mesh.settle()
    for (const who of [bob, carol]) expect(await sameAs(alice, who)).toBe(true)
  })

  test('P-ERASE-5: the removal of who erased brings it back also to those who never had the bodies', async () => {
    const { network, mesh, people, alice, card } = await board('erase undone', 'rogue', 'bob')
    const { rogue, bob } = people as { rogue: Someone; bob: Someone }
    await network.grant(rogue, 'coordinator')
    mesh.connect('alice', 'rogue')
    await mesh.settle()
    const before = await allTables(alice.store)
    await rogue.state({ k: 'erase', entity: card })
    mesh.join()
    await mesh.settle()
    expect([await alice.rows('card'), await bob.rows('card')]).toEqual([[], []])
    expect(await holds(bob, 'Geheimnis')).toBe(false)
    await remove(alice, rogue.me)
    await mesh.settle()
    expect(await allTables(alice.store)).toEqual(before)
    expect(await allTables(bob.store)).toEqual(before)
    expect(await idsOf(bob)).toEqual(await idsOf(alice))
  })

  test('P-ERASE-2: a file carries no erased bodies either, and is read as a whole', async () => {
    const { network, people, alice, card } = await board('erase in a file', 'bob')
    await alice.state({ k: 'erase', entity: card })
    const key = createNetworkKey()
    const parts: Uint8Array<ArrayBuffer>[] = []
    for await (const part of writeBundle(alice.replica.offers, key, 'n', (n) => network.random.bytes(n) as never))
      parts.push(part)
    const contents = must(await readBundle(new Uint8Array(await new Blob(parts).arrayBuffer()), [key]))
    expect(must(await importBundle(contents, { replica: people.bob!.replica, source: 'file' })).stored).toBeGreaterThan(
      0,
    )
    expect(await sameAs(alice, people.bob!)).toBe(true)
    expect(await holds(people.bob!, 'Geheimnis')).toBe(false)
  })
})
