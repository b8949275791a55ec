import { createEvent } from '../../shared/commands/createEvent.ts'
import type { BenchContext } from '../support/bench/harness.ts'
import { allTables, type Someone, testNetwork } from '../support/builders.ts'
import { Mesh } from '../support/network/Mesh.ts'

const names = ['bob', 'carol', 'dan', 'eve', 'fay', 'gil', 'hal']

/** What y-webrtc 10.3 sends: every window that receives an update passes it on to every peer but the sender, as was measured (2, 12, 56). */
const plainMessages = (peers: number): number => peers * (peers - 1)

/** Messages that one edit costs in a full mesh, the worst of all its members. Throws when somebody does not get it. */
const messagesPerEdit = async (peers: number): Promise<number> => {
  const network = await testNetwork(`bench ${peers}`)
  const mesh = new Mesh(network.random.fork('mesh'), network.clock.now)
  const people: Someone[] = [network.founder]
  for (const name of names.slice(0, peers - 1)) people.push(await network.join(name))
  for (const someone of people) mesh.add(someone)
  mesh.join()
  await mesh.settle()
  const sent = (): number => mesh.links().reduce((sum, link) => sum + link.sent.frames, 0)
  let worst = 0
  for (const someone of people) {
    const before = sent()
    const values = { title: `Stammtisch of ${someone.name}`, start: '2026-12-01T19:00', zone: 'Europe/Berlin' }
    await someone.run(createEvent, { values })
    await mesh.settle()
    worst = Math.max(worst, sent() - before)
  }
  const shown = await Promise.all(people.map(async ({ store }) => JSON.stringify(await allTables(store))))
  if (new Set(shown).size > 1) throw new Error('an edit did not reach everybody')
  return worst
}

/** One message to each other member, and nobody repeats it: ratio 1 / peers. */
export const run = async ({ report }: BenchContext): Promise<void> => {
  for (const peers of [2, 4, 8])
    report({
      name: `messages: one edit in a full mesh of ${peers}`,
      unit: 'msg',
      value: await messagesPerEdit(peers),
      baseline: plainMessages(peers),
      goal: (peers - 1) / plainMessages(peers),
    })
}
