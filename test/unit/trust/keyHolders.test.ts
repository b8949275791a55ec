import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { RosterCommit } from '../../../shared/roster/facts.ts'
import { keyStanding } from '../../../shared/roster/keyRing.ts'
import { Roster } from '../../../shared/roster/Roster.ts'
import { seedFromEnv } from '../../support/seed.ts'
import { History } from '../roster/history.ts'
import { hostileHistory } from '../roster/hostile.ts'

const runs = process.env.VMESTE_FUZZ === 'long' ? 8_000 : 600

/**
 * Who holds which key, as honest laptops give it away: whoever stands is given the key in use, whenever that is. The story is told
 * statement by statement, and sometimes alice makes the key that is due.
 */
class Holders {
  readonly roster: Roster
  readonly #here = new Map<string, RosterCommit>()
  readonly #holds = new Map<string, Set<string>>()
  #keys = 0

  constructor(
    readonly net: string,
    readonly founder: string,
    readonly devices: readonly string[],
  ) {
    this.roster = new Roster(net, (id) => this.#here.get(id))
  }

  /** False when it is not formed: then no replica stores it. */
  hears(commit: RosterCommit): boolean {
    if (!this.roster.formed(commit)) return false
    this.#here.set(commit.id, commit)
    if (commit.statement) this.roster.add([commit])
    else this.roster.learned([commit.id])
    this.#give()
    return true
  }

  get standing() {
    return keyStanding(this.roster)
  }

  /** Those who hold the key in use and do not stand. */
  get left(): string[] {
    const holders = this.#holds.get(this.#current) ?? new Set()
    return [...holders].filter((device) => this.roster.deviceState(device) !== 'member')
  }

  makesKey(): void {
    const { after } = this.standing
    const id = `key${this.#keys++}`
    const statement = { k: 'key', id, after, eph: '', boxes: [], chain: [] } as const
    this.hears({ id, device: this.founder, prev: [], auth: this.net, time: 1e9 + this.#keys, statement })
  }

  get #current(): string {
    return this.standing.current?.commit.id ?? ''
  }

  #give(): void {
    const current = this.#current
    const holders = this.#holds.get(current) ?? new Set()
    this.#holds.set(current, holders)
    for (const device of this.devices) if (this.roster.deviceState(device) === 'member') holders.add(device)
  }
}

/** Hears a whole story; keys are made as soon as they are due. Answers how many were. */
const tell = (h: History, devices: readonly string[]): number => {
  const holders = new Holders(h.net, 'alice', devices)
  let made = 0
  for (const commit of h.commits) {
    holders.hears(commit)
    if (holders.standing.clean) continue
    holders.makesKey()
    made++
    expect(holders.standing.clean).toBe(true)
  }
  expect(holders.left).toEqual([])
  return made
}

const everybody = ['alice', 'bob', 'carol', 'dan', 'eve']

/** Alice founds, and lets Bob, Carol and Dan in. */
const network = () => {
  const h = new History()
  h.founds('alice')
  for (const name of ['bob', 'carol', 'dan']) h.admits('alice', name)
  return h
}

const none = { cut: [], keep: [], replaces: [] }

describe('P-KEY-1: a new key exactly when a device that could open the one in use does not stand any more', () => {
  test('P-KEY-1: a coordinator is demoted: whom she lets in afterwards is out, and a key is due then, not before', () => {
    const h = network()
    const member = h.acts.get('bob')!
    const role = h.grants('alice', 'bob', 'coordinator')
    h.revokes('alice', { by: 'member', member: 'bob', role: 'coordinator' }, { cut: [role] })
    expect(tell(h, everybody)).toBe(0)
    // Bob had not heard of it, and gave Eve the key that he had.
    h.admits('bob', 'eve', {}, role)
    expect(h.roster().deviceState('eve')).toBe('revoked')
    expect(tell(h, everybody)).toBe(1)
    // What she does as a member is nobody's loss.
    h.writes('bob', member)
    expect(tell(h, everybody)).toBe(1)
  })

  test('P-KEY-1: whom she had let in before loses the standing in the same moment: the demotion itself wants the key', () => {
    const h = network()
    const role = h.grants('alice', 'bob', 'coordinator')
    h.admits('bob', 'eve', {}, role)
    h.revokes('alice', { by: 'member', member: 'bob', role: 'coordinator' }, none)
    expect(tell(h, everybody)).toBe(1)
  })

  test('P-KEY-1: who was taken in again as ambassador only, and is stripped of that, is out', () => {
    const h = network()
    const removed = h.removes('alice', 'bob')
    h.grants('alice', 'bob', 'ambassador', { after: [removed] })
    expect(h.roster().deviceState('bob')).toBe('member')
    expect(tell(h, everybody)).toBe(1)
    h.revokes('alice', { by: 'member', member: 'bob', role: 'ambassador' }, none)
    expect(h.roster().deviceState('bob')).toBe('revoked')
    expect(tell(h, everybody)).toBe(2)
  })

  test('P-KEY-1: a revoke that hits nothing makes no key, however often it is said', () => {
    const h = network()
    const known = ['carol', 'dan', 'nobody']
    for (const device of known) for (let i = 0; i < 3; i++) h.revokes('bob', { by: 'device', device }, { replaces: [] })
    // Nor with an earlier one to stand for.
    h.revokes('bob', { by: 'device', device: 'carol' }, { replaces: [h.head('bob')] })
    const effective = h.effective()
    expect(effective).toContain(h.head('bob'))
    expect(tell(h, everybody)).toBe(0)
    expect(keyStanding(h.roster()).after).toEqual([])
  })

  test('P-KEY-1: duties that pass from hand to hand make no key', () => {
    const h = network()
    const people = ['bob', 'carol', 'dan']
    for (let i = 0; i < 9; i++) {
      const member = people[i % 3]!
      h.grants('alice', member, 'lead', { scope: `d${i}` })
      h.revokes('alice', { by: 'member', member, role: 'lead', scope: `d${i}` }, { cut: [] })
    }
    expect(tell(h, everybody)).toBe(0)
  })

  test('P-KEY-1: who stood for a while because a removal was undone, and is removed again, may have been given the key meanwhile', () => {
    const h = network()
    const carols = h.grants('alice', 'carol', 'coordinator')
    h.removes('carol', 'bob')
    const holders = new Holders(h.net, 'alice', everybody)
    for (const commit of h.commits) holders.hears(commit)
    holders.makesKey()
    const heard = h.commits.length
    // Alice takes Carol's role back and all she did with it: Bob is here again, and is given the key in use.
    h.revokes('alice', { by: 'member', member: 'carol', role: 'coordinator' }, { cut: [carols] })
    expect(h.roster().deviceState('bob')).toBe('member')
    h.removes('alice', 'bob')
    for (const commit of h.commits.slice(heard)) holders.hears(commit)
    expect(holders.left).toEqual(['bob'])
    expect(holders.standing.clean).toBe(false)
  })

  test('P-KEY-1: of two who remove the same person at once, either key will do', () => {
    const h = network()
    h.grants('alice', 'carol', 'coordinator')
    h.removes('alice', 'bob')
    const heard = h.commits.length
    const holders = new Holders(h.net, 'alice', everybody)
    for (const commit of h.commits.slice(0, heard)) holders.hears(commit)
    holders.makesKey()
    h.removes('carol', 'bob')
    for (const commit of h.commits.slice(heard)) holders.hears(commit)
    expect(holders.standing.clean).toBe(true)
  })

  test(`P-KEY-1: in ${runs} hostile histories nobody who does not stand holds a clean key`, () => {
    const seed = seedFromEnv(11)
    const devices = ['ana', 'ben', 'cyd', 'dan', 'eve', 'fay', 'ana2', 'ben2', 'cyd2', 'dan2', 'eve2', 'spare']
    let [due, needless] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const random = seededRandom(`${seed} ${run}`)
      const holders = new Holders('c0', 'ana', devices)
      const commits = hostileHistory(random, 12 + random.int(50))
      const lazy = random.chance(0.5)
      for (const commit of commits) {
        if (!holders.hears(commit)) continue
        const { clean } = holders.standing
        if (clean && holders.left.length > 0) throw new Error(`run ${run} of ${seed}: ${holders.left} at ${commit.id}`)
        if (clean) continue
        due++
        if (holders.left.length === 0) needless++
        if (!lazy || random.chance(0.3)) holders.makesKey()
      }
    }
    expect(due).toBeGreaterThan(runs / 4)
    // An undoing makes one to be on the safe side.
    expect(needless / due).toBeLessThan(0.4)
  })
})
