import { describe, expect, test } from 'vitest'
import { type SeededRandom, seededRandom } from '../../shared/lib/random.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member } from '../../shared/model/member.ts'
import { decodeCommit } from '../../shared/replica/commit.ts'
import { GRACE_MS } from '../../shared/replica/erased.ts'
import { MemoryDisk, MemoryStore } from '../../shared/replica/MemoryStore.ts'
import { allTables, type Someone, type TestNetwork, testNetwork } from '../support/builders.ts'
import { Mesh } from '../support/network/Mesh.ts'
import { seedFromEnv } from '../support/seed.ts'
import { act } from './story.ts'

const runs = process.env.VMESTE_FUZZ === 'long' ? 100 : 8
const DAY = 86_400_000
const kinds = ['card', 'event', 'member', 'rsvp', 'department'] as const

/** Weeks in which people write, erase and forget, apart and together, on clocks that are minutes off; in the end one coordinator is found to be a rogue. */
class Weeks {
  readonly people = new Map<string, Someone>()
  readonly disks = new Map<string, MemoryDisk>()
  readonly mesh: Mesh
  /** Admitted, and seen by nobody until the end. */
  dora!: Someone

  constructor(
    readonly network: TestNetwork,
    readonly random: SeededRandom,
  ) {
    this.mesh = new Mesh(random.fork('mesh'), network.clock.now)
  }

  static async begin(seed: number): Promise<Weeks> {
    const random = seededRandom(`weeks ${seed}`)
    const off = new Map(['alice', 'bob', 'rogue', 'dan'].map((name) => [name, (random.int(9) - 4) * 60_000]))
    const disk = new MemoryDisk()
    const network = await testNetwork(`weeks ${seed}`, 'alice', new MemoryStore(disk), (name) => off.get(name) ?? 0)
    const weeks = new Weeks(network, random)
    weeks.disks.set('alice', disk)
    weeks.enter(network.founder)
    for (const name of ['bob', 'rogue', 'dan']) {
      weeks.disks.set(name, new MemoryDisk())
      weeks.enter(await network.join(name, { store: new MemoryStore(weeks.disks.get(name)!) }))
    }
    for (const name of ['bob', 'rogue']) await network.grant(weeks.people.get(name)!, 'coordinator')
    weeks.dora = await network.join('dora')
    weeks.separate()
    return weeks
  }

  enter(someone: Someone): void {
    this.people.set(someone.name, someone)
    this.mesh.add(someone)
  }

  separate(): void {
    const groups: string[][] = [[], []]
    for (const name of this.people.keys()) groups[this.random.int(2)]!.push(name)
    this.mesh.partition(...groups)
  }

  /** What the rules do not allow is refused. */
  async erase(who: Someone): Promise<void> {
    const rows = await who.store.find(this.random.pick(kinds), 'id')
    const entity = this.random.chance(0.15)
      ? memberEntityId(who.me, member.type)
      : rows[this.random.int(rows.length)]?.id
    if (entity) await who.replica.commitStatement({ k: 'erase', entity })
  }

  async restart(name: string): Promise<void> {
    this.mesh.remove(name)
    const before = this.people.get(name)!
    await before.replica.close()
    this.enter(await this.network.reopen(before, new MemoryStore(this.disks.get(name)!)))
    this.separate()
  }

  async step(): Promise<void> {
    const { random, network, mesh } = this
    const someone = random.pick([...this.people.values()])
    network.clock.advance(random.int(60_000))
    const dice = random.int(100)
    if (dice < 45) await act(someone, random)
    else if (dice < 58) await this.erase(someone)
    else if (dice < 72) await mesh.run(random.int(80))
    else if (dice < 80) this.separate()
    else if (dice < 86) network.clock.advance(random.int(9) * DAY)
    else if (dice < 94) await someone.replica.forgetErased()
    else if (dice < 97) await this.restart(someone.name)
    else await someone.replica.rebuildRows()
  }

  /** In the end everybody meets everybody. */
  async meet(): Promise<void> {
    this.mesh.join()
    await this.mesh.settle()
  }
}

const idsOf = async (someone: Someone) => {
  const ids: string[] = []
  await someone.store.scan((page) => {
    for (const { id } of page) ids.push(id)
  })
  return ids.sort()
}

/** Bodies of erased entities that lie on this disk. */
const bodiesLeft = async (someone: Someone): Promise<number> => {
  let left = 0
  const erased = someone.replica.erasedSince
  await someone.store.scan((page) => {
    for (const { bytes } of page) {
      const commit = decodeCommit(bytes, someone.replica.net)
      if (commit.ok) left += commit.value.ops.filter(({ entity, body }) => body && erased.has(entity)).length
    }
  })
  return left
}

const allAgree = async (people: Iterable<Someone>): Promise<void> => {
  const [first, ...others] = [...people]
  const [ids, tables] = [await idsOf(first!), await allTables(first!.store)]
  for (const other of others) {
    expect(await idsOf(other), `${other.name} holds other commits than ${first!.name}`).toEqual(ids)
    expect(await allTables(other.store), `${other.name} sees other rows than ${first!.name}`).toEqual(tables)
  }
}

const live = async (seed: number): Promise<void> => {
  const weeks = await Weeks.begin(seed)
  const { people, network } = weeks
  for (let i = 0; i < 70; i++) await weeks.step()
  await weeks.meet()
  const rogue = people.get('rogue')!
  await rogue.state({ k: 'erase', entity: memberEntityId(people.get('bob')!.me, member.type) })
  await weeks.meet()
  expect(rogue.replica.erasedSince.size).toBeGreaterThan(0)
  await allAgree(people.values())

  // Everything the rogue ever did is set aside; what she erased comes back wherever anybody still has it.
  const alice = people.get('alice')!
  const target = { by: 'member', member: rogue.me } as const
  await alice.state({ k: 'revoke', target, cut: [], keep: [], replaces: [] })
  weeks.mesh.remove('rogue')
  people.delete('rogue')
  await weeks.meet()
  await allAgree(people.values())

  network.clock.advance(GRACE_MS + DAY)
  for (const someone of people.values()) {
    await someone.replica.forgetErased()
    expect(await bodiesLeft(someone)).toBe(0)
    const before = await allTables(someone.store)
    await someone.replica.rebuildRows()
    expect(await allTables(someone.store)).toEqual(before)
  }
  const { dora } = weeks
  people.set('dora', dora)
  weeks.mesh.add(dora)
  await weeks.meet()
  await allAgree(people.values())
  expect(await bodiesLeft(dora)).toBe(0)
}

describe('convergence with erasing', () => {
  const first = seedFromEnv(1)
  const count = process.env.VMESTE_SEED ? 1 : runs
  for (let seed = first; seed < first + count; seed++)
    test(
      `Case 21: erased beside edits, forgotten on different days, given back when the eraser is removed (VMESTE_SEED=${seed})`,
      () => live(seed),
      60_000,
    )
})
