import { createQueue } from '../../shared/lib/queue.ts'
import type { CommitId, DeviceId } from '../../shared/model/ids.ts'
import type { Change, Replica } from '../../shared/replica/Replica.ts'
import type { Shifted } from '../../shared/replica/standingShift.ts'
import type { SaidRevoke } from '../../shared/roster/facts.ts'
import type { Roster } from '../../shared/roster/Roster.ts'
import { takesEffect } from '../../shared/roster/restoring.ts'
import { localKeys } from '../store/localKeys.ts'
import type { Notice } from '../store/trust.ts'
import type { DexieStore } from './DexieStore.ts'
import { noticesAfter, type StandingNews } from './noticesAfter.ts'

/**
 * Tells this machine's person what changed here because somebody's standing did: one notice for each revoke that takes effect or
 * undoes one, with what it set aside or gave back, also when that arrives later. What had happened before this laptop came is history.
 */
export class Notices {
  readonly #replica: Replica
  readonly #store: DexieStore
  readonly #now: () => number
  readonly #queue = createQueue()

  constructor(replica: Replica, store: DexieStore, now: () => number) {
    this.#replica = replica
    this.#store = store
    this.#now = now
  }

  /** With every change of the replica, at once. Rejects when the store does. */
  async follow(change: Change): Promise<void> {
    const { roster, device } = this.#replica
    const news = newsIn(roster, device, change)
    if (!news) return
    await this.#queue(async () => {
      const list = (await this.#store.local<readonly Notice[]>(localKeys.notices)) ?? []
      const after = noticesAfter(list, news, roster, this.#now())
      if (after !== list) await this.#store.write({ local: [[localKeys.notices, after]] })
    })
  }
}

const newsIn = (roster: Roster, device: DeviceId, { records, shift }: Change): StandingNews | null => {
  const said = records.flatMap((record) => (record.roster ? (roster.said.revokes.get(record.id) ?? []) : []))
  if (said.length + shift.lost.length + shift.regained.length === 0) return null
  const since = arrivalOf(roster, device)
  const revokes = said.filter((revoke) => revoke.commit.time >= since && takesEffect(roster, revoke))
  const causes = shift.regained.map((shifted) => causeOf(roster, revokes, shifted))
  return { revokes, shift, causes, came: new Set(records.map(({ id }) => id)) }
}

/** When this laptop came to the network. */
const arrivalOf = (roster: Roster, device: DeviceId): number => {
  let first = Number.POSITIVE_INFINITY
  for (const { statement: s, time } of roster.statements()) {
    const brought = s?.k === 'link' ? s.dev : s?.k === 'admit' || s?.k === 'found' ? (s.member as string) : undefined
    if (brought === device && time < first) first = time
  }
  return first
}

/** The revoke that gave a commit its effect back: one that stands for the revoke that took it, or one that took that revoke back. */
const causeOf = (roster: Roster, revokes: readonly SaidRevoke[], { revoke: taken }: Shifted): CommitId | undefined => {
  if (!taken) return undefined
  const instead = revokes.find(({ replaces }) => replaces.includes(taken))
  const said = roster.statement(taken)
  return instead?.commit.id ?? (said && roster.blame(said))
}
