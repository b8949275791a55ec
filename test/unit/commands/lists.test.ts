import { beforeEach, describe, expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { inviteToEvent } from '../../../shared/commands/inviteToEvent.ts'
import { removeEntities } from '../../../shared/commands/removeEntities.ts'
import { moveFilter, saveFilter, updateFilter } from '../../../shared/commands/saveFilter.ts'
import { setRsvp } from '../../../shared/commands/setRsvp.ts'
import { tagMembers } from '../../../shared/commands/tagMembers.ts'
import { byOrder } from '../../../shared/model/byOrder.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { type Desk, makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

let desk: Desk
let people: EntityId[]

beforeEach(async () => {
  desk = makeDesk()
  people = []
  for (const [name, tags] of [
    ['Bob', ['chair']],
    ['Carol', ['chair', 'press']],
    ['Dora', []],
  ] as const)
    people.push(resultOf(await desk.run(createMember, { values: { name, tags } })).id)
})

const tags = async () =>
  Object.fromEntries((await desk.all('member')).map(({ name, tags }) => [name, [...tags].sort()]))

describe('what is done to many people at once', () => {
  test('tags are given and taken, only where something changes, and one undo takes all of it back', async () => {
    const before = await tags()
    const done = await desk.run(tagMembers, { members: people, add: [' host ', 'press'], remove: ['chair'] })
    expect(resultOf(done)).toEqual({ changed: 3 })
    expect(await tags()).toEqual({ Bob: ['host', 'press'], Carol: ['host', 'press'], Dora: ['host', 'press'] })
    const { changes, created } = done.ok ? done.value : { changes: [], created: [] }
    expect(changes.some(({ entity, key }) => entity === people[1] && key === 'tags/press')).toBe(false)
    resultOf(await desk.run(applyChanges, { changes, created }))
    expect(await tags()).toEqual(before)
    expect(resultOf(await desk.run(tagMembers, { members: people, remove: ['nothing like it'] }))).toEqual({
      changed: 0,
    })
  })

  test('a plain member tags nobody else, not even some of them', async () => {
    const refused = await desk.run(tagMembers, { members: people, add: ['host'] }, { role: 'member' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
    expect((await tags()).Dora).toEqual([])
  })

  test('a tag that is none is refused, for all', async () => {
    const refused = await desk.run(tagMembers, { members: people, add: ['x'.repeat(61)] })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid', params: { field: 'tags' } } })
  })

  test('inviting puts people on the guest list without an answer; who has answered keeps the answer', async () => {
    const event = resultOf(await desk.run(createEvent, { values: { title: 'Supper', start: '2026-12-01' } })).id
    await desk.run(setRsvp, { event, answer: 'no', member: people[0]! })
    const done = await desk.run(inviteToEvent, { event, members: people })
    expect(resultOf(done)).toEqual({ invited: 2 })
    const answers = async () =>
      Object.fromEntries((await desk.all('rsvp')).map(({ member, answer }) => [people.indexOf(member), answer]))
    expect(await answers()).toEqual({ 0: 'no', 1: 'none', 2: 'none' })
    expect(resultOf(await desk.run(inviteToEvent, { event, members: people }))).toEqual({ invited: 0 })
    const { changes, created } = done.ok ? done.value : { changes: [], created: [] }
    resultOf(await desk.run(applyChanges, { changes, created }))
    expect(await answers()).toEqual({ 0: 'no' })
    expect(resultOf(await desk.run(inviteToEvent, { event, members: people }))).toEqual({ invited: 2 })
  })

  test('the guest list of others is not a plain member’s to fill', async () => {
    const event = resultOf(await desk.run(createEvent, { values: { title: 'Supper', start: '2026-12-01' } })).id
    const refused = await desk.run(
      inviteToEvent,
      { event, members: people },
      { role: 'member', me: memberIdOf('mallory') },
    )
    expect(refused).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
  })
})

describe('views that a network shares', () => {
  const names = async () => (await desk.all('savedFilter')).sort(byOrder).map(({ name }) => name)
  const save = async (name: string, query = 'city=Kiel') =>
    resultOf(await desk.run(saveFilter, { values: { name, query } })).id

  test('are kept in the order in which they came, and put in another', async () => {
    const [kiel, hosts] = [await save('In Kiel'), await save('Hosts', 'tags=host')]
    const press = await save('Press')
    expect(await names()).toEqual(['In Kiel', 'Hosts', 'Press'])
    resultOf(await desk.run(moveFilter, { id: press, before: kiel }))
    expect(await names()).toEqual(['Press', 'In Kiel', 'Hosts'])
    resultOf(await desk.run(moveFilter, { id: kiel, before: null }))
    expect(await names()).toEqual(['Press', 'Hosts', 'In Kiel'])
    resultOf(await desk.run(updateFilter, { id: hosts, values: { name: 'Who hosts', query: 'tags=host&sort=city' } }))
    expect((await desk.rows.get('savedFilter', hosts))!).toMatchObject({
      name: 'Who hosts',
      query: 'tags=host&sort=city',
    })
  })

  test('a removed one comes back with undo', async () => {
    const id = await save('In Kiel')
    const done = await desk.run(removeEntities, { ids: [id] })
    expect(await names()).toEqual([])
    const { changes, created } = done.ok ? done.value : { changes: [], created: [] }
    resultOf(await desk.run(applyChanges, { changes, created }))
    expect(await names()).toEqual(['In Kiel'])
  })

  test('has a name', async () => {
    expect(await desk.run(saveFilter, { values: { name: ' ', query: '' } })).toMatchObject({
      error: { code: 'nameMissing' },
    })
    expect(await desk.run(updateFilter, { id: await save('In Kiel'), values: { name: ' ' } })).toMatchObject({
      error: { code: 'nameMissing' },
    })
  })
})
