import { createPacer } from '../lib/pause.ts'
import { ok, type Result } from '../lib/result.ts'
import type { Role } from '../model/defineEntity.ts'
import type { EntityName } from '../model/entities.ts'
import type { DeviceId, EntityId, MemberId, ScopeId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import type { Roster } from '../roster/Roster.ts'
import type { Reach } from '../roster/reach.ts'
import type { Act, Saying } from './acts.ts'
import { definitionOf, type Pacer } from './changedRows.ts'
import { UPDATE_OP } from './commit.ts'
import { type Core, decodeStored, foldOpOf } from './core.ts'
import { erasedEntities, flippedErasures } from './erased.ts'
import type { FoldOp } from './fold.ts'
import { materialise } from './materialise.ts'
import { asRosterCommit, commitsWithin, type StandingShift, shiftOf } from './standingShift.ts'

/** What an act would bring about. */
export interface Preview {
  /** Changes that would be set aside. */
  readonly changes: number
  /** What they changed, newest first, at most 200; `total` counts all. `becomes`: it vanishes, shows what stood before, or comes back. */
  readonly entities: readonly { readonly id: EntityId; readonly becomes: Fate }[]
  readonly total: number
  /** Who would not belong any more. */
  readonly members: readonly MemberId[]
  /** Roles that would be lost. */
  readonly roles: readonly { readonly member: MemberId; readonly role: Role; readonly scope?: ScopeId }[]
}

const MAX_ENTITIES = 200

/** Evaluates an act beside the replica: nothing is signed, nothing stored. Problems: the act's. */
export const previewOf = async (core: Core, plan: Act): Promise<Result<Preview>> => {
  const sayings = await plan(core)
  if (!sayings.ok) return sayings
  const pace = createPacer()
  const said = sayings.value.map((saying, i) => unsigned(core, saying, i))
  const { roster, reach } = await afterwards(core, said)
  const stored = reach ? await commitsWithin({ store: core.store, roster }, reach) : []
  const shift = await shiftOf(roster, core.cut, stored, pace)
  const members = membersWithin(roster, reach)
  const fates = await fatesOf(core, roster, shift, pace)
  return ok({ changes: shift.lost.length, ...fates, ...standingLost(core.roster, roster, members) })
}

const unsigned = ({ me, signer, roster, now }: Core, { statement, auth }: Saying, i: number): RosterCommit => {
  const what = typeof statement === 'function' ? statement([]) : statement
  const grant = auth ?? roster.bestGrantFor(me, what, signer.device)?.id ?? ''
  return { id: `unsigned ${i}`, device: signer.device, prev: [], auth: grant, time: now() * 1024, statement: what }
}

/** The roster as it would be. Cuts are walked with what the devices of those concerned have made. */
const afterwards = async (core: Core, said: readonly RosterCommit[]) => {
  const devices = said.flatMap(({ statement: s }): readonly DeviceId[] => {
    if (s?.k !== 'revoke' || s.target.by === 'invite') return []
    return s.target.by === 'device' ? [s.target.device] : core.roster.devicesOf(s.target.member)
  })
  const made = new Map((await core.store.byDevices(devices)).map((commit) => [commit.id, commit]))
  const roster = core.roster.copy((id) => made.get(id))
  roster.add(said)
  return { roster, reach: roster.takeReach() }
}

const membersWithin = (roster: Roster, reach: Reach | 'all' | null): MemberId[] => {
  if (!reach) return []
  if (reach === 'all') return roster.memberIds()
  const ofGrants = [...reach.grants].map((grant) => roster.grant(grant)?.member)
  const ofDevices = [...reach.devices].map((device) => roster.ownerOf(device))
  return [...new Set([...ofGrants, ...ofDevices])].filter((member) => member !== undefined)
}

const standingLost = (before: Roster, after: Roster, among: readonly MemberId[]) => {
  const members: MemberId[] = []
  const roles: { member: MemberId; role: Role; scope?: ScopeId }[] = []
  for (const member of among) {
    const had = before.standing(member)
    const left = after.standing(member)
    if (had.length > 0 && left.length === 0) members.push(member)
    for (const { role, scope } of had)
      if (role !== 'member' && !left.some((grant) => grant.role === role && grant.scope === scope))
        roles.push({ member, role, ...(scope && { scope }) })
  }
  return { members, roles }
}

type Fate = 'gone' | 'earlier' | 'back'

/** What becomes of the entities, newest change first. What would look the same is left out. */
const fatesOf = async (core: Core, roster: Roster, shift: StandingShift, pace: Pacer) => {
  const newest = new Map<EntityId, number>()
  for (const { commit } of [...shift.lost, ...shift.regained])
    for (const id of commit.entities) newest.set(id, Math.max(newest.get(id) ?? 0, commit.time))
  // An erase that loses its effect gives back what it took (P-ERASE-1).
  const touched = new Set([...newest.keys(), ...flippedErasures(core.roster, roster)])
  const order = [...touched].sort((a, b) => (newest.get(b) ?? 0) - (newest.get(a) ?? 0))
  const fates: { id: EntityId; becomes: Fate }[] = []
  let same = 0
  for (let at = 0; at < order.length && fates.length < MAX_ENTITIES; at += MAX_ENTITIES) {
    const some = order.slice(at, at + MAX_ENTITIES)
    const ops = await opsAfterwards(core, roster, some)
    for (const id of some) {
      if (fates.length === MAX_ENTITIES) break
      const becomes = await fateOf(core, id, ops.get(id) ?? null)
      if (becomes) fates.push({ id, becomes })
      else same++
      await pace()
    }
  }
  return { entities: fates, total: order.length - same }
}

/** What each would be folded from; nothing where it would be erased, or is not here as a whole. */
const opsAfterwards = async (core: Core, roster: Roster, entities: readonly EntityId[]) => {
  const erased = erasedEntities({ roster })
  const ops = new Map<EntityId, FoldOp[]>(entities.flatMap((id) => (erased.has(id) ? [] : [[id, []]])))
  const partial = new Set<EntityId>()
  for (const record of await core.store.touchingAny(entities)) {
    const commit = decodeStored(core, record)
    const effective = roster.effective(asRosterCommit(record))
    for (const op of commit.ops) {
      const list = op.kind === UPDATE_OP ? ops.get(op.entity) : undefined
      const fold = list && foldOpOf(core, commit, op, effective)
      if (fold) list.push(fold)
      else if (list) partial.add(op.entity)
    }
  }
  for (const id of partial) ops.delete(id)
  return ops
}

const fateOf = async (core: Core, id: EntityId, ops: readonly FoldOp[] | null): Promise<Fate | null> => {
  const definition = definitionOf(id)
  if (!definition || core.slow.has(id)) return null
  const before = await core.store.get(definition.name as EntityName, id)
  const row = ops && materialise(definition, id, ops).row
  if (!before) return row ? 'back' : null
  if (!row) return 'gone'
  return looksTheSame(definition.fields, before, row) ? null : 'earlier'
}

/** Who wrote last and when does not count. */
const looksTheSame = (fields: object, a: object, b: object): boolean => {
  const keys = [...Object.keys(fields), 'excerpt'] as (keyof typeof a)[]
  return keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))
}
