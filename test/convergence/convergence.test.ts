import { describe, expect, test } from 'vitest'
import { type SeededRandom, seededRandom } from '../../shared/lib/random.ts'
import { MemoryDisk, MemoryStore } from '../../shared/replica/MemoryStore.ts'
import { allTables, type Someone, type TestNetwork, testNetwork } from '../support/builders.ts'
import { Mesh } from '../support/network/Mesh.ts'
import { linkPair } from '../support/network/memoryLink.ts'
import { seedFromEnv } from '../support/seed.ts'
import { act } from './story.ts'

const runs = process.env.VMESTE_FUZZ === 'long' ? 100 : 10
const names = ['bob', 'carol', 'dan', 'eve', 'fay']

/** A random life of a small network: everybody acts, links come and go, programs end and start again, strangers send junk, some are removed. */
class Life {
  readonly people = new Map<string, Someone>()
  /** What outlives a program. */
  readonly disks = new Map<string, MemoryDisk>()
  readonly mesh: Mesh
  groups: string[][] = []

  constructor(
    readonly network: TestNetwork,
    readonly random: SeededRandom,
  ) {
    this.mesh = new Mesh(random.fork('mesh'), network.clock.now)
  }

  static async begin(seed: number): Promise<Life> {
    const random = seededRandom(`life ${seed}`)
    const disk = new MemoryDisk()
    const life = new Life(await testNetwork(`life ${seed}`, 'alice', new MemoryStore(disk)), random)
    life.disks.set('alice', disk)
    life.enter(life.network.founder)
    for (const name of names.slice(0, 2 + random.int(4))) {
      life.disks.set(name, new MemoryDisk())
      life.enter(await life.network.join(name, { store: new MemoryStore(life.disks.get(name)!) }))
    }
    life.separate()
    return life
  }

  enter(someone: Someone): void {
    this.people.set(someone.name, someone)
    this.mesh.add(someone)
  }

  /** New company for everybody: one to three groups that do not reach one another. */
  separate(): void {
    const groups: string[][] = [[], [], []]
    for (const name of this.people.keys()) groups[this.random.int(3)]!.push(name)
    this.groups = groups
    this.mesh.partition(...groups)
  }

  async restart(name: string): Promise<void> {
    this.mesh.remove(name)
    const before = this.people.get(name)!
    // What was being stored is stored, or not at all; the next program finds one or the other.
    await before.replica.close()
    this.enter(await this.network.reopen(before, new MemoryStore(this.disks.get(name)!)))
    this.mesh.partition(...this.groups)
  }

  /** Somebody offers again what the other may have, in any order. */
  async repeat(to: Someone, from: Someone): Promise<void> {
    const commits = this.random.shuffle(await from.commits()).slice(0, 30)
    await to.replica.accept(commits, 'repeat')
  }

  /** Alice removes somebody: what she knew of that person's work keeps its effect, what others hold beyond that does not. */
  async banish(name: string): Promise<void> {
    const [alice, removed] = [this.people.get('alice')!, this.people.get(name)!]
    if (name === 'alice' || this.people.size < 4) return
    const cut = (await alice.store.heads(removed.device.device)).map(({ id }) => id)
    const target = { by: 'member', member: removed.me } as const
    await alice.state({ k: 'revoke', target, cut, keep: [], replaces: [] })
    this.mesh.remove(name)
    this.people.delete(name)
    this.groups = this.groups.map((group) => group.filter((other) => other !== name))
  }

  /** A link that nobody honest holds: the engine must close it and go on. */
  junk(name: string): void {
    const [ours, theirs] = linkPair()
    theirs.start({ frame: () => {}, closed: () => {} })
    this.mesh.engine(name).addLink(ours)
    for (let i = 0; i < 3; i++) theirs.send(this.random.bytes(1 + this.random.int(300)))
    theirs.close('junk over')
  }

  async step(): Promise<void> {
    const { random, network, people } = this
    const someone = random.pick([...people.values()])
    network.clock.advance(random.int(90_000))
    const dice = random.int(100)
    if (dice < 55) await act(someone, random)
    else if (dice < 75) await this.mesh.run(random.int(60))
    else if (dice < 83) this.separate()
    else if (dice < 89) await this.restart(someone.name)
    else if (dice < 95) await this.repeat(someone, random.pick([...people.values()]))
    else if (dice < 98) this.junk(someone.name)
    else await this.banish(someone.name)
  }
}

const live = async (seed: number): Promise<void> => {
  const life = await Life.begin(seed)
  for (let i = 0; i < 60; i++) await life.step()
  life.mesh.join()
  await life.mesh.settle()
  const [first, ...others] = [...life.people.values()]
  const expected = { ids: await idsOf(first!), tables: await allTables(first!.store) }
  expect(expected.ids.length).toBeGreaterThan(5)
  for (const other of others) {
    expect(await idsOf(other), `${other.name} holds other commits than ${first!.name}`).toEqual(expected.ids)
    expect(await allTables(other.store), `${other.name} sees other rows than ${first!.name}`).toEqual(expected.tables)
  }
  for (const { name } of life.people.values()) expect(life.mesh.engine(name).unsentCommits()).toEqual([])
}

const idsOf = async (someone: Someone): Promise<string[]> => {
  const ids: string[] = []
  await someone.store.scan((page) => {
    for (const record of page) ids.push(record.id)
  })
  return ids.sort()
}

describe('convergence', () => {
  const first = seedFromEnv(1)
  const count = process.env.VMESTE_SEED ? 1 : runs
  for (let seed = first; seed < first + count; seed++)
    test(
      `Case 1: partitions, repeats, restarts, junk and removals end in the same rows (VMESTE_SEED=${seed})`,
      () => live(seed),
      60_000,
    )
})
