import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { foundNetwork } from '../../../shared/commands/foundNetwork.ts'
import { handOver } from '../../../shared/commands/handOver.ts'
import { leaveNetwork } from '../../../shared/commands/leaveNetwork.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

/** Zoya hosts an event, has a card and leads a department; bob and carol could take it on. */
const network = async () => {
  const desk = makeDesk({ me: 'zoya' })
  const { profile: zoya } = resultOf(await desk.run(foundNetwork, { name: 'Table', me: { name: 'Zoya' } }))
  const person = async (name: string) => resultOf(await desk.run(createMember, { values: { name } })).id
  const [bob, carol] = [await person('Bob'), await person('Carol')]
  const { id: event } = resultOf(
    await desk.run(createEvent, { values: { title: 'Fest', start: '2027-05-01', hosts: [zoya, carol] } }),
  )
  const { id: department } = resultOf(
    await desk.run(createDepartment, { values: { name: 'Marketing' }, join: false, columns: [{ name: 'To do' }] }),
  )
  const { id: card } = resultOf(
    await desk.run(createCard, { department, values: { title: 'Flyers', assignees: [zoya] } }),
  )
  return { desk, zoya, bob, carol, event, department, card }
}

describe('handing over', () => {
  test('passes on each line to its own successor, and is taken back as one step', async () => {
    const { desk, zoya, bob, carol, event, department, card } = await network()
    const lines = [
      { id: event, to: bob },
      { id: card, to: carol },
      { id: department, to: bob },
    ]
    const outcome = await desk.run(handOver, { from: zoya, lines })
    expect(resultOf(outcome)).toEqual({ count: 3 })
    expect((await desk.rows.get('event', event))?.hosts).toEqual([bob, carol].sort())
    expect((await desk.rows.get('card', card))?.assignees).toEqual([carol])
    expect(await desk.rows.get('department', department)).toMatchObject({ lead: bob, members: [bob] })
    if (!outcome.ok) return
    const { changes, created } = outcome.value
    await desk.run(applyChanges, { changes, created })
    expect((await desk.rows.get('event', event))?.hosts).toEqual([carol, zoya].sort())
    expect((await desk.rows.get('card', card))?.assignees).toEqual([zoya])
    expect(await desk.rows.get('department', department)).toMatchObject({ lead: '', members: [] })
  })

  test('happens wholly or not at all', async () => {
    const { desk, zoya, bob, event, card } = await network()
    const nobody = memberEntityId(memberIdOf('nobody'), 2)
    const refused = await desk.run(handOver, {
      from: zoya,
      lines: [
        { id: event, to: bob },
        { id: card, to: nobody },
      ],
    })
    expect(refused).toEqual({ ok: false, error: { code: 'missing', params: { type: 'member' } } })
    expect((await desk.rows.get('event', event))?.hosts).toContain(zoya)
  })
})

describe('leaving', () => {
  test('is said in one’s own profile, and can be taken back', async () => {
    const { desk, zoya } = await network()
    resultOf(await desk.run(leaveNetwork, { leaves: true }))
    const left = await desk.rows.get('member', zoya)
    expect(left?.leftAt).toBe(Date.UTC(2026, 10, 20, 12))
    expect(left?.leftKey).toBe(left?.leftAt)
    expect(await desk.rows.keys('member', 'leftKey', { from: 1 })).toEqual([zoya])
    resultOf(await desk.run(leaveNetwork, { leaves: false }))
    expect(await desk.rows.keys('member', 'leftKey', { from: 1 })).toEqual([])
  })
})
