import { allTables, type Someone, testNetwork } from '../../support/builders.ts'
import { Mesh } from '../../support/network/Mesh.ts'

/** Alice's network with these others, everybody with an engine, nobody connected yet. */
export const meshOf = async (seed: string, ...names: string[]) => {
  const network = await testNetwork(seed)
  const mesh = new Mesh(network.random.fork('mesh'), network.clock.now)
  const people: Record<string, Someone> = { alice: network.founder }
  for (const name of names) people[name] = await network.join(name)
  for (const someone of Object.values(people)) mesh.add(someone)
  return { network, mesh, people: people as Readonly<Record<string, Someone>> }
}

export const idsOf = async (someone: Someone): Promise<string[]> => {
  const ids: string[] = []
  await someone.store.scan((page) => {
    for (const record of page) ids.push(record.id)
  })
  return ids.sort()
}

/** Two replicas hold the same commits and show the same rows. */
export const sameAs = async (one: Someone, other: Someone): Promise<boolean> => {
  const [a, b] = [await allTables(one.store), await allTables(other.store)]
  return JSON.stringify([await idsOf(one), a]) === JSON.stringify([await idsOf(other), b])
}
