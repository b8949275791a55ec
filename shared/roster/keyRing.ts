import { fromBase64Url, toBase64Url, utf8 } from '../lib/bytes.ts'
import { createPacer } from '../lib/pause.ts'
import { sha256 } from '../lib/sha256.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { CommitId, DeviceId } from '../model/ids.ts'
import type { RosterCommit } from './facts.ts'
import { type DeviceKeys, type NetworkKey, openOlder, openSealed, sealOlder, sealToAll } from './keys.ts'
import { Losses } from './losses.ts'
import type { Roster } from './Roster.ts'
import { type KeyStatement, MAX_LIST } from './statement.ts'

/**
 * A statement carries at most so many boxes (80 bytes each), or 500 removals from a network of 20,000 would weigh 800 MB on every
 * machine. Whoever got none is given the key by the first of the others she meets.
 */
export const MAX_BOXES = 1024

/** A key as it was said by somebody who may. */
export interface SaidKey {
  readonly commit: RosterCommit
  readonly statement: KeyStatement
}

/** P-KEY, of the statements alone: the same on every replica that has the same ones. */
export interface KeyStanding {
  /** Effective ones, newest first. */
  readonly said: readonly SaidKey[]
  /** The one in use; null: the key that the network began with. */
  readonly current: SaidKey | null
  /** Nobody who could open it does not stand any more. */
  readonly clean: boolean
  /** What a new one has to name so that it is clean. */
  readonly after: readonly CommitId[]
}

const newerFirst = (a: RosterCommit, b: RosterCommit): number => b.time - a.time || (a.id < b.id ? 1 : -1)

/**
 * P-KEY-2. Current = the latest clean key, else the latest. Who names a key knew it and replaced it, so only those that no other
 * names are asked whether they are clean.
 */
export const keyStanding = (roster: Roster): KeyStanding => {
  const said: SaidKey[] = []
  for (const commit of roster.statements()) {
    const { statement } = commit
    if (statement?.k === 'key' && roster.effective(commit)) said.push({ commit, statement })
  }
  said.sort((a, b) => newerFirst(a.commit, b.commit))
  const losses = new Losses(roster)
  const named = new Set(said.flatMap(({ statement }) => statement.after))
  const heads = said.filter(({ commit }) => !named.has(commit.id))
  const ids = heads.map(({ commit }) => commit.id)
  const unheard = losses.unheard(walk(roster, ids))
  const isClean = ({ commit }: SaidKey) =>
    heads.length === 1 || !losses.matter(losses.unheard(walk(roster, [commit.id])))
  // What no key knows makes none clean: after a removal that is all there is to find out.
  const anyMayBe = !losses.matter(unheard)
  const latestClean = anyMayBe ? heads.find(isClean) : undefined
  return {
    said,
    current: latestClean ?? said[0] ?? null,
    clean: latestClean !== undefined || (anyMayBe && said.length === 0),
    after: [...ids, ...unheard].slice(0, MAX_LIST),
  }
}

/** All that these keys name, directly or through keys that they name. */
const walk = (roster: Roster, keys: readonly CommitId[]): Set<CommitId> => {
  const reached = new Set<CommitId>(keys)
  const queue = [...keys]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const statement = roster.statement(id)?.statement
    if (statement?.k !== 'key') continue
    for (const before of statement.after)
      if (!reached.has(before)) {
        reached.add(before)
        queue.push(before)
      }
  }
  return reached
}

/** Keys by id. */
export type KeyRing = ReadonlyMap<string, NetworkKey>

/** The key of the rooms for who holds this ring: the current one, else the best that can be opened; null: the one that was given. */
export const roomKeyIn = (ring: KeyRing, { said, current }: KeyStanding): NetworkKey | null => {
  for (const key of current ? [current, ...said] : []) {
    const known = ring.get(key.statement.id)
    if (known) return known
  }
  return null
}

/** Opens what can be opened, newest first: a box sealed to this device, then the older keys under it. Returns the ring itself when there is nothing new. */
export const openKeys = async (
  ring: KeyRing,
  { said }: Pick<KeyStanding, 'said'>,
  roster: Roster,
  keys: Pick<DeviceKeys, 'device' | 'agreement' | 'kx'>,
): Promise<KeyRing> => {
  const open = new Map(ring)
  const chains = new Map<string, SaidKey[]>()
  for (const key of said) chains.set(key.statement.id, [...(chains.get(key.statement.id) ?? []), key])
  const descend = async (from: NetworkKey) => {
    for (let level = [from]; level.length > 0; ) {
      const below: NetworkKey[] = []
      for (const newer of level)
        for (const { statement } of chains.get(newer.id) ?? [])
          for (const { id, sealed } of statement.chain) {
            const older = open.has(id) ? null : await openOlder(newer, id, sealed)
            if (!older) continue
            open.set(id, older)
            below.push(older)
          }
      level = below
    }
  }
  for (const key of ring.values()) await descend(key)
  for (const { statement } of said) {
    const { id, eph } = statement
    const box = open.has(id) ? undefined : statement.boxes.find(({ device }) => device === keys.device)
    const key = box && (await openSealed({ id, eph, sealed: box.sealed }, keys, roster.net))
    if (!key) continue
    open.set(id, key)
    await descend(key)
  }
  return open.size === ring.size ? ring : open
}

/** Who gets a box: those who answer the door first, then, of too many, others by chance, so that each time some are near everybody. */
const recipients = async (roster: Roster, id: string): Promise<{ device: DeviceId; kx: string }[]> => {
  const pace = createPacer()
  const list: { device: DeviceId; kx: string; rank: number }[] = []
  for (const member of roster.memberIds()) {
    const grant = roster.standing(member)[0]
    if (!grant) continue
    for (const device of roster.standingDevices(member)) {
      const kx = roster.agreementKeyOf(device)
      if (kx !== undefined) list.push({ device, kx, rank: rankOf[grant.role] })
    }
    await pace()
  }
  if (list.length <= MAX_BOXES) return list
  const salt = utf8(id)
  return list
    .map((each) => ({ ...each, at: toBase64Url(sha256(salt, fromBase64Url(each.device)!)) }))
    .sort((a, b) => a.rank - b.rank || (a.at < b.at ? -1 : 1))
    .slice(0, MAX_BOXES)
}

/** A statement that puts `key` in place of the current one, for all who stand; `ring`: what goes along, so that old files can still be opened. */
export const keyStatement = async (key: NetworkKey, ring: KeyRing, roster: Roster): Promise<KeyStatement> => {
  const standing = keyStanding(roster)
  const { eph, boxes } = await sealToAll(key, await recipients(roster, key.id), roster.net)
  const below = new Set(
    standing.said.flatMap(({ statement }) => (ring.has(statement.id) ? statement.chain : [])).map(({ id }) => id),
  )
  const tops = [...ring.values()].filter(({ id }) => !below.has(id) && id !== key.id)
  const chain = await Promise.all(tops.map(async (older) => ({ id: older.id, sealed: await sealOlder(key, older) })))
  return { k: 'key', id: key.id, after: standing.after, eph, boxes, chain }
}
