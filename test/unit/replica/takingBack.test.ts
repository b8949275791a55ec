import { describe, expect, test } from 'vitest'
import { createMember } from '../../../shared/commands/createMember.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { scopeOf } from '../../../shared/model/ids.ts'
import { bringBack, give, takeBack } from '../../../shared/replica/acts.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { revocationsOf } from '../../../shared/roster/revocations.ts'
import type { Aim } from '../../../shared/roster/taking.ts'
import { must, type Someone } from '../../support/builders.ts'

import { actorAt, meet, refusal, remove, revoke, rolesOf, say, story, tables, titles } from './standingStory.ts'

describe('taking back', () => {
  test('P-ROSTER-1: by default all that is known counts, and nothing that comes later does', async () => {
    const { bob, dan, alice, write } = await story()
    await write(dan, 'bekannt')
    await bob.take(dan)
    const before = await tables(bob)
    await write(dan, 'spät')
    await remove(bob, dan)
    expect(await tables(bob)).toEqual(before)
    expect(rolesOf(bob, dan)).toEqual([])
    await bob.take(dan)
    expect(await titles(bob)).toEqual(['Brot', 'bekannt'])
    await alice.take(bob)
    expect(await tables(alice)).toEqual(await tables(bob))
    expect(await refusal(dan.replica.act(takeBack({ by: 'member', member: bob.me }, 'known')))).toBe('notAllowed')
  })

  test('P-ROSTER-1: what was made before a moment counts, along every branch', async () => {
    const { network, bob, dan, write } = await story()
    await write(dan, 'früh')
    const backup = new MemoryStore()
    const restored = await network.reopen(dan, backup)
    await restored.take(dan)
    network.clock.advance(60_000)
    const moment = network.clock.now()
    await write(dan, 'spät')
    await write(restored, 'auch spät')
    await bob.take(dan)
    await bob.take(restored)
    await remove(bob, dan, { before: moment })
    expect(await titles(bob)).toEqual(['Brot', 'früh'])
    expect(await refusal(bob.replica.act(takeBack({ by: 'member', member: dan.me }, { before: Number.NaN })))).toBe(
      'invalid',
    )
  })

  test('P-ROSTER-6: whoever has the statements and not yet the data keeps those whom the removed person had let in', async () => {
    const { network, alice, carol, write } = await story()
    const invite = await network.invite(carol)
    const fay = await network.come('fay', invite, carol)
    await write(carol, 'danach')
    await meet(alice, carol)
    await remove(alice, carol)
    const fresh = await network.reopen(alice, new MemoryStore())
    const statements = (await alice.store.statements()).map((record) => record.bytes)
    await fresh.replica.accept(statements, 'alice')
    expect(rolesOf(fresh, fay)).toEqual(['member'])
    expect(rolesOf(fresh, carol)).toEqual([])
    await fresh.take(alice)
    expect(await tables(fresh)).toEqual(await tables(alice))
  })

  test('a preview says what would vanish, what would show what stood before, and who would go as well; it changes nothing', async () => {
    const { network, alice, carol, dan, card, write } = await story()
    const invite = await network.invite(carol)
    const fay = await network.come('fay', invite, carol)
    await carol.run(updateCard, { id: card, values: { title: 'Stein' } })
    await write(carol, 'Gift')
    await carol.run(updateCard, { id: card, values: { due: '2026-12-01' } })
    await meet(alice, carol, fay, dan)
    await dan.run(updateCard, { id: card, values: { title: 'Kuchen' } })
    await write(fay, 'von Fay')
    await meet(alice, dan, fay)
    const before = await tables(alice)
    const aim = { by: 'member', member: carol.me } as const
    const gift = (await alice.rows('card')).find(({ title }) => title === 'Gift')!.id
    const fays = (await alice.rows('card')).find(({ title }) => title === 'von Fay')!.id
    const preview = must(await alice.replica.preview(takeBack(aim, 'nothing')))
    expect(preview).toEqual({
      changes: 4,
      total: 3,
      entities: [
        { id: fays, becomes: 'gone' },
        { id: card, becomes: 'earlier' },
        { id: gift, becomes: 'gone' },
      ],
      members: expect.arrayContaining([carol.me, fay.me]),
      roles: [{ member: carol.me, role: 'ambassador' }],
    })
    expect(must(await alice.replica.preview(takeBack(aim, 'known')))).toMatchObject({ changes: 0, members: [carol.me] })
    expect(await tables(alice)).toEqual(before)
    await say(alice, takeBack(aim, 'nothing'))
    expect(await titles(alice)).toEqual(['Kuchen'])
    expect(rolesOf(alice, fay)).toEqual([])
  })

  test('a role is taken back and membership stays; what it did not need it for counts whatever the cutoff', async () => {
    const { alice, carol, write } = await story()
    await carol.run(createMember, { values: { name: 'Gast' } })
    await write(carol, 'Suppe')
    await alice.take(carol)
    await revoke(alice, { by: 'member', member: carol.me, role: 'ambassador' }, 'nothing')
    expect(rolesOf(alice, carol)).toEqual(['member'])
    expect(await titles(alice)).toEqual(['Brot', 'Suppe'])
    expect(await alice.rows('member')).toEqual([])
    expect(await refusal(alice.replica.act(takeBack({ by: 'member', member: carol.me, role: 'lead' }, 'known')))).toBe(
      'trust.notHeld',
    )
  })

  test('refusals: oneself, who is not below, who is not there', async () => {
    const { network, alice, bob, eve, carol, dan } = await story()
    const attempt = (who: Someone, aim: Aim) => refusal(who.replica.act(takeBack(aim, 'known')))
    const whole = (whom: Someone): Aim => ({ by: 'member', member: whom.me })
    expect(await attempt(bob, whole(bob))).toBe('trust.self')
    expect(await attempt(bob, whole(eve))).toBe('trust.notAbove')
    expect(await attempt(bob, whole(alice))).toBe('trust.notAbove')
    expect(await attempt(carol, whole(bob))).toBe('trust.notAbove')
    expect(await attempt(dan, whole(carol))).toBe('notAllowed')
    expect(await attempt(bob, { by: 'device', device: bob.device.device })).toBe('trust.self')
    expect(await attempt(bob, { by: 'device', device: 'nobody' })).toBe('trust.unknown')
    expect(await attempt(bob, { by: 'invite', invite: 'none', keep: true })).toBe('trust.unknown')
    const fay = await network.join('fay')
    expect(await attempt(bob, whole(fay))).toBe('trust.notMember')
    await bob.take(alice)
    await remove(bob, fay)
    expect(await attempt(bob, whole(fay))).toBe('trust.notMember')
    expect(await refusal(bob.replica.act(give({ member: fay.me, role: 'ambassador' })))).toBe('trust.notMember')
    expect(await refusal(bob.replica.act(give({ member: eve.me, role: 'coordinator' })))).toBe('trust.alreadyHeld')
    expect(await refusal(carol.replica.act(give({ member: dan.me, role: 'ambassador' })))).toBe('notAllowed')
    expect(await refusal(bob.replica.act(give({ member: dan.me, role: 'lead' })))).toBe('invalid')
    expect(await refusal(bob.replica.act(give({ member: dan.me, role: 'member', scope: 'x' })))).toBe('invalid')
    expect(await refusal(bob.replica.act(bringBack('none')))).toBe('trust.unknown')
  })

  test('Case 8: two coordinators who remove each other, apart: neither is above, both stay, on every replica', async () => {
    const { alice, bob, eve } = await story()
    const records = async (who: Someone) => (await who.rows('member')).map(({ name }) => name).sort()
    const cut = { cut: [], keep: [], replaces: [] }
    // The record of another is kept as a coordinator.
    for (const who of [bob, eve]) await who.run(createMember, { values: { name: `von ${who.name}` } })
    // The program offers neither; a crafted one says it all the same.
    await bob.state({ k: 'revoke', target: { by: 'member', member: eve.me, role: 'coordinator' }, ...cut })
    await eve.state({ k: 'revoke', target: { by: 'member', member: bob.me, role: 'coordinator' }, ...cut })
    await meet(alice, bob, eve)
    for (const who of [alice, bob, eve]) {
      expect(await records(who)).toEqual(['von bob', 'von eve'])
      expect([rolesOf(who, bob), rolesOf(who, eve)]).toEqual([
        ['coordinator', 'member'],
        ['coordinator', 'member'],
      ])
      // It took nothing away, so there is nothing to undo.
      const states = revocationsOf(who.replica.roster, actorAt(who)).map(({ undone, mayUndo }) => [undone, mayUndo])
      expect(states).toEqual([
        [true, false],
        [true, false],
      ])
    }
  })

  test('Case 8: what coordinators do as plain members is below both; each can bring it back, and stays what he is', async () => {
    const { alice, bob, eve, write } = await story()
    await write(bob, 'von Bob')
    await meet(alice, bob, eve)
    const before = await tables(alice)
    await eve.state({ k: 'revoke', target: { by: 'member', member: bob.me }, cut: [], keep: [], replaces: [] })
    await meet(alice, bob, eve)
    expect(await titles(bob)).toEqual(['Brot'])
    expect(rolesOf(bob, bob)).toEqual(['coordinator'])
    await say(bob, bringBack(revocationsOf(bob.replica.roster, actorAt(bob))[0]!.id))
    await meet(alice, bob, eve)
    for (const who of [alice, bob, eve]) {
      expect(await tables(who)).toEqual(before)
      expect(rolesOf(who, bob)).toEqual(['coordinator', 'member'])
    }
  })

  test('Case 8: of two roots who remove each other, the one who made the other a root prevails, on every replica', async () => {
    const { network, alice, bob, eve } = await story()
    await network.grant(bob, 'root')
    await meet(alice, bob, eve)
    await remove(alice, bob)
    const cut = { cut: [], keep: [], replaces: [] }
    await bob.state({ k: 'revoke', target: { by: 'member', member: alice.me }, ...cut })
    await meet(alice, bob, eve)
    for (const who of [alice, bob, eve]) {
      expect(rolesOf(who, alice)).toEqual(['root'])
      expect(rolesOf(who, bob)).toEqual([])
    }
    expect(await tables(bob)).toEqual(await tables(alice))
  })

  test('Case 9: a role given beside a removal goes with it; given after it, it stands', async () => {
    const { alice, bob, eve, dan, write } = await story()
    await remove(alice, dan)
    await say(bob, give({ member: dan.me, role: 'ambassador' }))
    await meet(alice, bob, eve)
    for (const who of [alice, bob, eve]) expect(rolesOf(who, dan)).toEqual([])
    await say(eve, give({ member: dan.me, role: 'member' }))
    await say(eve, give({ member: dan.me, role: 'ambassador' }))
    await meet(alice, bob, eve, dan)
    for (const who of [alice, bob, eve, dan]) expect(rolesOf(who, dan)).toEqual(['ambassador', 'member'])
    await write(dan, 'wieder da')
    await alice.take(dan)
    expect(await titles(alice)).toEqual(['Brot', 'wieder da'])
  })

  test('Case 10: removed and taken in again: what she wrote in between stays out', async () => {
    const { alice, bob, dan, write } = await story()
    await write(dan, 'vorher')
    await alice.take(dan)
    await remove(alice, dan)
    await write(dan, 'dazwischen')
    await alice.take(dan)
    await say(alice, give({ member: dan.me, role: 'member' }))
    await meet(alice, bob, dan)
    await write(dan, 'nachher')
    await meet(alice, bob, dan)
    for (const who of [alice, bob, dan]) expect(await titles(who)).toEqual(['Brot', 'nachher', 'vorher'])
    expect(await tables(dan)).toEqual(await tables(alice))
  })

  test('Case 11: who steals a linked laptop cannot remove the one that linked it; the reverse works, for every duty she holds', async () => {
    const { network, alice, bob, carol, kitchen, write } = await story()
    await say(alice, give({ member: carol.me, role: 'lead', scope: scopeOf(kitchen) }))
    await meet(alice, carol)
    const laptop = await network.link(carol, 'carol’s laptop')
    await write(laptop, 'vom Laptop')
    expect(await refusal(laptop.replica.act(takeBack({ by: 'device', device: carol.device.device }, 'known')))).toBe(
      'trust.notAbove',
    )
    const cut = { cut: [], keep: [], replaces: [] }
    await laptop.state({ k: 'revoke', target: { by: 'device', device: carol.device.device }, ...cut })
    await carol.take(laptop)
    expect(carol.replica.roster.deviceState(carol.device.device)).toBe('member')
    await revoke(carol, { by: 'device', device: laptop.device.device }, 'known')
    await write(laptop, 'vom Dieb')
    await meet(alice, bob, carol, laptop)
    for (const who of [alice, bob, carol]) {
      expect(who.replica.roster.deviceState(laptop.device.device)).toBe('revoked')
      expect(who.replica.roster.deviceState(carol.device.device)).toBe('member')
      expect(await titles(who)).toEqual(['Brot', 'vom Laptop'])
    }
  })

  test('Case 11: an ordinary member with two duties loses a laptop: one act, and none of them is left to the thief', async () => {
    const { network, alice, dan, kitchen } = await story()
    await say(alice, give({ member: dan.me, role: 'lead', scope: scopeOf(kitchen) }))
    await meet(alice, dan)
    const laptop = await network.link(dan, 'dan’s laptop')
    const said = must(await dan.replica.act(takeBack({ by: 'device', device: laptop.device.device }, 'known')))
    // Neither duty is above the other, so each is spoken for under its own.
    expect(said).toHaveLength(2)
    expect(dan.replica.roster.grantsAt(dan.me, laptop.device.device)).toEqual([])
  })

  test('Case 12: a rogue ambassador removes everyone below her; a coordinator brings all of them back, rows and all', async () => {
    const { network, alice, bob, carol, dan, write } = await story()
    const others: Someone[] = []
    for (let i = 0; i < 12; i++) others.push(await network.join(`m${i}`))
    for (const who of [dan, ...others]) {
      await who.take(alice)
      await write(who, `von ${who.name}`)
      await alice.take(who)
    }
    await meet(alice, bob, carol)
    const before = await tables(bob)
    for (const who of [dan, ...others]) await remove(carol, who, 'nothing')
    await meet(alice, bob, carol)
    expect(await titles(bob)).toEqual(['Brot'])
    const removal = await remove(bob, carol)
    // What she did until then counts, her removals among it: that was not what he meant.
    expect(await titles(bob)).toEqual(['Brot'])
    await say(bob, bringBack(removal))
    await remove(bob, carol, 'nothing')
    expect(await tables(bob)).toEqual(before)
    for (const who of [dan, ...others]) expect(rolesOf(bob, who)).toEqual(['member'])
    await meet(alice, bob)
    expect(await tables(alice)).toEqual(before)
  })

  test('Case 13: an invitation is closed; who came through it stays, who comes later does not', async () => {
    const { network, alice, bob, carol, write } = await story()
    const invite = await network.invite(carol)
    await bob.take(carol)
    const fay = await network.come('fay', invite, bob)
    const gil = await network.come('gil', invite, carol)
    await write(fay, 'von Fay')
    await alice.take(fay)
    await alice.take(bob)
    await revoke(alice, { by: 'invite', invite: invite.via, keep: true })
    expect(rolesOf(alice, fay)).toEqual(['member'])
    // Nobody here knew that gil had come.
    await alice.take(gil)
    expect(rolesOf(alice, gil)).toEqual([])
    expect(await titles(alice)).toEqual(['Brot', 'von Fay'])
    expect(await refusal(alice.replica.act(takeBack({ by: 'invite', invite: invite.via, keep: true }, 'known')))).toBe(
      'trust.unknown',
    )
  })

  test('Case 13: closed together with those who came through it, each of whom can be brought back', async () => {
    const { network, alice, carol, write } = await story()
    const invite = await network.invite(carol)
    const [fay, gil] = [await network.come('fay', invite, carol), await network.come('gil', invite, carol)]
    for (const who of [fay, gil]) {
      await write(who, `von ${who.name}`)
      await alice.take(who)
    }
    await alice.take(carol)
    const before = await tables(alice)
    const said = must(await alice.replica.act(takeBack({ by: 'invite', invite: invite.via, keep: false }, 'nothing')))
    expect(said).toHaveLength(3)
    expect(await titles(alice)).toEqual(['Brot'])
    expect([rolesOf(alice, fay), rolesOf(alice, gil)]).toEqual([[], []])
    expect(await refusal(alice.replica.act(bringBack(said[0]!.id)))).toBe('trust.final')
    for (const { id } of said.slice(1)) await say(alice, bringBack(id))
    expect(await tables(alice)).toEqual(before)
    expect([rolesOf(alice, fay), rolesOf(alice, gil)]).toEqual([['member'], ['member']])
  })
})
