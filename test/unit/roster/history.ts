import type { Role } from '../../../shared/model/defineEntity.ts'
import type { RosterCommit } from '../../../shared/roster/facts.ts'
import { Roster } from '../../../shared/roster/Roster.ts'
import type { Admit, Revoke, RevokeTarget, Statement } from '../../../shared/roster/statement.ts'

const noSignature = new Uint8Array(64)

/**
 * Tells a network's story in statements, with people's names for ids: `founds('alice')`, `admits('alice', 'bob')`...
 * A person's first device has her own name. Every method returns the commit's id, which is also the grant's where it is one.
 */
export class History {
  readonly commits: RosterCommit[] = []
  /** The grant a device acts under unless told otherwise. */
  readonly acts = new Map<string, string>()
  readonly #heads = new Map<string, string>()
  readonly net = 'found'

  commit(
    device: string,
    options: { statement?: Statement; auth?: string; prev?: readonly string[]; id?: string } = {},
  ): string {
    const id = options.id ?? `c${this.commits.length}`
    const head = this.#heads.get(device)
    const prev = options.prev ?? (head ? [head] : [])
    const auth = options.auth ?? this.acts.get(device) ?? ''
    this.commits.push({
      id,
      device,
      prev,
      auth,
      time: this.commits.length * 1024,
      ...(options.statement && { statement: options.statement }),
    })
    this.#heads.set(device, id)
    return id
  }

  /** A data commit. */
  writes(device: string, auth?: string): string {
    return this.commit(device, { ...(auth && { auth }) })
  }

  founds(member: string): string {
    this.commit(member, { id: this.net, auth: '', statement: { k: 'found', member, kx: 'kx', name: member } })
    this.acts.set(member, this.net)
    return this.net
  }

  invites(device: string): string {
    return this.commit(device, { statement: { k: 'invite', pub: 'pub', until: 0, note: '', uses: 0, role: 'member' } })
  }

  admits(device: string, member: string, more: Partial<Admit> = {}, auth?: string): string {
    const statement: Admit = { k: 'admit', member, kx: 'kx', name: member, newSig: noSignature, after: [], ...more }
    const id = this.commit(device, { statement, ...(auth && { auth }) })
    this.acts.set(member, id)
    return id
  }

  grants(
    device: string,
    member: string,
    role: Role,
    more: { after?: string[]; auth?: string; scope?: string } = {},
  ): string {
    const { auth, after = [], scope } = more
    const statement: Statement = { k: 'grant', member, role, after, ...(scope && { scope }) }
    const id = this.commit(device, { statement, ...(auth && { auth }) })
    this.acts.set(member, id)
    return id
  }

  links(device: string, member: string, dev: string): string {
    const id = this.commit(device, { statement: { k: 'link', member, dev, kx: 'kx', newSig: noSignature } })
    this.acts.set(dev, this.acts.get(device)!)
    return id
  }

  revokes(device: string, target: RevokeTarget, more: Partial<Revoke> & { auth?: string } = {}): string {
    const { auth, ...rest } = more
    const statement: Revoke = { k: 'revoke', target, cut: [], keep: [], replaces: [], ...rest }
    return this.commit(device, { statement, ...(auth && { auth }) })
  }

  /** `revokes` of a whole member. */
  removes(device: string, member: string, more: Partial<Revoke> & { auth?: string } = {}): string {
    return this.revokes(device, { by: 'member', member }, more)
  }

  head(device: string): string {
    return this.#heads.get(device)!
  }

  roster(order: readonly RosterCommit[] = this.commits): Roster {
    return rosterOf(this.net, order)
  }

  /** Is the commit effective? */
  counts(id: string): boolean {
    return this.effective().has(id)
  }

  /** Ids of all effective commits, data commits included. */
  effective(): Set<string> {
    const roster = this.roster()
    return new Set(this.commits.filter((commit) => roster.effective(commit)).map((commit) => commit.id))
  }
}

/** A roster of the statements among `commits`, with all of them as ancestry. */
export const rosterOf = (net: string, commits: readonly RosterCommit[]): Roster => {
  const byId = new Map(commits.map((commit) => [commit.id, commit]))
  const roster = new Roster(net, (id) => byId.get(id))
  roster.add(commits.filter((commit) => commit.statement))
  return roster
}
