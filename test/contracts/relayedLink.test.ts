import { onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { startHub } from '../../electron/hub/startHub.ts'
import { PipeLink } from '../../renderer/mesh/PipeLink.ts'
import { pipeName } from '../../renderer/mesh/pipeKeys.ts'
import type { Link } from '../../shared/sync/link.ts'
import { ORIGIN } from '../support/mesh/client.ts'
import { linkContract } from './linkContract.ts'

linkContract('a link through a hub', async () => {
  // What a window has: the Origin is the browser's doing.
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string) {
        super(url, { origin: ORIGIN })
      }
    },
  )
  const hub = await startHub({ allowedOrigins: [ORIGIN] })
  onTestFinished(async () => {
    await hub.close()
    vi.unstubAllGlobals()
  })
  const url = `${hub.url}/pipe/${await pipeName('room', 'secret', 'alice', 'bob')}`
  const end = (): Promise<Link> =>
    new Promise((resolve) => {
      new PipeLink(url, 'secret', { proven: resolve, ended: () => {} })
    })
  return Promise.all([end(), end()])
})
