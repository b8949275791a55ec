import { listNetworks } from '../../renderer/store/networks.ts'
import { openSession } from '../../renderer/store/openSession.ts'
import type { PeopleQuery } from '../../renderer/store/people.ts'
import { foundLaptop, importPeople, must } from '../support/bench/laptop.ts'

export const seed = async (members: number): Promise<void> => {
  const { session } = await foundLaptop('Alice')
  await importPeople(session, members)
  await session.close()
}

const usual: PeopleQuery = { words: '', choice: {}, order: { by: 'name', isDown: false }, facets: [], locale: 'en' }

/** What people type, letter by letter: names, places, two words, a skill that every second person has, and words that everybody has. */
const typed = ['müller', 'ковалева', 'rostock', 'tbilisi', 'anna nowak', 'photography', 'member', 'verein 12']
const ticks: readonly (readonly [string, readonly string[]])[] = [
  ['city', ['Rostock']],
  ['city', ['Rostock', 'Wien']],
  ['skills', ['design']],
  ['skills', ['design', 'law']],
  ['languages', ['de']],
  ['country', ['DE', 'AT', 'CH']],
  ['organisation', ['Verein 12']],
  ['joined', ['90d']],
]
const columns = ['name', 'city', 'country', 'skills', 'organisation', 'offers', 'email', 'changed']

interface Asked {
  /** Until everybody was read and the first question answered, ms. */
  readonly first: number
  readonly keys: readonly number[]
  readonly facets: readonly number[]
  readonly sorts: readonly number[]
  /** The first time by each column, when its words are put in order. */
  readonly firstSorts: readonly number[]
}

/** Questions as the list asks them, from the window: answers in ms. */
export const ask = async (rounds: number): Promise<Asked> => {
  const [entry] = await listNetworks()
  const session = await must(openSession(entry!))
  const timed = async (query: Partial<PeopleQuery>) => {
    const began = performance.now()
    const answer = await session.people.ask({ ...usual, ...query })
    const took = performance.now() - began
    if (!answer) throw new Error('no answer')
    // What a list does with it at once: the first screenful.
    for (let i = 0; i < Math.min(40, answer.count); i++) answer.idAt(i)
    return { took, count: answer.count }
  }
  const first = (await timed({})).took
  // Warm: the words are indexed too.
  await timed({ words: 'a', order: { by: 'match', isDown: false } })
  const firstSorts: number[] = []
  for (const by of columns) firstSorts.push((await timed({ order: { by, isDown: false } })).took)
  const [keys, facets, sorts]: number[][] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    for (const words of typed)
      for (let length = 1; length <= words.length; length++)
        keys!.push((await timed({ words: words.slice(0, length), order: { by: 'match', isDown: false } })).took)
    let choice: Record<string, readonly string[]> = {}
    for (const [facet, values] of ticks) {
      choice = round % 2 === 0 ? { ...choice, [facet]: values } : { [facet]: values }
      facets!.push((await timed({ choice, facets: [facet, 'city', 'skills', 'organisation'] })).took)
    }
    for (const by of columns)
      for (const isDown of [false, true]) sorts!.push((await timed({ order: { by, isDown } })).took)
  }
  await session.close()
  return { first, keys: keys!, facets: facets!, sorts: sorts!, firstSorts }
}
