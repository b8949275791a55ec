import type { CommitId } from '../model/ids.ts'
import { MAX_LACKING, type MessageOf } from './messages.ts'
import type { Outgoing } from './Outgoing.ts'
import type { SyncReplica } from './port.ts'

/** Lists of commits that may wait to be sent before a further request for bodies is passed over. */
const MAX_WAITING = 32

interface LackingOptions {
  readonly replica: Pick<SyncReplica, 'lacking'>
  readonly outgoing: Outgoing
}

/** P-ERASE-5 between two members: who lacks bodies that ought to be there asks for them, who has them gives the commits. */
export class Lacking {
  readonly #options: LackingOptions

  constructor(options: LackingOptions) {
    this.#options = options
  }

  /** Behind what is on its way: the peer must know what gave the bodies back. */
  async ask(): Promise<void> {
    const { replica, outgoing } = this.#options
    const ids: readonly CommitId[] = await replica.lacking()
    if (ids.length > 0) outgoing.message({ type: 'lacking', ids: ids.slice(0, MAX_LACKING) })
  }

  /** A peer that asks without taking in what it is given is not heard. */
  asked({ ids }: MessageOf<'lacking'>): void {
    const { outgoing } = this.#options
    if (outgoing.waiting < MAX_WAITING) outgoing.commits(ids)
  }
}
