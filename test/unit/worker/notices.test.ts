import { expect, test } from 'vitest'
import type { Notice } from '../../../renderer/store/trust.ts'
import type { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { Notices } from '../../../renderer/worker/Notices.ts'
import { bringBack, takeBack } from '../../../shared/replica/acts.ts'
import type { Someone } from '../../support/builders.ts'
import { meet, remove, say, story } from '../replica/standingStory.ts'

/** What the laptop of this person would tell her. */
const noticesOf = (who: Someone): (() => Promise<readonly Notice[]>) => {
  const notices = new Notices(who.replica, who.store as unknown as DexieStore, () => 1)
  let told = Promise.resolve()
  who.replica.onChange((change) => {
    const following = notices.follow(change)
    told = told.then(() => following)
  })
  return async () => {
    await told
    return (await who.store.local<readonly Notice[]>('notices')) ?? []
  }
}

test('a removal and its end are told to those who hear of them, with what each set aside or gave back', async () => {
  const { alice, bob, dan, write } = await story()
  const heard = noticesOf(bob)
  await write(dan, 'von Dan')
  await meet(alice, bob, dan)
  const removal = await remove(alice, dan, 'nothing')
  await bob.take(alice)
  expect(await heard()).toMatchObject([
    { kind: 'removed', revocation: removal, about: dan.me, by: alice.me, setAside: 1, restored: 0 },
  ])
  const [{ entities, titles }] = (await heard()) as [Notice]
  expect(titles).toEqual({ [entities[0]!]: 'von Dan' })
  await say(alice, bringBack(removal))
  await bob.take(alice)
  expect(await heard()).toMatchObject([
    { kind: 'restored', revocation: removal, about: dan.me, setAside: 0, restored: 1 },
    { kind: 'removed', setAside: 1 },
  ])
})

test('what comes later is counted with the removal that set it aside; what its cut spares is not', async () => {
  const { network, alice, bob, dan, write } = await story()
  const early = await network.reopen(bob)
  const heard = noticesOf(early)
  await write(dan, 'bekannt')
  await alice.take(dan)
  await remove(alice, dan)
  await write(dan, 'spät')
  const statements = (await alice.store.statements()).map((record) => record.bytes)
  await early.replica.accept(statements, 'alice')
  expect(await heard()).toMatchObject([{ kind: 'removed', setAside: 0 }])
  await early.take(dan)
  expect(await heard()).toMatchObject([{ kind: 'removed', setAside: 1 }])
})

test('who removes a remover is told that what he had set aside counts again', async () => {
  const { alice, bob, dan, write } = await story()
  await write(dan, 'von Dan')
  await meet(alice, bob, dan)
  await remove(bob, dan, 'nothing')
  await alice.take(bob)
  const heard = noticesOf(alice)
  await remove(alice, bob, 'nothing')
  expect(await heard()).toMatchObject([{ kind: 'removed', about: bob.me, restored: 1 }])
})

test('somebody who lost a laptop while she held two duties is told once', async () => {
  const { network, alice, dan } = await story()
  await network.grant(dan, 'organiser', 'AAAAAAAAAAAAAAAAAAAAAA')
  await meet(alice, dan)
  const laptop = await network.link(dan, 'dan’s laptop')
  const heard = noticesOf(dan)
  await say(dan, takeBack({ by: 'device', device: laptop.device.device }, 'known'))
  expect(await heard()).toMatchObject([{ kind: 'deviceLost', about: dan.me, by: dan.me }])
})
