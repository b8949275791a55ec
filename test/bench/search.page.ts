import { listNetworks } from '../../renderer/store/networks.ts'
import { openSession } from '../../renderer/store/openSession.ts'
import { foundLaptop, importPeople, must } from '../support/bench/laptop.ts'

export const seed = async (members: number): Promise<void> => {
  const { session } = await foundLaptop('Alice')
  await importPeople(session, members)
  await session.close()
}

/** What people type, keystroke by keystroke: names, places, a slip, two words, a skill that every second person has, and words that everybody has. */
const typed = [
  ...['müller', 'ковалева', 'rostock', 'tbilisi', 'jürgn', 'anna nowak', 'schäfer paul', 'photography'],
  ...['looks after', 'member', 'verein 12'],
]

/** Milliseconds from the first question to its answer (the index is built in its worker), and of each keystroke after it. */
export const search = async (rounds: number): Promise<{ readonly first: number; readonly keys: readonly number[] }> => {
  const [entry] = await listNetworks()
  const session = await must(openSession(entry!))
  const began = performance.now()
  await session.searchIds('m', 'member')
  const first = performance.now() - began
  const keys: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const words of typed) {
      let hits = 0
      for (let length = 1; length <= words.length; length++) {
        const asked = performance.now()
        hits = (await session.searchIds(words.slice(0, length), 'member')).length
        keys.push(performance.now() - asked)
      }
      if (hits === 0) throw new Error(`nobody found for ${words}`)
    }
  }
  await session.close()
  return { first, keys }
}
