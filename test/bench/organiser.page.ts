import { foundNetwork, listNetworks } from '../../renderer/store/networks.ts'
import { openSession } from '../../renderer/store/openSession.ts'
import { plainCard, plainEvent, plainMember } from './network.ts'

const list = (text: string) => text.split(',')

/** Founds a network and fills it through commands, as a person does through imports and boards. */
export const seed = async (members: number, events: number, cards: number): Promise<void> => {
  const founded = await foundNetwork({ network: 'Bench', name: 'Alice' })
  if (!founded.ok) throw new Error(founded.error.code)
  const opened = await openSession(founded.value)
  if (!opened.ok) throw new Error(opened.error.code)
  const session = opened.value
  const must = async <T>(running: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>) => {
    const result = await running
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }
  await must(
    session.run('importMembers', {
      members: Array.from({ length: members }, (_, i) => {
        const { skills, languages, offers, asks, ...values } = plainMember(i)
        return { ...values, skills: list(skills), languages: list(languages), offers: list(offers), asks: list(asks) }
      }),
    }),
  )
  await must(
    session.run('importEvents', {
      events: Array.from({ length: events }, (_, i) => ({ ...plainEvent(i), uid: `bench-${i}` })),
    }),
  )
  const departments: string[] = []
  for (let i = 0; i < 12; i++) {
    const made = await must(
      session.run('createDepartment', { values: { name: `Department ${i}` }, columns: [{ name: 'To do' }] }),
    )
    departments.push(made.value.id)
  }
  for (let i = 0; i < cards; i += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, cards - i) }, (_, k) => {
        const { title, due, department } = plainCard(i + k)
        return must(session.run('createCard', { department: departments[department]!, values: { title, due } }))
      }),
    )
  await session.close()
}

/** The data alone, as the directory reads it: the first 50 people by name, one search. Milliseconds since the page began to load. */
export const startData = async (): Promise<{ readonly list: number; readonly search: number }> => {
  const called = performance.now()
  const ready = called - idle()
  const [entry] = await listNetworks()
  const opened = await openSession(entry!)
  if (!opened.ok) throw new Error(opened.error.code)
  const people = await opened.value.rows.find('member', 'nameKey', {}, { limit: 50 })
  if (people.length < 50) throw new Error('people are missing')
  const listed = performance.now()
  const hits = await opened.value.search('müller', { types: ['member'], limit: 50 })
  if (hits.length === 0) throw new Error('the search found nothing')
  return { list: ready + listed - called, search: ready + performance.now() - called }
}

const evaluated = performance.now()
const idle = () => performance.now() - evaluated
