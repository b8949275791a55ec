import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { setRsvp } from '../../../shared/commands/setRsvp.ts'
import { updateColumn } from '../../../shared/commands/updateColumn.ts'
import { updateDepartment } from '../../../shared/commands/updateDepartment.ts'
import { memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { bringBack, give } from '../../../shared/replica/acts.ts'
import type { Someone } from '../../support/builders.ts'
import { meet, refusal, remove, revoke, rolesOf, say, story, tables } from './standingStory.ts'

const party = (title: string) => ({ values: { title, start: '2026-12-01T19:00', zone: 'Europe/Berlin' } })
const answers = async (who: Someone) => (await who.rows('rsvp')).map(({ answer }) => answer)

describe('P-ROSTER: duties for one department or one event', () => {
  test('who organises an event keeps its guest list, and that of no other; taken back, what was set aside comes back with it', async () => {
    const { alice, dan, eve, bob } = await story()
    const evening = await alice.run(createEvent, party('Kvartirnik'))
    const other = await alice.run(createEvent, party('Stammtisch'))
    await meet(alice, dan)
    const guest = memberEntityId(eve.me, member.type)
    const answer = (event: string) => dan.replica.run(setRsvp, { event, member: guest, answer: 'yes' })
    expect(await refusal(answer(evening.id))).toBe('notAllowed')
    await say(alice, give({ member: dan.me, role: 'organiser', scope: scopeOf(evening.id) }))
    await dan.take(alice)
    expect(await answer(evening.id)).toMatchObject({ ok: true })
    expect(await refusal(answer(other.id))).toBe('notAllowed')
    await meet(alice, bob, dan)
    expect(await answers(bob)).toEqual(['yes'])
    const before = await tables(bob)
    const aim = { by: 'member', member: dan.me, role: 'organiser', scope: scopeOf(evening.id) } as const
    const taken = await revoke(bob, aim, 'nothing')
    expect(await answers(bob)).toEqual([])
    expect(rolesOf(bob, dan)).toEqual(['member'])
    await say(bob, bringBack(taken))
    expect(await tables(bob)).toEqual(before)
    expect(rolesOf(bob, dan)).toEqual(['member', `organiser ${scopeOf(evening.id)}`])
  })

  test('a department is led by two: who is more than its lead gives and takes the duty, and may lay down her own', async () => {
    const { alice, carol, dan, eve, kitchen } = await story()
    const scope = scopeOf(kitchen)
    for (const who of [carol, dan]) await say(carol, give({ member: who.me, role: 'lead', scope }))
    await meet(alice, carol, dan, eve)
    expect([rolesOf(eve, carol), rolesOf(eve, dan)]).toEqual([
      ['ambassador', 'member', `lead ${scope}`],
      ['member', `lead ${scope}`],
    ])
    const [column] = await dan.rows('column')
    await dan.run(updateDepartment, { id: kitchen, values: { name: 'Backstube' } })
    await dan.run(updateColumn, { id: column!.id, values: { name: 'Im Ofen' } })
    expect(await refusal(dan.replica.act(give({ member: eve.me, role: 'lead', scope })))).toBe('notAllowed')
    // Carol hands over and goes; what she is besides stays.
    await revoke(carol, { by: 'member', member: carol.me, role: 'lead', scope })
    expect(rolesOf(carol, carol)).toEqual(['ambassador', 'member'])
    await alice.take(dan)
    await remove(alice, dan)
    expect((await alice.rows('department')).map(({ name }) => name)).toEqual(['Backstube'])
    expect((await alice.rows('column')).map(({ name }) => name)).toEqual(['Im Ofen'])
  })
})
