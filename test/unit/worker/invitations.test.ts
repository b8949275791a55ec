import { expect, test } from 'vitest'
import type { Requests } from '../../../renderer/worker/messages.ts'
import { parseInvitation, requestToJoin } from '../../../shared/roster/invitation.ts'
import { createDeviceKeys, signerOf } from '../../../shared/roster/keys.ts'
import { must } from '../../support/builders.ts'
import { admitted, founded, give, type Laptop, state } from '../../support/laptops.ts'
import { until } from '../../support/network/until.ts'

const working = { progress: () => {}, signal: new AbortController().signal }
const ask = async <M extends 'invite' | 'invitations' | 'grant' | 'revoke'>(
  { engine }: Laptop,
  method: M,
  args: Requests[M]['args'],
) => must((await engine.handle(method, args, working)) as { ok: true; value: never }) as never

const inviting = (laptop: Laptop, terms: Partial<Requests['invite']['args']>) =>
  laptop.engine.handle(
    'invite',
    { until: Date.now() + 3_600_000, note: 'Carol', uses: 0, role: 'member', hubs: [], ...terms },
    working,
  ) as Promise<Requests['invite']['value']>

const listed = (laptop: Laptop) =>
  ask(laptop, 'invitations', null) as Promise<Extract<Requests['invitations']['value'], { ok: true }>['value']>

/** Somebody is let in at `door` with the invitation's link. */
const comes = async (door: Laptop, link: string, name: string): Promise<string> => {
  const invitation = must(parseInvitation(link, Date.now()))
  const keys = await createDeviceKeys()
  const request = await requestToJoin(invitation, keys, name)
  await state(door, { k: 'admit', ...request, after: [] })
  expect(signerOf(keys).device).toBe(keys.device)
  return keys.device as string
}

const roleOf = ({ engine }: Laptop, member: string) => engine.replica.roster.standing(member)[0]?.role

test('an invitation with a role makes an ambassador of who comes through it, also at the door of somebody who could not', async () => {
  const alice = await founded()
  const bob = await admitted(alice, 'Bob')
  const { link } = must(await inviting(alice, { role: 'ambassador', uses: 1 }))
  await give(alice, bob)
  const carol = await comes(bob, link, 'Carol')
  expect(roleOf(bob, carol)).toBe('member')
  // Alice, who promised it, hears of it.
  await give(bob, alice)
  await until(() => roleOf(alice, carol) === 'ambassador')
  const [invitation] = await listed(alice)
  expect(invitation).toMatchObject({ note: 'Carol', uses: 1, role: 'ambassador', state: 'usedUp', link })
  expect(invitation!.came).toMatchObject([{ member: carol, name: 'Carol', active: true }])
  await give(alice, bob)
  expect((await listed(bob))[0]).not.toHaveProperty('link')
  // Taken back, it is not given a second time.
  await ask(alice, 'revoke', { aim: { by: 'member', member: carol, role: 'ambassador' }, cutoff: 'known', reason: '' })
  await comes(alice, must(await inviting(alice, {})).link, 'Dora')
  expect(roleOf(alice, carol)).toBe('member')
  for (const { engine } of [alice, bob]) await engine.close()
})

test('nobody promises what she could not give, and a closed invitation says so', async () => {
  const alice = await founded()
  const bob = await admitted(alice, 'Bob')
  await ask(alice, 'grant', { member: bob.identity.member, role: 'ambassador', reason: '' })
  await give(alice, bob)
  expect(await inviting(bob, { role: 'ambassador' })).toEqual({ ok: false, error: { code: 'notAllowed' } })
  const { link } = must(await inviting(bob, { note: 'Dora' }))
  const dora = await comes(bob, link, 'Dora')
  await give(bob, alice)
  const [invitation] = await listed(alice)
  expect(invitation).toMatchObject({ by: bob.identity.member, state: 'open', note: 'Dora' })
  await ask(alice, 'revoke', {
    aim: { by: 'invite', invite: invitation!.via, keep: true },
    cutoff: 'known',
    reason: '',
  })
  expect((await listed(alice))[0]).toMatchObject({ state: 'revoked' })
  expect(roleOf(alice, dora)).toBe('member')
  for (const { engine } of [alice, bob]) await engine.close()
})

test('a promise is kept for as many as the invitation is for: whom its guest lets in herself, with the same link, is given nothing', async () => {
  const alice = await founded()
  const bob = await admitted(alice, 'Bob')
  const { link } = must(await inviting(alice, { role: 'ambassador', uses: 1 }))
  const carol = await comes(alice, link, 'Carol')
  await until(() => roleOf(alice, carol) === 'ambassador')
  await ask(alice, 'revoke', { aim: { by: 'member', member: carol, role: 'ambassador' }, cutoff: 'known', reason: '' })
  // Carol has the link still. Any member's laptop can say an admission: only the door counts them.
  await give(alice, bob)
  const dora = await comes(bob, link, 'Dora')
  await give(bob, alice)
  // What comes last has been looked at by then.
  const other = must(await inviting(alice, { role: 'ambassador', uses: 1 }))
  const erin = await comes(alice, other.link, 'Erin')
  await until(() => roleOf(alice, erin) === 'ambassador')
  expect([carol, dora].map((member) => roleOf(alice, member))).toEqual(['member', 'member'])
  for (const { engine } of [alice, bob]) await engine.close()
})
