import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { gatherMerged } from '../../../shared/commands/gatherMerged.ts'
import { mergeMembers } from '../../../shared/commands/mergeMembers.ts'
import { takeOther } from '../../../shared/commands/takeOther.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type MergedValues, mergedValues, staysOf } from '../../../shared/queries/mergedValues.ts'
import { allTables, must, type Someone, testNetwork } from '../../support/builders.ts'

const two = async () => {
  const network = await testNetwork()
  const alice = network.founder
  const bob = await network.join('bob')
  await network.grant(bob, 'coordinator')
  return { network, alice, bob }
}

const rowOf = async (someone: Someone, id: string): Promise<MemberRow> =>
  (await someone.rows('member')).find((row) => row.id === id)!

/** As the screen does it: the record that stays is chosen by the rule, the rest of the fields are put together. */
const merge = async (someone: Someone, ids: readonly string[], chosen: MergedValues = {}) => {
  const rows = await Promise.all(ids.map((id) => rowOf(someone, id)))
  const stays = staysOf(rows).id
  const values = mergedValues(rows, chosen)
  return must(
    await someone.replica.run(mergeMembers, {
      stays,
      others: ids.filter((id) => id !== stays),
      values: values as never,
    }),
  )
}

const meet = async (one: Someone, other: Someone) => {
  one.replica.beginReceipt(other.name, { device: other.device.device, member: other.me, name: other.name })
  await one.take(other)
  const receipt = await one.replica.receipt(other.name, 0)
  one.replica.endReceipt(other.name)
  await other.take(one)
  return receipt!
}

test('two records become one: the other is hidden, names, addresses and numbers that did not win are kept beside', async () => {
  const { alice } = await two()
  const { id: a } = await alice.run(createMember, {
    values: { name: 'Juri Gagarin', email: 'juri@example.org', skills: ['flying'], custom: { Size: 'M' } },
  })
  const { id: b } = await alice.run(createMember, {
    values: {
      name: 'Юрий Гагарин',
      email: 'g@example.org',
      phone: '+7 900',
      skills: ['chess'],
      custom: { Diet: 'none' },
    },
  })
  const { value } = await merge(alice, [a, b], { name: 'Юрий Гагарин', email: 'juri@example.org' })
  const rows = (await alice.rows('member')).filter(({ id }) => [a, b].includes(id))
  expect(rows.map(({ id }) => id)).toEqual([value.id])
  expect(rows[0]).toMatchObject({
    name: 'Юрий Гагарин',
    email: 'juri@example.org',
    phone: '+7 900',
    contacts: ['email=g@example.org'],
    skills: ['chess', 'flying'],
    custom: { Size: 'M', Diet: 'none' },
  })
})

test('merge then undo is the identity, whatever the records hold', async () => {
  const { alice } = await two()
  const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'ü'), { maxLength: 3 })
  const text = fc.constantFrom('', 'x', 'Köln', 'Зоя')
  const person = fc.record({
    name: text.map((name) => name || 'N'),
    intro: text,
    city: text,
    email: fc.constantFrom('', 'a@example.org', 'b@example.org'),
    phone: fc.constantFrom('', '1', '2'),
    skills: words,
    otherNames: words,
    contacts: fc.uniqueArray(fc.constantFrom('phone=3', 'email=a@example.org'), { maxLength: 2 }),
    custom: fc.dictionary(fc.constantFrom('k', 'l'), text),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 4 }), async (people) => {
      const ids: string[] = []
      for (const values of people) ids.push((await alice.run(createMember, { values })).id)
      const before = (await alice.rows('member')).map(plain)
      const { changes, created } = await merge(alice, ids)
      expect((await alice.rows('member')).length).toBe(before.length - ids.length + 1)
      await alice.run(applyChanges, { changes, created })
      expect((await alice.rows('member')).map(plain)).toEqual(before)
      expect(await alice.rows('alias')).toEqual([])
    }),
    { numRuns: 25, seed: 4 },
  )
})

/** Undo is a change like any other: who changed it last, and when, is new. */
const plain = ({ updatedAt: _at, updatedBy: _by, ...row }: MemberRow) => row

test('two laptops merge the same two apart, with other choices: they agree, nothing is lost, the receipt tells', async () => {
  const { alice, bob } = await two()
  const { id: a } = await alice.run(createMember, { values: { name: 'Zoe', email: 'one@example.org', city: 'Köln' } })
  const { id: b } = await alice.run(createMember, { values: { name: 'Zoya', email: 'two@example.org', city: 'Bonn' } })
  await bob.take(alice)
  await merge(alice, [a, b], { name: 'Zoe', email: 'one@example.org', city: 'Köln' })
  await merge(bob, [b, a], { name: 'Zoya', email: 'two@example.org', city: 'Bonn' })
  const { clashes } = await meet(alice, bob)
  expect(await allTables(alice.store)).toEqual(await allTables(bob.store))
  const rows = (await alice.rows('member')).filter(({ id }) => [a, b].includes(id))
  expect(rows).toHaveLength(1)
  const [row] = rows as [MemberRow]
  expect(clashes.map(({ field }) => field).sort()).toEqual(['city', 'email', 'name'])
  // Whichever side stands, both names and both addresses are in the record.
  expect([row.name, ...row.otherNames]).toEqual(expect.arrayContaining(['Zoe', 'Zoya']))
  expect([`email=${row.email}`, ...row.contacts]).toEqual(
    expect.arrayContaining(['email=one@example.org', 'email=two@example.org']),
  )
  const city = clashes.find(({ field }) => field === 'city')!
  await alice.run(takeOther, { entity: city.entity, field: 'city', value: city.other.value })
  expect((await rowOf(alice, row.id)).city).toBe(city.other.value)
})

test('mergers apart make a chain: what lies behind a hidden record is gathered, and nothing is lost', async () => {
  const { alice, bob } = await two()
  const ids: string[] = []
  for (const [name, skills] of [
    ['A', ['x']],
    ['B', ['y']],
    ['C', ['z']],
  ] as const)
    ids.push((await alice.run(createMember, { values: { name, skills: [...skills] } })).id)
  const [first, second, third] = [...ids].sort() as [string, string, string]
  await bob.take(alice)
  await merge(alice, [first, second])
  await merge(bob, [second, third])
  await bob.run(updateMember, { id: second, values: { city: 'Perm' } })
  await meet(alice, bob)
  const seen = (await alice.rows('member')).filter(({ id }) => ids.includes(id))
  expect(seen.map(({ id }) => id)).toEqual([first])
  expect(await alice.run(gatherMerged, { id: first })).toEqual({ gathered: 2 })
  expect(await rowOf(alice, first)).toMatchObject({ city: 'Perm', skills: ['x', 'y', 'z'] })
  expect((await alice.rows('alias')).map(({ into }) => into)).toEqual([first, first])
  await bob.take(alice)
  expect(await allTables(alice.store)).toEqual(await allTables(bob.store))
})

test('only who may change records merges them, and two with laptops of their own stay two', async () => {
  const { network, alice } = await two()
  const carol = await network.join('carol')
  const { id: a } = await alice.run(createMember, { values: { name: 'A' } })
  const { id: b } = await alice.run(createMember, { values: { name: 'B' } })
  await carol.take(alice)
  const refused = await carol.replica.run(mergeMembers, { stays: a, others: [b], values: {} })
  expect(refused).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
  expect(await alice.replica.run(mergeMembers, { stays: a, others: [a], values: {} })).toMatchObject({ ok: false })
})
