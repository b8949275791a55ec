import { expect, test } from 'vitest'
import type { Session } from '../../../renderer/store/api.ts'
import { localKeys } from '../../../renderer/store/localKeys.ts'
import type { Notice, RevokeAim } from '../../../renderer/store/trust.ts'
import { scopeOf } from '../../../shared/model/ids.ts'
import { dumpOf } from '../support/dump.ts'
import { eventually } from '../support/eventually.ts'
import { alices, connect, inStep, join, type Laptop, must, openLaptop } from '../support/laptops.ts'

const notices = (session: Session) => session.rows.local<readonly Notice[]>(localKeys.notices)
const titles = async ({ session }: Laptop) => (await session.rows.find('card', 'id')).map(({ title }) => title).sort()
const rowsOf = async (key: string) => {
  const { commits: _c, heads: _h, local: _l, wide: _w, ...rows } = await dumpOf(key)
  return rows
}

/** Alice is the keeper; Bob, whom she made an ambassador, wrote on her board and took in nobody yet. Their laptops are connected. */
const story = async () => {
  const alice = await alices()
  const board = must(
    await alice.session.run('createDepartment', { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] }),
  ).value
  const bread = must(await alice.session.run('createCard', { department: board.id, values: { title: 'Brot' } })).value
  const bob = await openLaptop(await join(alice, 'Bob'))
  const cable = connect(alice.client, bob.client)
  await inStep(bob)
  const whole: RevokeAim = { by: 'member', member: bob.entry.me }
  const given = await alice.session.ask('grant', { member: bob.entry.me, role: 'ambassador', reason: 'kennt alle' })
  must(given)
  await eventually(async () =>
    expect((await bob.session.membership()).find(({ member }) => member === bob.entry.me)?.role).toBe('ambassador'),
  )
  must(await bob.session.run('updateCard', { id: bread.id, values: { title: 'Stein' } }))
  must(await bob.session.run('createCard', { department: board.id, values: { title: 'Gift' } }))
  await eventually(async () => expect(await titles(alice)).toEqual(['Gift', 'Stein']))
  return { alice, bob, cable, board: board.id, bread: bread.id, whole }
}

test('Case 7: removed after a preview that said what would happen; the laptop tells why; undone, every row is as it was', async () => {
  const { alice, bob, bread, whole } = await story()
  const before = await rowsOf(alice.entry.key)
  const gift = (await alice.session.rows.find('card', 'id')).find(({ title }) => title === 'Gift')!.id

  const preview = must(await alice.session.ask('previewRevoke', { aim: whole, cutoff: 'nothing' }))
  expect(preview.members).toEqual([bob.entry.me])
  expect(preview.roles).toEqual([{ member: bob.entry.me, role: 'ambassador' }])
  const cards = preview.entities.filter(({ id }) => id === bread || id === gift)
  expect(cards).toEqual([
    { id: gift, becomes: 'gone' },
    { id: bread, becomes: 'earlier' },
  ])
  // A preview changes nothing.
  expect(await titles(alice)).toEqual(['Gift', 'Stein'])

  const { revocation } = must(
    await alice.session.ask('revoke', { aim: whole, cutoff: 'nothing', reason: 'Das Rezept war giftig.' }),
  )
  expect(await titles(alice)).toEqual(['Brot'])
  await eventually(async () => expect(await alice.session.membership()).toHaveLength(1))
  expect(must(await alice.session.ask('revocations', null))).toMatchObject([
    { id: revocation, aim: whole, by: alice.entry.me, reason: 'Das Rezept war giftig.', undone: false, mayUndo: true },
  ])
  // Bob's laptop is told nothing any more (P-SYNC-2).
  await eventually(async () =>
    expect(await notices(alice.session)).toMatchObject([
      {
        kind: 'removed',
        revocation,
        about: bob.entry.me,
        by: alice.entry.me,
        setAside: preview.changes,
        restored: 0,
        titles: { [gift]: 'Gift' },
      },
    ]),
  )
  const decisions = await alice.session.rows.find('decision', 'about', { equals: bob.entry.me })
  expect(decisions.map(({ verdict, reason }) => [verdict, reason])).toEqual(
    expect.arrayContaining([
      ['roleGiven', 'kennt alle'],
      ['removed', 'Das Rezept war giftig.'],
    ]),
  )

  must(await alice.session.ask('restore', { revocation, reason: 'Es war Salz.' }))
  const after = await rowsOf(alice.entry.key)
  expect({ ...after, decisions: [] }).toEqual({ ...before, decisions: [] })
  expect(must(await alice.session.ask('revocations', null))).toMatchObject([{ id: revocation, undone: true }])
  expect(await alice.session.ask('restore', { revocation, reason: '' })).toMatchObject({
    ok: false,
    error: { code: 'trust.alreadyUndone' },
  })
  await eventually(async () =>
    expect((await notices(alice.session))?.[0]).toMatchObject({
      kind: 'restored',
      revocation,
      about: bob.entry.me,
      restored: preview.changes,
    }),
  )
  // He is met again, and acts again as what he was.
  connect(alice.client, bob.client)
  await eventually(async () =>
    expect(await notices(bob.session)).toMatchObject([{ kind: 'restored', about: bob.entry.me, by: alice.entry.me }]),
  )
  must(await bob.session.run('updateCard', { id: bread, values: { title: 'Kuchen' } }))
  await eventually(async () => expect(await titles(alice)).toEqual(['Gift', 'Kuchen']))
})

test('what comes later from somebody who was removed is set aside, and the notice counts it', async () => {
  const { alice, bob, cable, bread, whole } = await story()
  cable.cut()
  await eventually(() => expect(alice.session.status().peers).toEqual([]))
  must(await bob.session.run('updateCard', { id: bread, values: { title: 'Später' } }))
  must(await alice.session.ask('revoke', { aim: whole, cutoff: 'known', reason: '' }))
  expect(await titles(alice)).toEqual(['Gift', 'Stein'])
  await eventually(async () => expect(await notices(alice.session)).toMatchObject([{ setAside: 0 }]))
  must(await alice.session.importBundle(new Uint8Array(await (await bob.session.exportBundle()).arrayBuffer())))
  expect(await titles(alice)).toEqual(['Gift', 'Stein'])
  await eventually(async () => expect(await notices(alice.session)).toMatchObject([{ setAside: 1, entities: [bread] }]))
})

test('a duty for one department is given, held by two, and taken back; what had happened before somebody came is no news to her', async () => {
  const { alice, bob, board } = await story()
  const scope = scopeOf(board)
  for (const member of [alice.entry.me, bob.entry.me])
    must(await alice.session.ask('grant', { member, role: 'lead', scope, reason: '' }))
  const leads = async (laptop: Laptop) =>
    (await laptop.session.membership()).filter(({ roles }) => roles.some((held) => held.scope === scope)).length
  await eventually(async () => expect(await leads(bob)).toBe(2))
  expect(await alice.session.ask('grant', { member: bob.entry.me, role: 'lead', scope, reason: '' })).toMatchObject({
    ok: false,
    error: { code: 'trust.alreadyHeld' },
  })
  const aim: RevokeAim = { by: 'member', member: bob.entry.me, role: 'lead', scope }
  must(await alice.session.ask('revoke', { aim, cutoff: 'known', reason: 'Er mag nicht mehr.' }))
  await eventually(async () => expect(await leads(bob)).toBe(1))
  await eventually(async () =>
    expect(await notices(bob.session)).toMatchObject([{ kind: 'roleTaken', role: 'lead', scope, setAside: 0 }]),
  )
  const carol = await openLaptop(await join(alice, 'Carol'))
  connect(alice.client, carol.client)
  await inStep(carol)
  expect(await leads(carol)).toBe(1)
  expect((await notices(carol.session)) ?? []).toEqual([])
})
