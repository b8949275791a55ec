import type { MemberId } from '../model/ids.ts'

/** One person's word for another. */
export interface Word {
  readonly member: MemberId
  readonly about: MemberId
}

export interface VouchRings {
  /** Groups in which everybody is vouched for by way of the others only, largest first; members ascending. */
  readonly rings: readonly (readonly MemberId[])[]
  /** The ring somebody is in; undefined for who is in none. */
  ringOf(member: MemberId): readonly MemberId[] | undefined
}

/**
 * Rings of mutual vouching: the strongly connected components of "vouches for" with two people or more. Two who answer for each
 * other are the smallest ring. Linear in the number of vouches, and without recursion, so that a chain of 20,000 is no trouble.
 */
export const vouchRings = (vouches: readonly Word[]): VouchRings => {
  const follows = new Map<MemberId, MemberId[]>()
  for (const { member, about } of vouches) {
    if (member === '' || about === '' || member === about) continue
    const others = follows.get(member)
    if (others) others.push(about)
    else follows.set(member, [about])
  }
  const rings: MemberId[][] = []
  const inRing = new Map<MemberId, readonly MemberId[]>()
  // Tarjan: `low` is the earliest person on the path that somebody's words lead back to.
  const index = new Map<MemberId, number>()
  const low = new Map<MemberId, number>()
  const open: MemberId[] = []
  const isOpen = new Set<MemberId>()
  const enter = (member: MemberId) => {
    index.set(member, index.size)
    low.set(member, index.get(member)!)
    open.push(member)
    isOpen.add(member)
    return { member, next: 0 }
  }
  const lower = (member: MemberId, to: number) => low.set(member, Math.min(low.get(member)!, to))
  const leave = (member: MemberId) => {
    if (low.get(member) !== index.get(member)) return
    const ring = open.splice(open.lastIndexOf(member))
    for (const one of ring) isOpen.delete(one)
    if (ring.length < 2) return
    ring.sort()
    rings.push(ring)
    for (const one of ring) inRing.set(one, ring)
  }
  for (const start of follows.keys()) {
    if (index.has(start)) continue
    const path = [enter(start)]
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const other = follows.get(at.member)?.[at.next++]
      if (other === undefined) {
        path.pop()
        leave(at.member)
        const before = path.at(-1)
        if (before) lower(before.member, low.get(at.member)!)
      } else if (!index.has(other)) path.push(enter(other))
      else if (isOpen.has(other)) lower(at.member, index.get(other)!)
    }
  }
  rings.sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
  return { rings, ringOf: (member) => inRing.get(member) }
}
