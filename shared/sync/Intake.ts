import type { CommitId } from '../model/ids.ts'
import { decodeCommit } from '../replica/commit.ts'
import type { SyncReplica } from './port.ts'

/** Bytes of commits put aside because what they stand on has not come yet. */
const MAX_ASIDE = 8 * 1024 * 1024

export interface IntakeResult {
  /** How many were stored. */
  readonly stored: number
  /** The rule that the sender broke. */
  readonly fatal: string | null
  /** How many were dated in the future and have to be asked for again later. */
  readonly tooEarly: number
}

/**
 * Hands what one peer sends to the replica. Commits that came before what they stand on (another link may bring that) are kept
 * aside within limits and tried again; those that still do not fit are forgotten: the next round offers them again.
 */
export class Intake {
  readonly #replica: SyncReplica
  readonly #source: string
  #aside: Uint8Array[] = []
  #asideBytes = 0

  constructor(replica: SyncReplica, source: string) {
    this.#replica = replica
    this.#source = source
  }

  get waiting(): number {
    return this.#aside.length
  }

  async take(commits: readonly Uint8Array[]): Promise<IntakeResult> {
    const { records, refused, fatal } = await this.#replica.accept(commits, this.#source)
    const again = new Set(refused.filter(({ rule }) => rule !== 'time').map(({ id }) => id))
    if (again.size > 0 && !fatal) this.#putAside(commits, again)
    return { stored: records.length, fatal, tooEarly: refused.filter(({ rule }) => rule === 'time').length }
  }

  /** Tries everything that was put aside, as long as some of it fits. */
  async retry(): Promise<IntakeResult> {
    let stored = 0
    let tooEarly = 0
    for (let before = Number.POSITIVE_INFINITY; this.#aside.length > 0 && this.#aside.length < before; ) {
      before = this.#aside.length
      const commits = this.#aside
      this.forget()
      const result = await this.take(commits)
      stored += result.stored
      tooEarly += result.tooEarly
      if (result.fatal) return { stored, fatal: result.fatal, tooEarly }
    }
    return { stored, fatal: null, tooEarly }
  }

  forget(): void {
    this.#aside = []
    this.#asideBytes = 0
  }

  #putAside(commits: readonly Uint8Array[], ids: ReadonlySet<CommitId>): void {
    for (const bytes of commits) {
      const decoded = decodeCommit(bytes, this.#replica.net)
      if (!decoded.ok || !ids.has(decoded.value.id) || this.#asideBytes + bytes.length > MAX_ASIDE) continue
      // A copy: the original is a view that would keep the whole message.
      this.#aside.push(bytes.slice())
      this.#asideBytes += bytes.length
    }
  }
}
