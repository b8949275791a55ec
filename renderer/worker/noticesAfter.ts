import type { CommitId, EntityId } from '../../shared/model/ids.ts'
import type { Shifted, StandingShift } from '../../shared/replica/standingShift.ts'
import type { SaidRevoke } from '../../shared/roster/facts.ts'
import type { Roster } from '../../shared/roster/Roster.ts'
import type { Notice } from '../store/trust.ts'

const MAX_NOTICES = 200
const MAX_ENTITIES = 500

/** What changed in one go. */
export interface StandingNews {
  /** Revokes that came with it and take effect, or undo others. */
  readonly revokes: readonly SaidRevoke[]
  readonly shift: StandingShift
  /** For each commit that has its effect again: the revoke that gave it back. */
  readonly causes: readonly (CommitId | undefined)[]
  /** Commits that came with it. */
  readonly came: ReadonlySet<CommitId>
}

/** The notices, newest first, once this happened at `now` (epoch ms). */
export const noticesAfter = (
  list: readonly Notice[],
  { revokes, shift, causes, came }: StandingNews,
  roster: Roster,
  now: number,
): readonly Notice[] => {
  const changed = new Map<string, Draft>()
  const told = new Map(list.flatMap((notice) => [notice.revocation, notice.id].map((id) => [id, notice] as const)))
  const draftOf = (revoke: CommitId | undefined): Draft | undefined => {
    const notice = revoke === undefined ? undefined : told.get(revoke)
    if (!notice) return undefined
    const draft = changed.get(notice.id) ?? new Draft(notice)
    changed.set(notice.id, draft)
    return draft
  }
  for (const revoke of revokes) {
    const first = revokes.find((other) => isOneAct(other, revoke)) ?? revoke
    const notice = told.get(first.commit.id) ?? noticeOf(roster, revoke, now)
    told.set(revoke.commit.id, notice)
    draftOf(revoke.commit.id)
  }
  const news = revokes.map(({ commit }) => commit.id)
  for (const shifted of shift.lost) {
    // An older revoke that counts again took it: because of what came now.
    const revived = !came.has(shifted.commit.id) && !news.includes(shifted.revoke ?? '')
    draftOf(revived ? (news[0] ?? shifted.revoke) : shifted.revoke)?.take(shifted, shift)
  }
  for (const [i, shifted] of shift.regained.entries()) {
    const cause = draftOf(causes[i])
    if (cause) cause.giveBack(shifted, shift)
    // Nobody gave it back: the cut had spared it all along, and what the cut names has only come now.
    else draftOf(shifted.revoke)?.wasSpared()
  }
  if (changed.size === 0) return list
  const rest = list.filter(({ id }) => !changed.has(id))
  const all = [...[...changed.values()].map((draft) => draft.finish()), ...rest]
  return all.sort((a, b) => b.at - a.at).slice(0, MAX_NOTICES)
}

class Draft {
  readonly #notice: Notice
  #setAside: number
  #restored: number
  readonly #entities: Set<EntityId>
  readonly #titles: Map<EntityId, string>

  constructor(notice: Notice) {
    this.#notice = notice
    this.#setAside = notice.setAside
    this.#restored = notice.restored
    this.#entities = new Set(notice.entities)
    this.#titles = new Map(Object.entries(notice.titles ?? {}))
  }

  take(shifted: Shifted, shift: StandingShift): void {
    this.#setAside++
    this.#note(shifted, shift)
  }

  giveBack(shifted: Shifted, shift: StandingShift): void {
    this.#restored++
    this.#note(shifted, shift)
  }

  wasSpared(): void {
    this.#setAside = Math.max(0, this.#setAside - 1)
  }

  #note({ commit }: Shifted, { titles }: StandingShift): void {
    for (const id of commit.entities) {
      if (this.#entities.size >= MAX_ENTITIES) return
      this.#entities.add(id)
      const title = titles.get(id)
      if (title) this.#titles.set(id, title)
    }
  }

  finish(): Notice {
    const { titles: _before, ...rest } = this.#notice
    return {
      ...rest,
      setAside: this.#setAside,
      restored: this.#restored,
      entities: [...this.#entities],
      ...(this.#titles.size > 0 && { titles: Object.fromEntries(this.#titles) }),
    }
  }
}

/** Of one person against one: somebody with two duties says it twice. */
const isOneAct = (a: SaidRevoke, b: SaidRevoke): boolean =>
  a.commit.device === b.commit.device &&
  JSON.stringify(a.target) === JSON.stringify(b.target) &&
  a.replaces.length > 0 === b.replaces.length > 0

const noticeOf = (roster: Roster, { commit, target, replaces }: SaidRevoke, at: number): Notice => {
  const about = target.by === 'member' ? target.member : target.by === 'device' ? roster.ownerOf(target.device) : ''
  const { role, scope } = target.by === 'member' ? target : {}
  const taken =
    target.by === 'device' ? 'deviceLost' : target.by === 'invite' ? 'inviteRevoked' : role ? 'roleTaken' : 'removed'
  return {
    id: commit.id,
    at,
    kind: replaces.length > 0 ? 'restored' : taken,
    revocation: replaces[0] ?? commit.id,
    about: about ?? '',
    by: roster.grant(commit.auth)?.member ?? '',
    ...(role && { role }),
    ...(scope && { scope }),
    setAside: 0,
    restored: 0,
    entities: [],
  }
}
