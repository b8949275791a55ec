import { afterEach, expect, test } from 'vitest'
import type { Method, Requests } from '../../../renderer/worker/messages.ts'
import { leaveNetwork } from '../../../shared/commands/leaveNetwork.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import type { Receipt } from '../../../shared/replica/receipt.ts'
import { must } from '../../support/builders.ts'
import { admitted, connect, founded, inStep, type Laptop } from '../../support/laptops.ts'
import { until } from '../../support/network/until.ts'

const open: Laptop[] = []
afterEach(async () => {
  for (const { engine } of open.splice(0)) await engine.close()
})

const ask = <M extends Method>({ engine }: Laptop, method: M, args: Requests[M]['args']) =>
  engine.handle(method, args, { progress: () => {}, signal: new AbortController().signal }) as Promise<
    Requests[M]['value']
  >
const decisionsAt = ({ store }: Laptop) => store.find('decision', 'createdAt')
const removal = (who: Laptop) => ({ by: 'member', member: who.identity.member }) as const

const alices = async (...names: string[]) => {
  const alice = await founded()
  open.push(alice)
  const others: Laptop[] = []
  for (const name of names) others.push(await admitted(alice, name))
  open.push(...others)
  return { alice, others }
}

test('whoever said that she leaves stands in the decisions as having left; who did not, as removed', async () => {
  const { alice, others } = await alices('Bob', 'Carol')
  const [bob, carol] = others as [Laptop, Laptop]
  const id = memberEntityId(bob.identity.member, member.type)
  must(await bob.engine.replica.run(updateMember, { id, values: { name: 'Bob' } }))
  must(await bob.engine.replica.run(leaveNetwork, { leaves: true }))
  connect(alice, bob)
  await inStep(alice, bob)
  for (const gone of [bob, carol]) must(await ask(alice, 'revoke', { aim: removal(gone), cutoff: 'known', reason: '' }))
  const said = (await decisionsAt(alice)).map(({ about, verdict }) => [about, verdict])
  expect(said).toEqual([
    [bob.identity.member, 'left'],
    [carol.identity.member, 'removed'],
  ])
})

test('a decision and its words are one write: with a full disk neither is there, and both can be said again', async () => {
  const { alice, others } = await alices('Bob')
  const [bob] = others as [Laptop]
  const { store, engine } = alice
  const { write } = store
  const written: unknown[] = []
  store.write = async (batch) => {
    written.push(batch)
    if (batch.commits?.some(({ roster }) => roster)) throw new Error('full')
    return write.call(store, batch)
  }
  await expect(ask(alice, 'revoke', { aim: removal(bob), cutoff: 'known', reason: 'Why' })).rejects.toThrow('full')
  expect(engine.replica.roster.deviceState(bob.identity.device)).toBe('member')
  expect(await decisionsAt(alice)).toEqual([])
  let together = 0
  store.write = async (batch) => {
    const kinds = batch.commits?.map(({ roster }) => roster) ?? []
    if (kinds.includes(true) && kinds.includes(false)) together++
    return write.call(store, batch)
  }
  must(await ask(alice, 'revoke', { aim: removal(bob), cutoff: 'known', reason: 'Why' }))
  must(
    await ask(alice, 'revocations', null).then(async (list) => {
      must(await ask(alice, 'restore', { revocation: must(list)[0]!.id, reason: 'Sorry' }))
      return list
    }),
  )
  must(await ask(alice, 'grant', { member: bob.identity.member, role: 'ambassador', reason: 'Trust'.repeat(200) }))
  expect(together).toBe(3)
  const said = (await decisionsAt(alice)).map(({ verdict, reason, statement }) => ({ verdict, reason, statement }))
  expect(said.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['removed', 'Why'],
    ['restored', 'Sorry'],
    ['roleGiven', 'Trust'.repeat(100)],
  ])
  for (const { statement } of said) expect(engine.replica.roster.statement(statement)).toBeDefined()
  // P-COMMIT-3: the words go on from what was said with them, in one chain of her device.
  const heads = await store.heads(alice.identity.device)
  expect(heads).toHaveLength(1)
})

test('a receipt names the taking back that came with it, not what happened here meanwhile', async () => {
  const { alice, others } = await alices('Bob', 'Carol', 'Dora')
  const [bob, carol, dora] = others as [Laptop, Laptop, Laptop]
  must(await ask(alice, 'grant', { member: bob.identity.member, role: 'coordinator', reason: '' }))
  connect(alice, bob)
  await inStep(alice, bob)
  must(await ask(bob, 'revoke', { aim: removal(carol), cutoff: 'known', reason: '' }))
  await until(() => alice.engine.replica.roster.deviceState(carol.identity.device) === 'revoked')
  must(await ask(alice, 'revoke', { aim: removal(dora), cutoff: 'known', reason: '' }))
  const receipts = async () =>
    [...alice.disk.local.entries()].flatMap(([key, value]) => (key.startsWith('receipt/') ? [value as Receipt] : []))
  await expect.poll(async () => (await receipts())[0]?.revokes).toHaveLength(1)
  const [notice] = must(await ask(alice, 'notices', null)).filter(({ about }) => about === carol.identity.member)
  expect((await receipts())[0]!.revokes).toEqual([notice!.id])
})
