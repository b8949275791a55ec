import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { cancelEvent } from '../../../shared/commands/cancelEvent.ts'
import type { CommandOutcome } from '../../../shared/commands/command.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { importEvents } from '../../../shared/commands/importEvents.ts'
import { setRsvp } from '../../../shared/commands/setRsvp.ts'
import { takeOther } from '../../../shared/commands/takeOther.ts'
import { updateColumn } from '../../../shared/commands/updateColumn.ts'
import { updateDepartment } from '../../../shared/commands/updateDepartment.ts'
import { updateEvent } from '../../../shared/commands/updateEvent.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { isRsvpOf, rsvpId } from '../../../shared/model/rsvpId.ts'
import { makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

const outcomeOf = <R>(result: Result<CommandOutcome<R>>): CommandOutcome<R> => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const evening = { title: 'Stammtisch', start: '2026-11-27T19:00', end: '2026-11-27T22:00', zone: 'Europe/Berlin' }

describe('an event', () => {
  test('is hosted by whoever plans it; any member may, official ones are for ambassadors', async () => {
    const desk = makeDesk({ role: 'member' })
    const { id } = resultOf(await desk.run(createEvent, { values: evening, plan: 'Bring chairs' }))
    expect(await desk.rows.get('event', id)).toMatchObject({
      title: 'Stammtisch',
      hosts: [memberEntityId(desk.me, 2)],
      startAt: Date.UTC(2026, 10, 27, 18),
    })
    expect(desk.text(id, 'plan')).toBe('Bring chairs')
    const official = await desk.run(createEvent, { values: { ...evening, official: true } })
    expect(official).toEqual({ ok: false, error: { code: 'notAllowed' } })
    expect(await desk.run(updateEvent, { id, values: { official: true } })).toMatchObject({ ok: false })
  })

  test('does not end before it starts', async () => {
    const desk = makeDesk()
    const { id } = resultOf(await desk.run(createEvent, { values: evening }))
    const result = await desk.run(updateEvent, { id, values: { start: '2026-11-28T19:00' } })
    expect(result).toEqual({ ok: false, error: { code: 'endsBeforeStart' } })
  })

  test('is called off and takes place after all', async () => {
    const desk = makeDesk()
    const { id } = resultOf(await desk.run(createEvent, { values: evening }))
    await desk.run(cancelEvent, { id, cancelled: true })
    expect((await desk.rows.get('event', id))?.status).toBe('cancelled')
    await desk.run(cancelEvent, { id, cancelled: false })
    expect((await desk.rows.get('event', id))?.status).toBe('planned')
  })
})

describe('an answer', () => {
  test('is one per member and event, whoever writes it down', async () => {
    const desk = makeDesk()
    const { id: event } = resultOf(await desk.run(createEvent, { values: evening }))
    const bob = memberIdOf('bob')
    const profile = memberEntityId(bob, 2)
    await desk.run(setRsvp, { event, answer: 'maybe', member: profile })
    await desk.run(setRsvp, { event, answer: 'yes', guests: 2 }, { me: bob, role: 'member' })
    const rows = await desk.all('rsvp')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: rsvpId(event, profile), answer: 'yes', guests: 2, member: profile })
    expect(isRsvpOf(rows[0]!.id, bob)).toBe(true)
    expect(isRsvpOf(rows[0]!.id, desk.me)).toBe(false)
  })

  test("for somebody else is not a member's to give", async () => {
    const desk = makeDesk()
    const { id: event } = resultOf(await desk.run(createEvent, { values: evening }))
    const member = memberEntityId(memberIdOf('bob'), 2)
    const result = await desk.run(setRsvp, { event, answer: 'yes', member }, { role: 'member' })
    expect(result).toEqual({ ok: false, error: { code: 'notAllowed' } })
  })

  test('that was undone can be given again', async () => {
    const desk = makeDesk()
    const { id: event } = resultOf(await desk.run(createEvent, { values: evening }))
    const first = outcomeOf(await desk.run(setRsvp, { event, answer: 'yes' }))
    await desk.run(applyChanges, first)
    expect(await desk.rows.count('rsvp')).toBe(0)
    await desk.run(setRsvp, { event, answer: 'no' })
    expect((await desk.all('rsvp'))[0]).toMatchObject({ answer: 'no' })
  })
})

describe('importing events', () => {
  test('adds, updates by uid, and leaves alone', async () => {
    const desk = makeDesk()
    const events = [
      { ...evening, uid: 'a@cal', plan: 'Agenda' },
      { ...evening, title: 'Walk', uid: 'b@cal' },
      { ...evening, title: 'No uid' },
    ]
    expect(resultOf(await desk.run(importEvents, { events }))).toEqual({ created: 3, updated: 0, unchanged: 0 })
    const again = [events[0]!, { ...events[1]!, place: 'Park' }]
    expect(resultOf(await desk.run(importEvents, { events: again }))).toEqual({ created: 0, updated: 1, unchanged: 1 })
    const rows = await desk.all('event')
    expect(rows).toHaveLength(3)
    expect(rows.find(({ uid }) => uid === 'b@cal')?.place).toBe('Park')
  })
})

describe('undo', () => {
  test('puts back what stood before; given its own outcome it is the redo', async () => {
    const desk = makeDesk()
    const { id } = resultOf(await desk.run(createEvent, { values: { ...evening, tags: ['beer'] } }))
    const before = await desk.rows.get('event', id)
    const change = outcomeOf(await desk.run(updateEvent, { id, values: { title: 'Party', tags: ['dance'] } }))
    const after = await desk.rows.get('event', id)
    const undone = outcomeOf(await desk.run(applyChanges, change))
    expect(undone.value).toEqual({ restored: 3, skipped: [] })
    expect(await desk.rows.get('event', id)).toEqual(before)
    await desk.run(applyChanges, undone)
    expect(await desk.rows.get('event', id)).toEqual(after)
  })

  test('removes what was created, and redo brings it back', async () => {
    const desk = makeDesk()
    const made = outcomeOf(await desk.run(createMember, { values: { name: 'Bob' } }))
    const undone = outcomeOf(await desk.run(applyChanges, made))
    expect(await desk.rows.count('member')).toBe(0)
    await desk.run(applyChanges, undone)
    expect((await desk.all('member')).map(({ name }) => name)).toEqual(['Bob'])
  })

  test('leaves what someone changed since, and says so', async () => {
    const desk = makeDesk()
    const { id } = resultOf(await desk.run(createEvent, { values: evening }))
    const mine = outcomeOf(await desk.run(updateEvent, { id, values: { title: 'Mine', place: 'Here' } }))
    await desk.run(updateEvent, { id, values: { title: 'Theirs' } })
    const { skipped, restored } = resultOf(await desk.run(applyChanges, mine))
    expect(restored).toBe(1)
    expect(skipped.map(({ key }) => key)).toEqual(['title'])
    expect(await desk.rows.get('event', id)).toMatchObject({ title: 'Theirs', place: '' })
  })
})

describe('undoing a creation', () => {
  test('keeps what somebody else has written to since, and says so', async () => {
    const desk = makeDesk()
    const made = outcomeOf(await desk.run(createEvent, { values: evening }))
    const { id } = made.value
    await desk.run(updateEvent, { id, values: { place: 'Park' } }, { me: memberIdOf('bob') })
    const undone = outcomeOf(await desk.run(applyChanges, made))
    expect(undone).toMatchObject({ value: { restored: 0 }, changes: [], created: [] })
    expect(undone.value.skipped.map(({ entity, key }) => ({ entity, key }))).toEqual([{ entity: id, key: 'removed' }])
    expect(await desk.rows.get('event', id)).toMatchObject({ title: 'Stammtisch', place: 'Park' })
  })

  test.each(['the department', 'one of its columns'])(
    'keeps a department and its columns together: somebody else wrote to %s',
    async (which) => {
      const desk = makeDesk()
      const columns = [{ name: 'To do' }, { name: 'Done' }]
      const made = outcomeOf(await desk.run(createDepartment, { values: { name: 'Press' }, columns }))
      const as = { me: memberIdOf('bob') }
      if (which === 'the department')
        await desk.run(updateDepartment, { id: made.value.id, values: { name: 'Media' } }, as)
      else await desk.run(updateColumn, { id: made.value.columns[0]!, values: { name: 'Ideas' } }, as)
      expect(resultOf(await desk.run(applyChanges, made))).toMatchObject({ restored: 0, skipped: { length: 3 } })
      expect([await desk.rows.count('department'), await desk.rows.count('column')]).toEqual([1, 2])
    },
  )

  test('takes back what only its maker has changed since', async () => {
    const desk = makeDesk()
    const made = outcomeOf(await desk.run(createEvent, { values: evening }))
    await desk.run(updateEvent, { id: made.value.id, values: { place: 'Park' } })
    expect(resultOf(await desk.run(applyChanges, made))).toEqual({ restored: 1, skipped: [] })
    expect(await desk.rows.count('event')).toBe(0)
  })
})

describe('taking the other value of a clash', () => {
  test('writes it as a change of one’s own, checked like any other', async () => {
    const desk = makeDesk()
    const { id: entity } = resultOf(await desk.run(createEvent, { values: evening }))
    expect((await desk.run(takeOther, { entity, field: 'title', value: 'Kvartirnik' })).ok).toBe(true)
    expect((await desk.run(takeOther, { entity, field: 'tags/music', value: true })).ok).toBe(true)
    expect(await desk.rows.get('event', entity)).toMatchObject({ title: 'Kvartirnik', tags: ['music'] })
    for (const [field, value] of [
      ['title', 7],
      ['nothing', 'x'],
      ['tags', 'x'],
    ] as const)
      expect(await desk.run(takeOther, { entity, field, value })).toMatchObject({ error: { code: 'invalid' } })
  })
})
