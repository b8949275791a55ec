import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PeopleScreen } from '../../../renderer/features/people/PeopleScreen.tsx'
import { seededRandom } from '../../../shared/lib/random.ts'
import { entities } from '../../../shared/model/entities.ts'
import { makeEntityId, memberEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown

const people = [
  { name: 'Björn Müller', city: 'Köln', country: 'DE', skills: ['Print'], timeZone: 'Europe/Berlin' },
  { name: 'Зоя Петрова', city: 'Рига', country: 'LV', skills: ['Music'], offers: ['A van'] },
  { name: 'Carol Byrne', city: 'London', country: 'GB', skills: ['Print', 'Web'], intro: 'I draw maps.' },
]
beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  for (const values of people) await desk.session.run('createMember', { values })
})
afterEach(() => shown.close())

const open = (locale: 'en' | 'de' | 'ru' = 'en', at = '/people') => {
  shown = showScreen({ session: desk.session, routes: { '/people': PeopleScreen }, at, locale })
}
const own = () => memberEntityId(desk.session.me, entities.member.type)
const named = async (name: string): Promise<MemberRow> =>
  (await desk.session.rows.find('member', 'nameKey')).find((row) => row.name === name)!
const row = (name: string) => page.getByRole('row', { name })
const look = async (facet: string) => {
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('option', { name: facet, exact: true }).click()
}
const tick = async (facet: string, value: string) => {
  await look(facet)
  await page.getByRole('option', { name: value }).click()
  await userEvent.keyboard('{Escape}')
}

test('typing finds umlauts and Cyrillic either way, and Escape shows everyone again', async () => {
  open()
  await expect.element(row('Carol Byrne')).toBeVisible()
  await userEvent.keyboard('/')
  await userEvent.keyboard('muller')
  await expect.element(row('Björn Müller')).toBeVisible()
  await expect.element(row('Carol Byrne')).not.toBeInTheDocument()
  await userEvent.fill(page.getByRole('searchbox'), 'zoya')
  await expect.element(row('Зоя Петрова')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(row('Carol Byrne')).toBeVisible()
})

test('arrows and Enter open a record with its own address; Escape closes it and the list keeps its place', async () => {
  open()
  await expect.element(row('Carol Byrne')).toBeVisible()
  await userEvent.keyboard('/')
  await userEvent.keyboard('{ArrowDown}{End}{Enter}')
  const zoya = await named('Зоя Петрова')
  await vi.waitFor(() => expect(shown.path()).toBe(`/people/${zoya.id}`))
  await expect.element(page.getByRole('complementary').getByText('A van')).toBeVisible()
  ;(row('Зоя Петрова').element() as HTMLElement).focus()
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(shown.path()).toBe('/people'))
})

test('each field of a record saves itself', async () => {
  open('en', `/people/${(await named('Björn Müller')).id}`)
  const record = page.getByRole('complementary')
  await record.getByRole('textbox', { name: 'City' }).fill('Bonn')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(async () => expect((await named('Björn Müller')).city).toBe('Bonn'))
  const skills = record.getByRole('combobox', { name: 'Skills' })
  await skills.click()
  await userEvent.keyboard('Sewing{Enter}')
  await vi.waitFor(async () => expect((await named('Björn Müller')).skills).toEqual(['Print', 'Sewing']))
})

test('facets combine with each other and say how many each would show', async () => {
  open()
  await tick('Skills', 'Print')
  await expect.element(row('Зоя Петрова')).not.toBeInTheDocument()
  await expect.element(row('Björn Müller')).toBeVisible()
  await look('Country')
  await expect.element(page.getByRole('option', { name: /United Kingdom\s*1/ })).toBeVisible()
  await expect.element(page.getByRole('option', { name: /Latvia/ })).not.toBeInTheDocument()
})

test('search, filters and order stand in the address: Back takes a filter back, and a bookmark brings all of it', async () => {
  open()
  await tick('Skills', 'Print')
  await vi.waitFor(() => expect(shown.search()).toEqual({ skills: ['Print'] }))
  await userEvent.fill(page.getByRole('searchbox', { name: 'Find people' }), 'byrne')
  await vi.waitFor(() => expect(shown.search()).toEqual({ skills: ['Print'], q: 'byrne' }))
  // A record opens and closes on the same view.
  await row('Carol Byrne').click()
  await expect.element(page.getByRole('complementary')).toBeVisible()
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
  await vi.waitFor(() => expect(shown.path()).toBe('/people'))
  expect(shown.search()).toEqual({ skills: ['Print'], q: 'byrne' })
  await shown.go('/people')
  await expect.element(row('Зоя Петрова')).toBeVisible()
  await expect.element(page.getByRole('searchbox', { name: 'Find people' })).toHaveValue('')
  shown.back()
  await expect.element(row('Зоя Петрова')).not.toBeInTheDocument()
  await expect.element(page.getByRole('searchbox', { name: 'Find people' })).toHaveValue('byrne')
})

const changedAt = (updatedAt: number, updatedBy: string): object => ({ updatedAt, updatedBy })

test('sorted by change, what others change waits while she reads, and comes when she asks', async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ name: `Person ${i}` }))
  for (const values of many) await desk.session.run('createMember', { values })
  const rows = desk.db.rowTable('members')
  for (const [i, { id }] of (await desk.session.rows.find('member', 'nameKey')).entries())
    await rows.update(id, changedAt(i + 1, desk.session.me))
  open('en', '/people?sort=changed')
  const first = () => document.querySelectorAll('[role=row]')[1]?.getAttribute('aria-label')
  await vi.waitFor(() => expect(first()).toBe('Зоя Петрова'))
  await expect.element(page.getByRole('grid')).not.toHaveAttribute('aria-busy')
  const { id } = await named('Carol Byrne')
  await rows.update(id, changedAt(1000, 'bob'))
  await expect.element(page.getByText('1 change above')).toBeVisible()
  expect(first()).toBe('Зоя Петрова')
  await page.getByRole('button', { name: 'Show' }).click()
  await vi.waitFor(() => expect(first()).toBe('Carol Byrne'))
})

test('whoever founded the network an hour ago is shown how to bring in her list', async () => {
  for (const { name } of people) await desk.session.run('removeEntities', { ids: [(await named(name)).id] })
  open()
  await expect.element(row('Alice Blum')).toBeVisible()
  await expect.element(page.getByText('So far it is only you')).toBeVisible()
  await userEvent.fill(page.getByRole('searchbox'), 'nobody at all')
  await expect.element(page.getByText('So far it is only you')).not.toBeInTheDocument()
})

test('a removed record comes back with Undo', async () => {
  open('en', `/people/${(await named('Carol Byrne')).id}`)
  await page.getByRole('complementary').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remove record' }).click()
  await expect.element(row('Carol Byrne')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.element(row('Carol Byrne')).toBeVisible()
})

test('the own record asks what an introduction is made of and keeps each answer', async () => {
  open('en', `/people/${own()}`)
  const intro = page.getByRole('textbox', { name: 'Who are you, in a sentence or two?' })
  await intro.fill('I bake for a hundred.')
  await userEvent.keyboard('{Tab}')
  await vi.waitFor(async () => expect((await named('Alice Blum')).intro).toBe('I bake for a hundred.'))
  await page.getByRole('button', { name: 'Later' }).click()
  await expect.element(intro).not.toBeInTheDocument()
})

test('a plain member reads the records of others and cannot change them', async () => {
  shown = showScreen({
    session: {
      ...desk.session,
      membership: async () => [
        { member: desk.session.me, role: 'member', name: 'Alice', invitedBy: '', since: 1, roles: [], mine: false },
      ],
    },
    routes: { '/people': PeopleScreen },
    at: `/people/${(await named('Carol Byrne')).id}`,
  })
  const record = page.getByRole('complementary')
  await expect.element(record.getByText('I draw maps.')).toBeVisible()
  await expect.element(record.getByText(/Only Carol Byrne and ambassadors/)).toBeVisible()
  expect(record.getByRole('textbox').elements()).toEqual([])
})

test('with 20,000 people only the rows in view exist', async () => {
  const blank = await named('Carol Byrne')
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    ...blank,
    id: makeEntityId({ type: entities.member.type, scope: new Uint8Array(16), rand: seededRandom(i).bytes(16) }),
    name: `Person ${i}`,
    nameKey: `person ${String(i).padStart(5, '0')}`,
  }))
  await desk.db.rowTable('members').bulkPut(many)
  open()
  await expect.element(row('Person 3').first()).toBeVisible()
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(80)
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '20005')
})

test.each(['light', 'dark'] as const)('axe finds nothing on list, record and own introduction (%s)', async (scheme) => {
  document.documentElement.dataset.scheme = scheme
  const check = async () => {
    const { violations } = await axe.run(
      { include: [document.body], exclude: ['.v-toasts'] },
      { rules: { region: { enabled: false } } },
    )
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
  }
  open('de')
  await expect.element(row('Carol Byrne')).toBeVisible()
  await check()
  await row('Björn Müller').click()
  await expect.element(page.getByRole('complementary').getByRole('textbox', { name: 'Ort' })).toBeVisible()
  await check()
  await shown.go(`/people/${own()}`)
  await expect.element(page.getByRole('region', { name: 'Stell dich vor' })).toBeVisible()
  await check()
})
