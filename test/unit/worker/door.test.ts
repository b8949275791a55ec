import { expect, test } from 'vitest'
import type { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { Engine } from '../../../renderer/worker/Engine.ts'
import type { Method, Requests } from '../../../renderer/worker/messages.ts'
import { surroundings } from '../../../renderer/worker/surroundings.ts'
import { foundNetwork } from '../../../shared/commands/foundNetwork.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import { application } from '../../../shared/model/application.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { foundCommit } from '../../../shared/replica/found.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { parseApplyLink, requestToApply } from '../../../shared/roster/apply.ts'
import { createDeviceKeys, createNetworkKey, type DeviceKeys, signerOf } from '../../../shared/roster/keys.ts'
import { Knock } from '../../../shared/sync/Knock.ts'
import { PROTOCOL } from '../../../shared/sync/messages.ts'
import { must } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'

const words = { name: 'Carol', intro: 'I cook', answers: [{ question: 'Why?', answer: 'Soup' }] }

/** Alice's engine, and somebody who applies at its door. */
const opened = async () => {
  const keys = await createDeviceKeys()
  const found = await foundCommit({
    signer: signerOf(keys),
    kx: keys.kx,
    name: 'Alice',
    now: Date.now(),
    random: cryptoRandom,
  })
  const net = found.id as string
  const store = new MemoryStore()
  const identity = { ...keys, net, member: keys.device as string, networkKey: createNetworkKey(), name: 'Alice' }
  const engine = await Engine.open(store as unknown as DexieStore, identity, () => {})
  await engine.replica.accept([found.bytes], 'local')
  must(await engine.replica.run(foundNetwork, { name: 'Küchentisch', me: { name: 'Alice' } }))
  const ask = <M extends Method>(method: M, args: Requests[M]['args']) =>
    engine.handle(method, args, { progress: () => {}, signal: new AbortController().signal }) as Promise<
      Requests[M]['value']
    >
  /** Applies, or asks again; what came of it. */
  const apply = async (carol: DeviceKeys, said = words) => {
    const request = await requestToApply(net, carol, said, Date.now())
    let stage = ''
    const first = { type: 'apply', protocol: PROTOCOL, request } as const
    const knock = new Knock({
      net,
      first,
      keys: carol,
      surroundings,
      answered: (answer) => {
        if (answer.type === 'applied') stage = answer.stage
        knock.cancel()
      },
    })
    const [outside, inside] = linkPair([queueMicrotask, queueMicrotask])
    engine.answer(inside)
    knock.offer(outside)
    const welcome = await knock.welcome
    if (stage) return stage
    return welcome.ok ? 'welcome' : welcome.error
  }
  const carol = await createDeviceKeys()
  const entity = memberEntityId(carol.device as string, application.type)
  return { engine, store, net, ask, apply, carol, entity }
}

test('the address for applying names the network and how it is reached, and holds no secret', async () => {
  const { engine, net, ask } = await opened()
  const hubs = ['ws://192.168.1.7:4000/hub']
  const { link } = must(await ask('applyLink', { hubs }))
  expect(must(parseApplyLink(`See ${link}.`))).toEqual({ net, network: 'Küchentisch', hubs })
  await engine.close()
})

test('P-SYNC-6: an application is taken in, decided while she is away, and opens the door when she comes back', async () => {
  const { engine, ask, apply, carol, entity } = await opened()
  expect(await apply(carol)).toBe('held')
  expect(must(await ask('atDoor', null))).toMatchObject([{ member: carol.device, ...words }])
  expect(must(await ask('takeIn', { member: carol.device as string }))).toEqual({ application: entity })
  expect(must(await ask('atDoor', null))).toEqual([])
  expect(await apply(carol)).toBe('open')
  must(await ask('decide', { application: entity, admit: true, reason: 'She cooks' }))
  expect(engine.replica.roster.deviceState(carol.device)).toBe('member')
  expect(await engine.store.find('decision', 'id')).toMatchObject([
    { about: carol.device, verdict: 'admitted', reason: 'She cooks', role: 'member' },
  ])
  expect(await apply(carol)).toBe('welcome')
  const twice = await ask('decide', { application: entity, admit: false, reason: '' })
  expect(twice).toMatchObject({ ok: false, error: { code: 'application.decided' } })
  await engine.close()
})

test('P-SYNC-6: who is declined hears the reason; a second look may still take her in', async () => {
  const { engine, ask, apply, carol, entity } = await opened()
  await apply(carol)
  must(await ask('takeIn', { member: carol.device as string }))
  must(await ask('decide', { application: entity, admit: false, reason: 'Come back in spring' }))
  expect(await apply(carol)).toEqual({ code: 'join.declined', params: { reason: 'Come back in spring' } })
  must(await ask('decide', { application: entity, admit: true, reason: 'It is spring' }))
  expect(await apply(carol)).toBe('welcome')
  await engine.close()
})

test('whom one sends away does not come back to this door', async () => {
  const { engine, ask, apply, carol } = await opened()
  await apply(carol)
  must(await ask('sendAway', { member: carol.device as string }))
  expect(must(await ask('atDoor', null))).toEqual([])
  expect(await ask('takeIn', { member: carol.device as string })).toMatchObject({
    error: { code: 'application.notHere' },
  })
  const again = apply(carol)
  // "Not now" is not final: she would try other doors.
  const waited = await Promise.race([again, new Promise((resolve) => setTimeout(() => resolve('waits'), 300))])
  expect(waited).toBe('waits')
  await engine.close()
})

test('Case 14: an application whose name or keys somebody changed lets nobody in', async () => {
  const { engine, ask, apply, carol, entity } = await opened()
  await apply(carol)
  must(await ask('takeIn', { member: carol.device as string }))
  const other = await createDeviceKeys()
  for (const change of [{ kx: other.kx }, { name: 'Alice' }, { newSig: 'A'.repeat(86) }, { kx: '', newSig: '' }]) {
    must(
      await engine.replica.run(async (context, _: null) => {
        const draft = await context.edit('application', entity)
        draft.patch(change)
        return { ok: true, value: undefined }
      }, null),
    )
    const decided = await ask('decide', { application: entity, admit: true, reason: '' })
    expect(decided).toMatchObject({ ok: false, error: { code: 'application.broken' } })
    expect(engine.replica.roster.deviceState(carol.device)).toBe('unknown')
    expect(engine.replica.roster.deviceState(other.device)).toBe('unknown')
  }
  await engine.close()
})
