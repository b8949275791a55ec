import type { MemberId } from '../model/ids.ts'

/** What the tree needs to know of somebody who belongs. */
export interface Invited {
  readonly member: MemberId
  /** '' for the founder. */
  readonly invitedBy: MemberId | ''
  /** Epoch ms. */
  readonly since: number
}

export interface TreeNode {
  readonly member: MemberId
  /** Epoch ms; 0 for somebody who is not here any more. */
  readonly since: number
  /** She does not belong any more, and stands here for those she brought. */
  readonly isGone: boolean
  /** Those she brought, oldest first. */
  readonly children: readonly TreeNode[]
  /** How many came through her, directly or through those she brought. */
  readonly brought: number
}

interface Growing extends TreeNode {
  readonly children: Growing[]
  brought: number
}

/**
 * Who came through whom. Every member stands in it once; inviters who left keep their place above those they brought, and a ring that
 * only a damaged list could hold is cut where it begins. Linear in the number of members.
 */
export const invitationTree = (members: readonly Invited[]): readonly TreeNode[] => {
  const nodes = new Map<MemberId, Growing>()
  const node = (member: MemberId, since: number, isGone: boolean): Growing => {
    const made = { member, since, isGone, children: [], brought: 0 }
    nodes.set(member, made)
    return made
  }
  const ordered = [...members].sort((a, b) => a.since - b.since || (a.member < b.member ? -1 : 1))
  for (const { member, since } of ordered) node(member, since, false)
  const roots: Growing[] = []
  const parentOf = new Map<MemberId, MemberId>()
  const isAbove = (member: MemberId, other: MemberId): boolean => {
    for (let at: MemberId | undefined = other; at !== undefined; at = parentOf.get(at)) if (at === member) return true
    return false
  }
  for (const { member, invitedBy } of ordered) {
    const own = nodes.get(member)!
    // Nobody stands under her yet, unless dates are out of order: only then her inviter may.
    if (invitedBy === '' || invitedBy === member || (own.children.length > 0 && isAbove(member, invitedBy))) {
      roots.push(own)
      continue
    }
    let parent = nodes.get(invitedBy)
    if (!parent) {
      parent = node(invitedBy, 0, true)
      roots.push(parent)
    }
    parent.children.push(own)
    parentOf.set(member, invitedBy)
  }
  for (const root of roots) count(root)
  return roots
}

/** On a stack of its own: chains of invitations may be as long as the network. */
const count = (root: Growing): void => {
  const order: Growing[] = []
  for (const stack = [root]; stack.length > 0; ) {
    const next = stack.pop()!
    order.push(next)
    stack.push(...next.children)
  }
  for (const each of order.reverse()) for (const child of each.children) each.brought += child.brought + 1
}
