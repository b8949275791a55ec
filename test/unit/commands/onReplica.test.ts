import { expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { createSample } from '../../../shared/commands/createSample.ts'
import { foundNetwork } from '../../../shared/commands/foundNetwork.ts'
import { importEvents } from '../../../shared/commands/importEvents.ts'
import { importMembers } from '../../../shared/commands/importMembers.ts'
import { moveCard } from '../../../shared/commands/moveCard.ts'
import { setRsvp } from '../../../shared/commands/setRsvp.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { guessMapping } from '../../../shared/interop/csv/guessMapping.ts'
import { readMembers } from '../../../shared/interop/csv/readMembers.ts'
import { readTable } from '../../../shared/interop/csv/readTable.ts'
import { readEvents } from '../../../shared/interop/ical/readEvents.ts'
import { pack } from '../../../shared/lib/packed.ts'
import { byOrder } from '../../../shared/model/byOrder.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { rsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { must, type Someone, testNetwork } from '../../support/builders.ts'
import type { TestClock } from '../../support/clock.ts'
import { generateCalendar } from '../../support/generateCalendar.ts'
import { generateMembersCsv } from '../../support/generateMembersCsv.ts'

/** Commands on the desk are one thing; here they run on real replicas: signed commits, folded documents, checked roles. */
const aliceAndBob = async (seed: string): Promise<{ alice: Someone; bob: Someone; clock: TestClock }> => {
  const network = await testNetwork(seed)
  const alice = network.founder
  await alice.run(foundNetwork, { name: 'Kitchen table', me: { name: 'Alice' } })
  return { alice, bob: await network.join('bob'), clock: network.clock }
}

const tables = ['network', 'member', 'department', 'column', 'card', 'event', 'rsvp'] as const
const rowsOf = async (someone: Someone) =>
  Promise.all(tables.map(async (table) => [...(await someone.rows(table))].sort((a, b) => (a.id < b.id ? -1 : 1))))

test('a member list and a calendar come in, travel, and read the same elsewhere; again they change nothing', async () => {
  const { alice, bob } = await aliceAndBob('imports')
  const table = must(await readTable(generateMembersCsv(300)))
  const { members } = readMembers(table, guessMapping(table))
  const calendar = must(await readEvents(generateCalendar(60, 20_777), { zone: 'Europe/Berlin' }))
  const people = { members: members.map(({ member }) => member) }
  const events = { events: calendar.events.map(({ event }) => event) }
  expect(await alice.run(importMembers, people)).toEqual({ created: 300, updated: 0, unchanged: 0, organisations: 0 })
  expect(await alice.run(importEvents, events)).toEqual({ created: 60, updated: 0, unchanged: 0 })
  await bob.take(alice)
  expect(await rowsOf(bob)).toEqual(await rowsOf(alice))
  expect((await bob.rows('member')).length).toBe(301)
  // As an import hands them over.
  const packed = { members: pack(people.members) }
  expect(await alice.run(importMembers, packed)).toEqual({ created: 0, updated: 0, unchanged: 300, organisations: 0 })
  expect(await alice.run(importMembers, people)).toEqual({ created: 0, updated: 0, unchanged: 300, organisations: 0 })
  expect(await alice.run(importEvents, events)).toEqual({ created: 0, updated: 0, unchanged: 60 })
})

test('the sample network folds on a real replica', async () => {
  const { alice } = await aliceAndBob('sample')
  await alice.run(createSample, { seed: 1, locale: 'de' })
  const counts = await Promise.all(tables.map(async (table) => (await alice.rows(table)).length))
  expect(counts.slice(0, 6)).toEqual([1, 201, 12, 48, 300, 40])
}, 30_000)

test('a no that was a slip costs nobody her place: taken back at once, she stands where she stood', async () => {
  const { alice, bob, clock } = await aliceAndBob('slip')
  const { id: event } = await alice.run(createEvent, {
    values: { title: 'Tea', start: '2026-11-27T19:00', capacity: 1 },
  })
  await bob.take(alice)
  await alice.run(setRsvp, { event, answer: 'yes' })
  await bob.run(setRsvp, { event, answer: 'yes' })
  await alice.take(bob)
  const going = async () => rsvpSummary(await alice.rows('rsvp'), 1).going
  const [first] = await going()
  expect(first?.member).toBe(memberEntityId(alice.me, 2))
  const slip = must(await alice.replica.run(setRsvp, { event, answer: 'no' }))
  expect((await going())[0]?.member).toBe(memberEntityId(bob.me, 2))
  await alice.run(applyChanges, slip)
  expect((await going())[0]).toMatchObject({ member: first?.member, answeredAt: first?.answeredAt })

  // Who says no, and yes the next day, stands at the end.
  await alice.run(setRsvp, { event, answer: 'no' })
  clock.advance(24 * 3_600_000)
  await alice.run(setRsvp, { event, answer: 'yes' })
  expect((await going())[0]?.member).toBe(memberEntityId(bob.me, 2))
  await bob.take(alice)
  expect(await rowsOf(bob)).toEqual(await rowsOf(alice))
})

test('two people place cards at once, answer one event, and agree', async () => {
  const { alice, bob } = await aliceAndBob('board')
  const { id: department, columns } = await alice.run(createDepartment, {
    values: { name: 'Press' },
    columns: [{ name: 'To do' }, { name: 'Done', done: true }],
  })
  const cards = []
  for (const title of ['a', 'b', 'c']) cards.push((await alice.run(createCard, { department, values: { title } })).id)
  const { id: event } = await alice.run(createEvent, { values: { title: 'Tea', start: '2026-11-27T19:00' } })
  await bob.take(alice)
  await alice.run(moveCard, { id: cards[2]!, column: columns[0]!, before: cards[0]! })
  await bob.run(moveCard, { id: cards[1]!, column: columns[0]!, before: cards[0]! })
  await bob.run(setRsvp, { event, answer: 'yes', guests: 1 })
  await alice.run(setRsvp, { event, answer: 'maybe', member: memberEntityId(bob.me, 2) })
  await alice.take(bob)
  await bob.take(alice)
  expect(await rowsOf(bob)).toEqual(await rowsOf(alice))
  const order = (await alice.rows('card')).sort(byOrder).map(({ title }) => title)
  expect([...order].sort()).toEqual(['a', 'b', 'c'])
  expect(order[2]).toBe('a')
  expect(await alice.rows('rsvp')).toHaveLength(1)
})

test('who says no and later yes waits behind those who said yes in between; guests and a note keep the place', async () => {
  const { alice, bob, clock } = await aliceAndBob('places')
  const { id: event } = await alice.run(createEvent, { values: { title: 'Tea', capacity: 1 } })
  await bob.take(alice)
  const summary = async () => {
    const { going, waiting } = rsvpSummary(await alice.rows('rsvp'), 1)
    return [going, waiting].map((rows) =>
      rows.map(({ member }) => (member === memberEntityId(bob.me, 2) ? 'bob' : 'alice')),
    )
  }
  await alice.run(setRsvp, { event, answer: 'yes' })
  await bob.run(setRsvp, { event, answer: 'yes' })
  await alice.run(setRsvp, { event, answer: 'yes', note: 'with cake' })
  await alice.take(bob)
  expect(await summary()).toEqual([['alice'], ['bob']])
  await alice.run(setRsvp, { event, answer: 'no' })
  clock.advance(3 * 60_000)
  await alice.run(setRsvp, { event, answer: 'yes' })
  expect(await summary()).toEqual([['bob'], ['alice']])
})

test('undo and redo on a real replica, and an answer given again after its undo', async () => {
  const { alice } = await aliceAndBob('undo')
  const { id: event } = await alice.run(createEvent, { values: { title: 'Tea' } })
  const said = must(await alice.replica.run(setRsvp, { event, answer: 'yes' }))
  const undone = must(await alice.replica.run(applyChanges, said))
  expect(await alice.rows('rsvp')).toEqual([])
  must(await alice.replica.run(applyChanges, undone))
  expect((await alice.rows('rsvp')).map(({ answer }) => answer)).toEqual(['yes'])
  const list = must(await alice.replica.run(importMembers, { members: [{ name: 'Zoya' }, { name: 'Boris' }] }))
  must(await alice.replica.run(applyChanges, list))
  expect((await alice.rows('member')).map(({ name }) => name)).toEqual(['Alice'])
})

test('undoing an import leaves the people whom somebody else has written to since', async () => {
  const network = await testNetwork('undoImport')
  const alice = network.founder
  const bob = await network.join('bob')
  await network.grant(bob, 'ambassador')
  const list = must(await alice.replica.run(importMembers, { members: [{ name: 'Zoya' }, { name: 'Boris' }] }))
  await bob.take(alice)
  const zoya = (await bob.rows('member')).find(({ name }) => name === 'Zoya')!
  await bob.run(updateMember, { id: zoya.id, values: { offers: ['a sofa'] } })
  await alice.take(bob)
  const undone = must(await alice.replica.run(applyChanges, list))
  expect(undone.value).toMatchObject({ restored: 1, skipped: [{ entity: zoya.id, key: 'removed' }] })
  expect(await alice.rows('member')).toMatchObject([{ name: 'Zoya', offers: ['a sofa'] }])
})

test('a member introduces herself and cannot write about others', async () => {
  const { bob } = await aliceAndBob('roles')
  await bob.run(updateMember, { id: memberEntityId(bob.me, 2), values: { name: 'Bob', offers: ['a sofa'] } })
  expect((await bob.rows('member')).find(({ name }) => name === 'Bob')).toMatchObject({ source: 'self' })
  const refused = await bob.replica.run(createMember, { values: { name: 'Carol' } })
  expect(refused).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
})
