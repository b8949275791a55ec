import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import type { SaidRevoke } from './facts.ts'
import type { Roster } from './Roster.ts'
import type { RevokeTarget } from './statement.ts'

/**
 * Who may hold a key and does not stand any more (P-KEY-2). Whoever makes a key gives it to all who stand for as much as she
 * knows, and others pass it on to all who stand later. So it is lost where somebody would stand without the revokes that it was made
 * without knowing. Between the two somebody may also have stood for a while: only where a revocation was undone, so that counts too.
 */
export class Losses {
  readonly #roster: Roster
  /** Effective revokes that could reach something: whoever revokes what is nobody's costs nobody a key. */
  readonly #revokes: readonly SaidRevoke[]
  #gone: readonly DeviceId[] | undefined
  #undone: readonly CommitId[] | undefined

  constructor(roster: Roster) {
    this.#roster = roster
    this.#revokes = [...roster.said.revokes.values()].filter(
      (revoke) => roster.effective(revoke.commit) && this.#reachesAnything(revoke),
    )
  }

  /** The effective revokes that are not among those known. */
  unheard(known: ReadonlySet<CommitId>): ReadonlySet<CommitId> {
    return new Set(this.#revokes.map(({ commit }) => commit.id).filter((id) => !known.has(id)))
  }

  /** Is a key lost that was made without knowing these? */
  matter(unheard: ReadonlySet<CommitId>): boolean {
    if (unheard.size === 0) return false
    const { said } = this.#roster
    if ([...unheard].some((id) => this.#undoes(said.revokes.get(id)!))) return true
    this.#gone ??= goneFrom(this.#roster)
    this.#undone ??= [...said.revokes.values()]
      .filter(({ commit }) => this.#roster.formed(commit) && !this.#roster.effective(commit))
      .map(({ commit }) => commit.id)
    const before = this.#roster.without(unheard)
    return this.#gone.some((device) => before.stands(device)) || this.#undone.some((id) => before.effective(id))
  }

  /** Does it stand for an earlier one against the same member? */
  #undoes({ target, replaces }: SaidRevoke): boolean {
    const members = this.#membersIn(target)
    return replaces.some((id) => {
      const earlier = this.#roster.said.revokes.get(id)
      return earlier !== undefined && this.#membersIn(earlier.target).some((member) => members.includes(member))
    })
  }

  #membersIn(target: RevokeTarget): readonly MemberId[] {
    if (target.by === 'invite') return []
    return target.by === 'member' ? [target.member] : this.#roster.claimants(target.device)
  }

  #reachesAnything({ target, commit, keep }: SaidRevoke): boolean {
    const roster = this.#roster
    if (target.by === 'invite') return (roster.said.through.get(target.invite) ?? []).some(({ id }) => !keep.has(id))
    return this.#membersIn(target).some((member) =>
      roster.grantsOf(member).some(({ id: grant }) => {
        const device = target.by === 'device' ? target.device : commit.device
        return roster.reaches(target, commit.auth, commit.device, { grant, device })
      }),
    )
  }
}

/** Devices that were brought in and do not stand. */
const goneFrom = (roster: Roster): DeviceId[] =>
  roster
    .memberIds()
    .flatMap((member) => roster.devicesOf(member))
    .filter((device) => roster.deviceState(device) === 'revoked')
