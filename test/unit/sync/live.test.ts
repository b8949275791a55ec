import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import type { Someone } from '../../support/builders.ts'
import type { Mesh } from '../../support/network/Mesh.ts'
import { meshOf, sameAs } from './network.ts'

const HOUR = 3_600_000
const others = ['bob', 'carol', 'dan', 'eve', 'fay', 'gil', 'hal']

/** All messages that all engines sent. */
const said = (mesh: Mesh): number => mesh.links().reduce((sum, link) => sum + link.sent.frames, 0)

const plan = (someone: Someone, title: string) =>
  someone.run(createEvent, { values: { title, start: '2026-12-01T19:00', zone: 'Europe/Berlin' } })

describe('live', { timeout: 60_000 }, () => {
  for (const size of [2, 4, 8])
    test(`P-SYNC-4: in a full mesh of ${size} an edit costs ${size - 1} messages, whoever makes it`, async () => {
      const { mesh, people } = await meshOf(`full ${size}`, ...others.slice(0, size - 1))
      mesh.join()
      await mesh.settle()
      for (const someone of Object.values(people)) {
        const before = said(mesh)
        await plan(someone, `Stammtisch ${someone.name}`)
        await mesh.settle()
        expect(said(mesh) - before).toBe(size - 1)
      }
      for (const someone of Object.values(people)) expect(await sameAs(people.alice!, someone)).toBe(true)
    })

  test('P-SYNC-4: in a chain it is passed on, once per link', async () => {
    const { mesh, people } = await meshOf('chain', 'bob', 'carol', 'dan')
    for (const [a, b] of [
      ['alice', 'bob'],
      ['bob', 'carol'],
      ['carol', 'dan'],
    ] as const)
      mesh.connect(a, b)
    await mesh.settle()
    const before = said(mesh)
    await plan(people.alice!, 'Kvartirnik')
    await mesh.settle()
    expect(said(mesh) - before).toBe(3)
    expect(await sameAs(people.alice!, people.dan!)).toBe(true)
  })

  test('P-SYNC-4: what was lost with the link that should have brought it comes another way', async () => {
    const { mesh, people } = await meshOf('lost', 'bob', 'carol')
    mesh.join()
    await mesh.settle()
    await plan(people.alice!, 'Workshop')
    // Alice told Bob that Carol gets it from her; then that link breaks with the frame on its way.
    mesh.disconnect('alice', 'carol')
    await mesh.settle()
    expect(await sameAs(people.alice!, people.carol!)).toBe(true)
  })

  test('P-SYNC-4: carets go to those who are here and are never passed on', async () => {
    const { mesh } = await meshOf('carets', 'bob', 'carol')
    mesh.connect('alice', 'bob')
    mesh.connect('bob', 'carol')
    await mesh.settle()
    const seen: string[] = []
    for (const name of ['bob', 'carol'])
      mesh.engine(name).onEphemeral(({ channel, payload }) => seen.push(`${name} ${channel} ${payload.join()}`))
    mesh.engine('alice').broadcast('caret', Uint8Array.of(1, 2))
    await mesh.settle()
    expect(seen).toEqual(['bob caret 1,2'])
  })

  test('P-SYNC-3: what nobody has yet is counted, and goes when somebody is met', async () => {
    const { mesh, people } = await meshOf('unsent', 'bob')
    await plan(people.alice!, 'eins')
    await plan(people.alice!, 'zwei')
    expect(mesh.engine('alice').unsentCommits()).toHaveLength(2)
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').unsentCommits()).toEqual([])
    await plan(people.alice!, 'drei')
    await mesh.settle()
    expect(mesh.engine('alice').unsentCommits()).toEqual([])
  })

  test('P-SYNC-3: what was on its way when the only link broke counts as unsent again', async () => {
    const { mesh, people } = await meshOf('underway', 'bob')
    mesh.join()
    await mesh.settle()
    await plan(people.alice!, 'unterwegs')
    mesh.disconnect('alice', 'bob')
    await mesh.settle()
    expect(await sameAs(people.alice!, people.bob!)).toBe(false)
    expect(mesh.engine('alice').unsentCommits()).toHaveLength(1)
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').unsentCommits()).toEqual([])
  })

  test('P-SYNC-3: what others have is not counted as unsent when one of them leaves', async () => {
    const { mesh, people } = await meshOf('leaves', 'bob', 'carol')
    mesh.join()
    await mesh.settle()
    await plan(people.alice!, 'angekommen')
    await mesh.settle()
    mesh.disconnect('alice', 'bob')
    await mesh.settle()
    expect(mesh.engine('alice').unsentCommits()).toEqual([])
  })

  test('P-SYNC-3: what others refuse because of its date counts as unsent until its time has come', async () => {
    const { network, mesh, people } = await meshOf('early', 'bob')
    network.clock.advance(HOUR)
    await plan(people.alice!, 'zu früh')
    network.clock.advance(-HOUR)
    mesh.join()
    await mesh.settle()
    expect(await people.bob!.rows('event')).toEqual([])
    expect(mesh.engine('alice').unsentCommits()).toHaveLength(1)
    network.clock.advance(HOUR)
    mesh.disconnect('alice', 'bob')
    mesh.join()
    await mesh.settle()
    expect(await people.bob!.rows('event')).toHaveLength(1)
    expect(mesh.engine('alice').unsentCommits()).toEqual([])
  })

  test('P-SYNC-3: after the store failed once, the next link is served', async () => {
    const { mesh, people } = await meshOf('failed', 'bob')
    const { store } = people.alice!
    const days = store.days.bind(store)
    store.days = () => Promise.reject(new Error('the disk is busy'))
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').peers()).toEqual([])
    store.days = days
    mesh.disconnect('alice', 'bob')
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').peers()[0]?.state).toBe('inStep')
  })
})
