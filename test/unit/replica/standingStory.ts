import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import type { CommitId } from '../../../shared/model/ids.ts'
import { type Act, takeBack } from '../../../shared/replica/acts.ts'
import type { Cutoff } from '../../../shared/replica/cutoff.ts'
import type { Actor, Aim } from '../../../shared/roster/taking.ts'
import { allTables, must, type Someone, testNetwork } from '../../support/builders.ts'

/** Alice is the root, bob and eve coordinators, carol an ambassador, dan a member; everybody knows everything. */
export const story = async () => {
  const network = await testNetwork()
  const alice = network.founder
  const [bob, eve, carol, dan] = [
    await network.join('bob'),
    await network.join('eve'),
    await network.join('carol'),
    await network.join('dan'),
  ]
  for (const coordinator of [bob, eve]) await network.grant(coordinator, 'coordinator')
  await network.grant(carol, 'ambassador')
  const kitchen = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  const { id: card } = await alice.run(createCard, { department: kitchen.id, values: { title: 'Brot' } })
  const everybody = [alice, bob, eve, carol, dan]
  await meet(...everybody)
  const write = (who: Someone, title: string) => who.run(createCard, { department: kitchen.id, values: { title } })
  return { network, alice, bob, eve, carol, dan, kitchen: kitchen.id, card, everybody, write }
}

/** Everybody takes what everybody has. */
export const meet = async (...people: readonly Someone[]) => {
  const [first, ...others] = people
  for (const other of others) await first!.take(other)
  for (const other of others) await other.take(first!)
}

export const say = async (who: Someone, act: Act): Promise<CommitId> => must(await who.replica.act(act))[0]!.id
export const revoke = (who: Someone, aim: Aim, cutoff: Cutoff = 'known') => say(who, takeBack(aim, cutoff))
export const remove = (who: Someone, whom: Someone, cutoff: Cutoff = 'known') =>
  revoke(who, { by: 'member', member: whom.me }, cutoff)
export const refusal = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) => (await answer).error?.code
export const titles = async (who: Someone) => (await who.rows('card')).map(({ title }) => title).sort()
export const rolesOf = (at: Someone, whom: Someone) =>
  at.replica.roster.standing(whom.me).map(({ role, scope }) => (scope ? `${role} ${scope}` : role))
export const tables = (who: Someone) => allTables(who.store)

export const actorAt = (who: Someone): Actor => ({ member: who.me, device: who.device.device })
