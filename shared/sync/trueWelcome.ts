import { limit } from './limit.ts'
import type { Link } from './link.ts'
import type { Surroundings, SyncReplica } from './port.ts'
import type { SyncEngine } from './SyncEngine.ts'

export interface WelcomedOptions {
  readonly sync: Pick<SyncEngine, 'addLink' | 'onPeer'>
  readonly replica: Pick<SyncReplica, 'device' | 'roster' | 'onChange'>
  readonly surroundings: Pick<Surroundings, 'after'>
}

/**
 * P-SYNC-6: is it true what was said at the door? Anybody may stand there and say welcome. It is true when the roster that comes over the
 * link, which nobody can make up for this network's id, names this device, and whoever gives it proves to be on it as well. Then the
 * session goes on; otherwise it is closed.
 */
export const trueWelcome = ({ sync, replica, surroundings }: WelcomedOptions, link: Link): Promise<boolean> =>
  new Promise((resolve) => {
    const session = sync.addLink(link)
    const settle = (isTrue: boolean) => {
      endPatience()
      stopPeers()
      stopChanges()
      if (!isTrue) session.close('badWelcome')
      resolve(isTrue)
    }
    const look = () => {
      const { state } = session
      const isMember = state === 'syncing' || state === 'inStep'
      if (state === 'closed') settle(false)
      else if (isMember && replica.roster.memberOf(replica.device) !== undefined) settle(true)
      // All that they have is here.
      else if (state === 'inStep') settle(false)
    }
    const endPatience = limit(
      surroundings,
      () => session.progress.have,
      () => settle(false),
    )
    const stopPeers = sync.onPeer(look)
    const stopChanges = replica.onChange(look)
    look()
  })
