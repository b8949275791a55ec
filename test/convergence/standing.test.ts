import { describe, expect, test } from 'vitest'
import { createDepartment } from '../../shared/commands/createDepartment.ts'
import { type SeededRandom, seededRandom } from '../../shared/lib/random.ts'
import type { CommitId } from '../../shared/model/ids.ts'
import { bringBack, give, takeBack } from '../../shared/replica/acts.ts'
import { planRestore } from '../../shared/roster/restoring.ts'
import { revocationsOf } from '../../shared/roster/revocations.ts'
import { allTables, type Someone, type TestNetwork, testNetwork } from '../support/builders.ts'
import { seedFromEnv } from '../support/seed.ts'
import { act } from './story.ts'

const runs = process.env.VMESTE_FUZZ === 'long' ? 150 : 12

/** Three judges hold replicas that hear of everything late and in any order; five others write, and are removed and brought back. */
class Court {
  constructor(
    readonly network: TestNetwork,
    readonly random: SeededRandom,
    readonly judges: readonly Someone[],
    readonly others: readonly Someone[],
  ) {}

  static async begin(seed: number): Promise<Court> {
    const network = await testNetwork(`court ${seed}`)
    const [bob, carol] = [await network.join('bob'), await network.join('carol')]
    await network.grant(bob, 'coordinator')
    await network.grant(carol, 'coordinator')
    const others: Someone[] = []
    for (const name of ['dan', 'eve', 'fay', 'gil']) others.push(await network.join(name))
    await network.grant(others[0]!, 'ambassador')
    await network.founder.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
    const phone = await network.link(others[1]!, 'eve’s phone')
    const court = new Court(network, seededRandom(`court ${seed}`), [network.founder, bob, carol], [...others, phone])
    await court.meet()
    return court
  }

  get everybody(): readonly Someone[] {
    return [...this.judges, ...this.others]
  }

  /** Some of what one has, in any order; what lacks something is offered again another day. */
  async hear(to: Someone, from: Someone): Promise<void> {
    const commits = this.random.shuffle(await from.commits())
    const some = this.random.chance(0.5) ? commits : commits.slice(0, 1 + this.random.int(commits.length))
    for (let at = 0; at < some.length; ) {
      const count = 1 + this.random.int(40)
      const { fatal } = await to.replica.accept(some.slice(at, at + count), from.name)
      expect(fatal).toBe(null)
      at += count
    }
  }

  /** Everybody knows everything. */
  async meet(): Promise<void> {
    const [first, ...rest] = this.everybody
    for (const who of rest) await first!.take(who)
    for (const who of rest) await who.take(first!)
  }

  async write(): Promise<void> {
    await act(this.random.pick(this.everybody), this.random)
  }

  async judge(): Promise<void> {
    const { random } = this
    const judge = random.pick([...this.judges, this.others[0]!])
    this.network.clock.advance(random.int(30_000))
    const whom = random.pick(this.everybody)
    const cutoff = random.pick(['known', 'nothing', { before: this.network.clock.now() - random.int(60_000) }] as const)
    const revocations = revocationsOf(judge.replica.roster, { member: judge.me, device: judge.device.device })
    const dice = random.int(10)
    if (dice < 3) await judge.replica.act(takeBack({ by: 'member', member: whom.me }, cutoff))
    else if (dice < 4) await judge.replica.act(takeBack({ by: 'member', member: whom.me, role: 'ambassador' }, cutoff))
    else if (dice < 5) await judge.replica.act(takeBack({ by: 'device', device: whom.device.device }, cutoff))
    else if (dice < 6)
      await judge.replica.act(give({ member: whom.me, role: random.pick(['member', 'ambassador'] as const) }))
    else if (revocations.length > 0) await judge.replica.act(bringBack(random.pick(revocations).id))
  }
}

const tables = (who: Someone) => allTables(who.store)

const live = async (seed: number): Promise<void> => {
  const court = await Court.begin(seed)
  const { random } = court
  for (let step = 0; step < 40; step++) {
    const dice = random.int(10)
    if (dice < 4) await court.write()
    else if (dice < 7) await court.judge()
    else await court.hear(random.pick(court.everybody), random.pick(court.everybody))
  }
  for (let i = 0; i < 6; i++) await court.hear(random.pick(court.judges), random.pick(court.everybody))
  await court.meet()
  const expected = await tables(court.judges[0]!)
  for (const who of court.everybody) {
    expect(await tables(who), `${who.name} sees other rows than alice`).toEqual(expected)
    const remembered = await who.store.local<ReadonlyMap<CommitId, CommitId>>('replica/cut')
    await who.replica.rebuildRows()
    expect(await tables(who), `${who.name} had other rows than the commits say`).toEqual(expected)
    const found = await who.store.local<ReadonlyMap<CommitId, CommitId>>('replica/cut')
    expect([...(remembered ?? new Map()).keys()].sort(), who.name).toEqual([...(found ?? new Map()).keys()].sort())
  }
  await thereAndBack(court)
}

/** Whoever is left is removed, whatever counts of what they did, and brought back: nothing is different from before. */
const thereAndBack = async ({ judges: [alice], everybody, random }: Court): Promise<void> => {
  const actor = { member: alice!.me, device: alice!.device.device }
  const before = await tables(alice!)
  const roles = (who: Someone) =>
    alice!.replica.roster
      .standing(who.me)
      .map(({ role }) => role)
      .sort()
  for (const who of random.shuffle(everybody)) {
    const had = roles(who)
    const removed = await alice!.replica.act(
      takeBack({ by: 'member', member: who.me }, random.pick(['known', 'nothing'])),
    )
    if (!removed.ok) continue
    expect(roles(who)).toEqual([])
    expect(planRestore(alice!.replica.roster, actor, removed.value[0]!.id).ok).toBe(true)
    await alice!.replica.act(bringBack(removed.value[0]!.id))
    expect(await tables(alice!), `${who.name} removed and brought back`).toEqual(before)
    expect(roles(who)).toEqual(had)
  }
}

describe('standing', () => {
  const first = seedFromEnv(1)
  const count = process.env.VMESTE_SEED ? 1 : runs
  for (let seed = first; seed < first + count; seed++)
    test(
      `Case 7: removals and restorations, heard of late and in any order, end in the same rows; each can be undone (VMESTE_SEED=${seed})`,
      () => live(seed),
      120_000,
    )
})
