import { describe, expect, test } from 'vitest'

import { testNetwork } from '../../support/builders.ts'
import { Mesh } from '../../support/network/Mesh.ts'

describe('in step', () => {
  test('P-SYNC-3: two replicas meet and hold the same', async () => {
    const network = await testNetwork('two')
    const alice = network.founder
    const bob = await network.join('bob')
    const mesh = new Mesh(network.random.fork('mesh'), network.clock.now)
    mesh.add(alice)
    mesh.add(bob)
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').peers()[0]).toMatchObject({ state: 'inStep', name: 'bob' })
  })
})
