import { expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { takeOther } from '../../../shared/commands/takeOther.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { must, type Someone, testNetwork } from '../../support/builders.ts'

/** A record that two coordinators have, each on a laptop of her own. */
const record = async () => {
  const network = await testNetwork()
  const alice = network.founder
  const bob = await network.join('bob')
  await network.grant(bob, 'coordinator')
  const { id } = await alice.run(createMember, { values: { name: 'Zoya', custom: { Size: 'M', Diet: 'none' } } })
  await bob.take(alice)
  const customOf = async (someone: Someone) => (await someone.rows('member')).find((row) => row.id === id)?.custom
  return { alice, bob, id, customOf }
}

const meet = async (one: Someone, other: Someone) => {
  one.replica.beginReceipt(other.name, { device: other.device.device, member: other.me, name: other.name })
  await one.take(other)
  const receipt = await one.replica.receipt(other.name, 0)
  one.replica.endReceipt(other.name)
  await other.take(one)
  return receipt!
}

test('P-DOC-3: two people fill different keys of one map, and both stay', async () => {
  const { alice, bob, id, customOf } = await record()
  await alice.run(updateMember, { id, values: { custom: { Size: 'L' } } })
  await bob.run(updateMember, { id, values: { custom: { Diet: 'vegan', Shoes: '39' } } })
  const { clashes } = await meet(alice, bob)
  expect(clashes).toEqual([])
  expect(await customOf(alice)).toEqual({ Diet: 'vegan', Shoes: '39', Size: 'L' })
  expect(await customOf(bob)).toEqual(await customOf(alice))
})

test('P-DOC-3: the same key filled apart is a clash of that key, and the other value can be taken', async () => {
  const { alice, bob, id, customOf } = await record()
  await alice.run(updateMember, { id, values: { custom: { Size: 'L' } } })
  await bob.run(updateMember, { id, values: { custom: { Size: 'S' } } })
  const { clashes } = await meet(alice, bob)
  expect(clashes.map(({ field }) => field)).toEqual(['custom/Size'])
  const [{ kept, other }] = clashes as [(typeof clashes)[0]]
  expect([kept.value, other.value].sort()).toEqual(['L', 'S'])
  expect((await customOf(alice))!.Size).toBe(kept.value)
  await alice.run(takeOther, { entity: id, field: 'custom/Size', value: other.value })
  expect((await customOf(alice))!.Size).toBe(other.value)
})

test('a key that is taken out is gone, and undo brings it back', async () => {
  const { alice, id, customOf } = await record()
  const { changes, created } = must(await alice.replica.run(updateMember, { id, values: { custom: { Size: null } } }))
  expect(await customOf(alice)).toEqual({ Diet: 'none' })
  await alice.run(applyChanges, { changes, created })
  expect(await customOf(alice)).toEqual({ Diet: 'none', Size: 'M' })
})

test('P-DOC-6: keys and values that do not fit are refused here and not shown from elsewhere', async () => {
  const { alice, id, customOf } = await record()
  for (const custom of [{ ['x'.repeat(81)]: 'a' }, { Size: 'x'.repeat(1001) }, JSON.parse('{"__proto__":"x"}')])
    expect((await alice.replica.run(updateMember, { id, values: { custom } })).ok).toBe(false)
  expect(await customOf(alice)).toEqual({ Diet: 'none', Size: 'M' })
})
