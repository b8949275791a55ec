import { expect, test } from 'vitest'
import { createSample } from '../../../shared/commands/createSample.ts'
import { foundNetwork } from '../../../shared/commands/foundNetwork.ts'
import { makeDesk, resultOf } from '../../support/commandContext.ts'

const today = Date.UTC(2026, 10, 20, 12)

const sampleDesk = async (locale: 'en' | 'de' | 'ru') => {
  const desk = makeDesk({ now: today })
  await desk.run(foundNetwork, { name: 'Sample', me: { name: 'Alice' } })
  const counts = resultOf(await desk.run(createSample, { seed: 7, locale }))
  return { desk, counts }
}

test.each(['en', 'de', 'ru'] as const)(
  'a sample network in %s is full, and its person has something to do',
  async (locale) => {
    const { desk, counts } = await sampleDesk(locale)
    expect(counts).toEqual({ members: 200, departments: 12, events: 40, cards: 300 })
    const [members, departments, events, cards] = [
      await desk.all('member'),
      await desk.all('department'),
      await desk.all('event'),
      await desk.all('card'),
    ]
    expect([members.length, departments.length, events.length, cards.length]).toEqual([201, 12, 40, 300])
    expect(members.some(({ name }) => /[äöüß]/.test(name))).toBe(true)
    expect(members.some(({ name }) => /[а-я]/i.test(name))).toBe(true)
    expect(new Set(members.map(({ name }) => name)).size).toBe(201)
    const me = members.find(({ name }) => name === 'Alice')!.id
    expect(cards.filter(({ workers }) => workers.includes(me)).length).toBeGreaterThan(3)
    expect(departments.filter(({ members: team }) => team.includes(me))).toHaveLength(3)
    const days = events.map(({ start }) => start.slice(0, 10))
    expect(days).toContain('2026-11-20')
    expect(days.some((day) => day < '2026-11-20')).toBe(true)
    // Nothing a person reads has a slot left open.
    for (const shown of [
      ...cards.map(({ title }) => title),
      ...events.map(({ title }) => title),
      ...members.map(({ intro }) => intro),
    ])
      expect(shown).not.toMatch(/[{}]|undefined/)
    const [organisations, fields] = [await desk.all('organisation'), await desk.all('customField')]
    expect([organisations.length, fields.length]).toEqual([8, 2])
    const known = new Set(organisations.map(({ id }) => id))
    const belonging = members.flatMap(({ affiliations }) => Object.keys(affiliations))
    expect(belonging.length).toBeGreaterThan(30)
    expect(belonging.every((id) => known.has(id))).toBe(true)
    const keys = fields.map(({ key }) => key)
    for (const { custom, languages, languageLevels } of members) {
      expect(keys).toEqual(expect.arrayContaining(Object.keys(custom)))
      expect(languages).toEqual(expect.arrayContaining(Object.keys(languageLevels)))
    }
    expect(members.filter(({ contacts }) => contacts.length > 0).length).toBeGreaterThan(50)
    if (locale === 'ru') for (const { title } of cards) expect(title).toMatch(/[а-яё]/i)
    for (const { scope } of cards.filter(({ done }) => done)) expect(scope).not.toBe('')
  },
)

test('the same seed gives the same network', async () => {
  const [one, two] = [await sampleDesk('en'), await sampleDesk('en')]
  expect(await two.desk.all('card')).toEqual(await one.desk.all('card'))
  expect(await two.desk.all('event')).toEqual(await one.desk.all('event'))
})
