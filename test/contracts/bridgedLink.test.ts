import { windowLinks, workerLinks } from '../../renderer/worker/linkBridge.ts'
import type { Link } from '../../shared/sync/link.ts'
import { linkPair } from '../support/network/memoryLink.ts'
import { linkContract } from './linkContract.ts'

/** The link as the worker sees it: every message between window and worker takes its time, and its buffers with it. */
const throughWorker = (link: Link): Promise<Link> =>
  new Promise((resolve) => {
    const post = <Message>(to: (message: Message) => void) => {
      return (message: Message, transfer: Transferable[]): void => {
        const posted = structuredClone(message, { transfer: transfer as ArrayBuffer[] })
        setImmediate(() => to(posted))
      }
    }
    const worker = workerLinks(
      post((message) => window.receive(message)),
      (opened) => resolve(opened),
    )
    const window = windowLinks(post(worker))
    window.offer(link, 'room')
  })

linkContract('a link handed to the worker', async () => {
  const [a, b] = linkPair()
  return Promise.all([throughWorker(a), throughWorker(b)])
})
