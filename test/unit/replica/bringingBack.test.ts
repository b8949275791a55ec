import { describe, expect, test } from 'vitest'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { updateDepartment } from '../../../shared/commands/updateDepartment.ts'
import { scopeOf } from '../../../shared/model/ids.ts'
import { bringBack, give } from '../../../shared/replica/acts.ts'
import { revocationsOf } from '../../../shared/roster/revocations.ts'

import { actorAt, meet, refusal, remove, revoke, rolesOf, say, story, tables, titles } from './standingStory.ts'

describe('bringing back', () => {
  test('Case 7: undone by who may: exactly the former rows, and she acts again with every role she had', async () => {
    const { alice, bob, eve, dan, carol, kitchen, card, write, everybody } = await story()
    await say(alice, give({ member: carol.me, role: 'lead', scope: scopeOf(kitchen) }))
    await meet(alice, carol)
    await write(carol, 'Suppe')
    await carol.run(updateCard, { id: card, values: { title: 'Stein' } })
    await carol.run(updateDepartment, { id: kitchen, values: { purpose: 'kochen' } })
    await meet(...everybody)
    await bob.run(updateCard, { id: card, values: { due: '2026-12-24' } })
    await meet(...everybody)
    const before = await tables(alice)
    const removal = await remove(bob, carol, 'nothing')
    await meet(...everybody)
    for (const who of everybody) expect(await titles(who)).toEqual(['Brot'])
    expect(await refusal(dan.replica.act(bringBack(removal)))).toBe('notAllowed')
    await say(eve, bringBack(removal))
    await meet(...everybody)
    for (const who of everybody) {
      expect(await tables(who)).toEqual(before)
      expect(rolesOf(who, carol)).toEqual(['ambassador', 'member', `lead ${scopeOf(kitchen)}`])
      const [state] = revocationsOf(who.replica.roster, actorAt(who))
      expect(state).toMatchObject({ id: removal, undone: true, mayUndo: false })
    }
    expect(await refusal(eve.replica.act(bringBack(removal)))).toBe('trust.alreadyUndone')
    await write(carol, 'Kuchen')
    await alice.take(carol)
    expect(await titles(alice)).toEqual(['Kuchen', 'Stein', 'Suppe'])
  })

  test('Case 7: removed and brought back twice over', async () => {
    const { alice, bob, dan, write } = await story()
    for (const title of ['eins', 'zwei', 'drei']) {
      await write(dan, title)
      await meet(alice, bob, dan)
      const before = await tables(alice)
      const removal = await remove(bob, dan, 'nothing')
      await alice.take(bob)
      expect(await titles(alice)).toEqual(['Brot'])
      await say(alice, bringBack(removal))
      await meet(alice, bob, dan)
      for (const who of [alice, bob, dan]) expect(await tables(who)).toEqual(before)
    }
    expect(rolesOf(bob, dan)).toEqual(['member'])
  })

  test('two coordinators removed her at once: undoing one undoes both', async () => {
    const { alice, bob, eve, dan, write } = await story()
    await write(dan, 'von Dan')
    await meet(alice, bob, eve, dan)
    const before = await tables(alice)
    const removal = await remove(bob, dan, 'nothing')
    await remove(eve, dan, 'nothing')
    await meet(alice, bob, eve)
    await say(bob, bringBack(removal))
    await meet(alice, bob, eve)
    for (const who of [alice, bob, eve]) {
      expect(await tables(who)).toEqual(before)
      expect(rolesOf(who, dan)).toEqual(['member'])
    }
  })

  test('a role that was taken before the membership does not come back with it', async () => {
    const { alice, carol } = await story()
    const role = await revoke(alice, { by: 'member', member: carol.me, role: 'ambassador' })
    const membership = await remove(alice, carol)
    await say(alice, bringBack(membership))
    expect(rolesOf(alice, carol)).toEqual(['member'])
    await say(alice, bringBack(role))
    expect(rolesOf(alice, carol)).toEqual(['ambassador', 'member'])
  })

  test('a laptop’s work counts again, the laptop itself has to be linked anew', async () => {
    const { network, alice, dan, write } = await story()
    const laptop = await network.link(dan, 'dan’s laptop')
    await write(laptop, 'vom Laptop')
    await meet(alice, dan, laptop)
    const before = await tables(alice)
    const lost = await revoke(alice, { by: 'device', device: laptop.device.device }, 'nothing')
    expect(await titles(alice)).toEqual(['Brot'])
    await say(alice, bringBack(lost))
    expect(await tables(alice)).toEqual(before)
    expect(alice.replica.roster.deviceState(laptop.device.device)).toBe('revoked')
  })

  test('Case 7: revoking the revoker brings back as well, and says that it did', async () => {
    const { alice, bob, dan, write } = await story()
    await write(dan, 'von Dan')
    await meet(alice, bob, dan)
    const before = await tables(alice)
    const removal = await remove(bob, dan, 'nothing')
    await alice.take(bob)
    expect(await titles(alice)).toEqual(['Brot'])
    const changes: (string | undefined)[][] = []
    alice.replica.onChange(({ shift }) => changes.push(shift.regained.map(({ revoke }) => revoke)))
    await remove(alice, bob, 'nothing')
    expect(await tables(alice)).toEqual(before)
    expect(changes).toEqual([[removal]])
    expect(rolesOf(alice, dan)).toEqual(['member'])
  })

  test('who opens the program again can still undo, and knows what is set aside without judging every commit', async () => {
    const { network, bob, dan, write } = await story()
    await write(dan, 'von Dan')
    await bob.take(dan)
    const before = await tables(bob)
    const removal = await remove(bob, dan, 'nothing')
    const again = await network.reopen(bob)
    await say(again, bringBack(removal))
    expect(await tables(again)).toEqual(before)
  })
})
