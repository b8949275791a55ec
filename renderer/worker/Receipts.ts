import type { Replica } from '../../shared/replica/Replica.ts'
import type { Receipt } from '../../shared/replica/receipt.ts'
import type { Peer } from '../../shared/sync/SyncEngine.ts'
import { localKeys } from '../store/localKeys.ts'
import type { DexieStore } from './DexieStore.ts'

/** A receipt is written when nothing has come for this long, and again whenever more does. */
const QUIET = 800
/** In the middle of a sync more comes for sure, and making a receipt holds up what does: only one that is stuck gets its receipt. */
const QUIET_SYNCING = 10_000

interface Meeting {
  readonly source: string
  syncing: boolean
  sent: number
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Keeps the receipt of every meeting under way up to date (product principle 2). One that brought and gave nothing is not kept. */
export class Receipts {
  readonly #meetings = new Map<string, Meeting>()
  #writing: Promise<void> = Promise.resolve()

  constructor(
    readonly replica: Replica,
    readonly store: DexieStore,
  ) {}

  /** With every change of a peer that has proven who it is. */
  follow(peer: Peer, who: Receipt['peer']): void {
    let meeting = this.#meetings.get(peer.session)
    if (peer.state === 'closed') {
      if (!meeting) return
      meeting.sent = peer.sent
      clearTimeout(meeting.timer)
      this.#meetings.delete(peer.session)
      const ended = meeting
      void this.#write(ended).then(() => this.replica.endReceipt(ended.source))
      return
    }
    if (!meeting) {
      meeting = { source: peer.session, syncing: false, sent: 0, timer: undefined }
      this.#meetings.set(peer.session, meeting)
      this.replica.beginReceipt(peer.session, who)
    }
    const syncing = peer.state === 'syncing'
    const more = peer.sent !== meeting.sent || (meeting.syncing && !syncing)
    meeting.syncing = syncing
    meeting.sent = peer.sent
    if (more) this.#changed(meeting)
  }

  /** Something came from there. */
  changed(source: string): void {
    const meeting = this.#meetings.get(source)
    if (meeting) this.#changed(meeting)
  }

  async close(): Promise<void> {
    for (const meeting of this.#meetings.values()) {
      clearTimeout(meeting.timer)
      void this.#write(meeting)
    }
    this.#meetings.clear()
    await this.#writing
  }

  #changed(meeting: Meeting): void {
    clearTimeout(meeting.timer)
    meeting.timer = setTimeout(() => void this.#write(meeting), meeting.syncing ? QUIET_SYNCING : QUIET)
  }

  /** One after the other; a receipt that cannot be written must not end the meeting. */
  #write(meeting: Meeting): Promise<void> {
    this.#writing = this.#writing
      .then(async () => {
        const receipt = await this.replica.receipt(meeting.source, meeting.sent)
        if (!receipt || (receipt.received === 0 && receipt.sent === 0)) return
        await this.store.write({ local: [[localKeys.receipts + receipt.id, receipt]] })
      })
      .catch(() => {})
    return this.#writing
  }
}
