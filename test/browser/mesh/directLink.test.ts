import { onTestFinished } from 'vitest'
import { MeshConnection } from '../../../renderer/mesh/MeshConnection.ts'
import type { Link } from '../../../shared/sync/link.ts'
import { linkContract } from '../../contracts/linkContract.ts'
import { connectByHand } from '../../support/mesh/connectByHand.ts'

linkContract('a WebRTC link', async () => {
  const [alice, bob] = [new MeshConnection(), new MeshConnection()]
  onTestFinished(() => {
    alice.close()
    bob.close()
  })
  const links = Promise.all(
    [alice, bob].map(
      (connection) =>
        new Promise<Link>((resolve) => {
          connection.onproven = resolve
        }),
    ),
  )
  await connectByHand(alice, bob)
  const [a, b] = await links
  return [a!, b!]
})
