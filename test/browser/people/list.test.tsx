import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PeopleScreen } from '../../../renderer/features/people/PeopleScreen.tsx'
import { SavedViewActions } from '../../../renderer/features/people/SavedViewActions.tsx'
import type { ListSettings } from '../../../renderer/store/listSettings.ts'
import { localKeys } from '../../../renderer/store/localKeys.ts'
import { profile } from '../../../renderer/store/profile.ts'
import { useActions } from '../../../renderer/ui/actions.tsx'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown

const people = [
  { name: 'Björn Müller', city: 'Köln', skills: ['Print'], tags: ['host'], email: 'b@example.org' },
  { name: 'Зоя Петрова', city: 'Рига', skills: ['Music'], languages: ['German'], languageLevels: { German: 'C1' } },
  { name: 'Carol Byrne', city: 'Aachen', languages: ['German'], languageLevels: { German: 'A2' } },
  { name: 'Dora', city: '' },
]
beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  for (const values of people) await desk.session.run('createMember', { values })
})
afterEach(() => shown.close())

const open = async (at = '/people', locale: 'en' | 'de' | 'ru' = 'en', session = desk.session) => {
  shown = showScreen({ session, routes: { '/people': PeopleScreen }, at, locale })
  await vi.waitFor(() => expect(document.querySelector('[role=grid]')).not.toBeNull(), { timeout: 15_000 })
}
const names = () =>
  [...document.querySelectorAll('.v-grid-item')]
    .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
    .map((row) => row.getAttribute('aria-label'))
const shows = (...wanted: string[]) => expect.poll(names).toEqual(wanted)
const row = (name: string) => page.getByRole('row', { name })
const header = (name: string) => page.getByRole('columnheader', { name })
const headers = () =>
  [...document.querySelectorAll('[role=columnheader]')].map((cell) => cell.textContent).filter(Boolean)
const picked = () => page.getByRole('toolbar').getByRole('status')
const all = ['Alice Blum', 'Björn Müller', 'Carol Byrne', 'Dora', 'Зоя Петрова']

describe('order', () => {
  test('a header sorts, turns round and lets go again; who has nothing there is last; Back takes it back', async () => {
    await open()
    await shows(...all)
    const city = header('City').getByRole('button')
    await city.click()
    await shows('Carol Byrne', 'Björn Müller', 'Зоя Петрова', 'Alice Blum', 'Dora')
    await expect.element(header('City')).toHaveAttribute('aria-sort', 'ascending')
    expect(shown.search()).toEqual({ sort: 'city' })
    await city.click()
    await shows('Зоя Петрова', 'Björn Müller', 'Carol Byrne', 'Alice Blum', 'Dora')
    await expect.element(header('City')).toHaveAttribute('aria-sort', 'descending')
    expect(shown.search()).toEqual({ sort: '-city' })
    await city.click()
    await expect.poll(() => shown.search()).toEqual({})
    shown.back()
    await expect.element(header('City')).toHaveAttribute('aria-sort', 'descending')
  })

  test('Russian readers find Cyrillic names first', async () => {
    await open('/people', 'ru')
    await shows('Зоя Петрова', ...all.slice(0, 4))
  })
})

describe('columns', () => {
  test('are chosen, moved by keyboard and sized; the next time they stand as they were left', async () => {
    await open()
    await shows(...all)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Languages' }).click({ force: true })
    await page.getByRole('checkbox', { name: 'Country' }).click({ force: true })
    await userEvent.keyboard('{Escape}')
    await expect.poll(headers).toEqual(['Name', 'City', 'Skills', 'Offers', 'Languages'])
    ;(header('Languages').getByRole('button').element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}')
    await expect.poll(headers).toEqual(['Name', 'City', 'Languages', 'Skills', 'Offers'])
    const width = () => header('Languages').element().getBoundingClientRect().width
    const before = width()
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    await expect.poll(() => Math.round(width() - before)).toBe(32)
    // Kept by this machine, for the next time.
    const stored = async () =>
      ((await profile.settings.get(`people/${desk.session.entry.key}`)) as ListSettings).columns?.map(({ id }) => id)
    await expect.poll(stored).toEqual(['name', 'city', 'languages', 'skills', 'offers'])
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('button', { name: 'As usual' }).click()
    await expect.poll(headers).toEqual(['Name', 'City', 'Country', 'Skills', 'Offers'])
  })

  test('dragging a header moves its column, and does not sort', async () => {
    await open()
    await shows(...all)
    const box = (name: string) => header(name).element().getBoundingClientRect()
    const button = header('Skills').getByRole('button').element()
    const [from, to] = [box('Skills'), box('City')]
    const at = (x: number) => ({ clientX: x, clientY: from.top + 5, pointerId: 1, button: 0, bubbles: true })
    button.dispatchEvent(new PointerEvent('pointerdown', at(from.left + 10)))
    window.dispatchEvent(new PointerEvent('pointermove', at(from.left - 30)))
    window.dispatchEvent(new PointerEvent('pointermove', at(to.left + 2)))
    window.dispatchEvent(new PointerEvent('pointerup', at(to.left + 2)))
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await expect.poll(headers).toEqual(['Name', 'Skills', 'City', 'Country', 'Offers'])
    expect(shown.search()).toEqual({})
  })
})

describe('filters', () => {
  test('a language counts from the level that is asked, and says so on its chip', async () => {
    await open('/people?languages=German')
    await shows('Carol Byrne', 'Зоя Петрова')
    await page.getByRole('button', { name: 'Languages: German' }).click()
    await page.getByRole('button', { name: /At least/ }).click()
    await page.getByRole('option', { name: 'B2' }).click()
    await shows('Зоя Петрова')
    await expect.element(page.getByRole('option', { name: /German\s*1/ })).toBeVisible()
    // The level's own list gives the focus back as it closes.
    await expect.poll(() => document.activeElement?.closest('.v-facet')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: 'Languages: German · B2+' })).toBeVisible()
    await page.getByRole('button', { name: 'Remove filter: Languages' }).click()
    await shows(...all)
  })

  test('a field of the network’s own can be filtered by and shown as a column', async () => {
    await desk.session.run('defineCustomField', { values: { label: 'Shirt', kind: 'choice', options: ['S', 'M'] } })
    const carol = (await desk.session.rows.find('member', 'nameKey')).find(({ name }) => name === 'Carol Byrne')!
    await desk.session.run('updateMember', { id: carol.id, values: { custom: { Shirt: 'M' } } })
    await open('/people?c:Shirt=M')
    await shows('Carol Byrne')
    await expect.element(page.getByRole('button', { name: 'Shirt: M' })).toBeVisible()
  })
})

test('what others add waits until the reader asks for it, however it is sorted', async () => {
  const many = Array.from({ length: 25 }, (_, i) => ({ name: `Person ${String(i).padStart(2, '0')}` }))
  for (const values of many) await desk.session.run('createMember', { values })
  await open('/people?sort=-name')
  await expect.poll(() => names()[0]).toBe('Зоя Петрова')
  const dora = (await desk.session.rows.find('member', 'nameKey')).find(({ name }) => name === 'Dora')!
  const yana: MemberRow = {
    ...dora,
    id: `${dora.id.slice(0, 40)}AAAA`,
    name: 'Яна',
    nameKey: 'yana',
    updatedAt: 99,
    updatedBy: 'bob',
  }
  await desk.db.rowTable('members').put(yana)
  await expect.element(page.getByText('1 new person')).toBeVisible()
  expect(names()[0]).toBe('Зоя Петрова')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => names()[0]).toBe('Яна')
})

describe('picking many', () => {
  const control = { modifiers: ['Control' as const] }

  test('with the mouse, the keyboard and Ctrl+A; what was picked stays picked while she filters on', async () => {
    await open()
    await shows(...all)
    await row('Björn Müller').click(control)
    await expect.element(picked()).toHaveTextContent('1 selected')
    await row('Dora').click({ modifiers: ['Shift'] })
    await expect.element(picked()).toHaveTextContent('3 selected')
    await expect.element(row('Carol Byrne')).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('toolbar')).not.toBeInTheDocument()
    await userEvent.keyboard('{Home} {Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}')
    await expect.element(picked()).toHaveTextContent('2 selected')
    await userEvent.keyboard('{Control>}a{/Control}')
    await expect.element(picked()).toHaveTextContent('5 selected')
    await page.getByRole('searchbox', { name: 'Find people' }).fill('Byrne')
    await shows('Carol Byrne')
    await expect.element(picked()).toHaveTextContent('5 selected')
    await expect.element(page.getByRole('checkbox', { name: 'Select everyone shown' })).toBeChecked()
  })

  test('a tag goes to all of them in one act, and one Undo takes it back', async () => {
    await open()
    await shows(...all)
    await row('Björn Müller').click(control)
    await row('Dora').click(control)
    await page.getByRole('button', { name: 'Tag', exact: true }).click()
    await expect.element(page.getByRole('option', { name: /host\s*1 of 2/ })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Find or add a tag' }).fill('greets')
    await userEvent.keyboard('{Enter}')
    const tags = async (name: string) =>
      (await desk.session.rows.find('member', 'nameKey')).find((each) => each.name === name)!.tags
    await expect.poll(() => tags('Dora')).toEqual(['greets'])
    expect(await tags('Björn Müller')).toEqual(['greets', 'host'])
    expect(desk.ran.filter(({ name }) => name === 'tagMembers')).toHaveLength(1)
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => tags('Dora')).toEqual([])
    expect(await tags('Björn Müller')).toEqual(['host'])
  })

  test('they join a department and are invited to an event', async () => {
    await desk.session.run('createDepartment', { values: { name: 'Press' }, columns: [] })
    await desk.session.run('createEvent', { values: { title: 'Supper', start: '2099-12-01', zone: 'Europe/Berlin' } })
    await open()
    await shows(...all)
    await row('Björn Müller').click(control)
    await row('Dora').click(control)
    await page.getByRole('button', { name: 'Department' }).click()
    await page.getByRole('option', { name: 'Press' }).click()
    await expect.poll(async () => (await desk.session.rows.find('department', 'order'))[0]!.members.length).toBe(3)
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByRole('option', { name: /Supper/ }).click()
    await expect.element(page.getByText('2 people invited: Supper')).toBeVisible()
    expect((await desk.session.rows.find('rsvp', 'id')).map(({ answer }) => answer)).toEqual(['none', 'none'])
  })

  test('a plain member is told why she tags nobody and whom to ask for the guest list', async () => {
    await desk.session.run('createEvent', { values: { title: 'Supper', start: '2099-12-01', zone: 'Europe/Berlin' } })
    const me = {
      member: desk.session.me,
      role: 'member' as const,
      name: 'Alice',
      invitedBy: '',
      since: 1,
      roles: [],
      mine: false,
    }
    await open('/people', 'en', { ...desk.session, membership: async () => [me] })
    await shows(...all)
    await row('Dora').click(control)
    await page.getByRole('button', { name: 'Tag', exact: true }).click()
    await expect.element(page.getByText(/Only ambassadors tag other people/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect.element(page.getByText(/The guest list belongs to who organises it/)).toBeVisible()
    await expect.element(page.getByRole('option', { name: /Supper/ })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('saved views', () => {
  const saveAs = async (name: string, isShared: boolean) => {
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByRole('button', { name: 'Save this view' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    if (isShared) await page.getByRole('checkbox', { name: 'Share it with the network' }).click({ force: true })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  }

  test('one’s own stays on this laptop; it comes back as it was, is renamed, removed and brought back', async () => {
    await open('/people?city=Köln&sort=-city')
    await shows('Björn Müller')
    await saveAs('From Cologne', false)
    const kept = () => desk.session.rows.local<{ name: string; query: string }[]>(localKeys.savedFilters)
    await expect.poll(kept).toMatchObject([{ name: 'From Cologne' }])
    expect(desk.ran.some(({ name }) => name === 'saveFilter')).toBe(false)
    await shown.go('/people')
    await shows(...all)
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByRole('button', { name: 'From Cologne', exact: true }).click()
    await shows('Björn Müller')
    expect(shown.search()).toEqual({ city: ['Köln'], sort: '-city' })
    await expect.poll(() => document.querySelector('.v-popover')).toBeNull()
    await page.getByRole('button', { name: 'From Cologne', exact: true }).click()
    await page.getByRole('button', { name: 'View “From Cologne”: more' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect.poll(kept).toEqual([])
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(kept).toMatchObject([{ name: 'From Cologne' }])
  })

  test('a shared one is the network’s: everybody’s list has it', async () => {
    await open('/people?tags=host')
    await shows('Björn Müller')
    await saveAs('Hosts', true)
    await expect
      .poll(() => desk.session.rows.find('savedFilter', 'order'))
      .toMatchObject([{ name: 'Hosts', query: 'tags=host' }])
    await expect.element(page.getByRole('button', { name: 'Hosts' })).toBeVisible()
  })

  test('the palette goes there from anywhere', async () => {
    await desk.session.run('saveFilter', { values: { name: 'Hosts', query: 'tags=host&q=b&evil=1' } })
    let actions: ReturnType<typeof useActions> = []
    const Anywhere = () => {
      actions = useActions()
      return <SavedViewActions />
    }
    shown = showScreen({ session: desk.session, routes: { '/': Anywhere, '/people': PeopleScreen }, at: '/' })
    await expect.poll(() => actions.map(({ label }) => label)).toEqual(['People: Hosts'])
    actions[0]!.run()
    await shows('Björn Müller')
    expect(shown.search()).toEqual({ tags: ['host'], q: 'b' })
  })
})

test('as cards: arrows go both ways, Enter opens, and the address says so', async () => {
  await open()
  await page.getByRole('radio', { name: 'Cards' }).click()
  await expect.element(page.getByRole('gridcell', { name: /Björn Müller.*Köln/ })).toBeVisible()
  expect(shown.search()).toEqual({ view: 'cards' })
  ;(page.getByRole('gridcell', { name: /Alice Blum/ }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft} ')
  await expect.element(picked()).toHaveTextContent('1 selected')
  await expect.element(page.getByRole('gridcell', { name: /Björn Müller/ })).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => shown.path()).toMatch(/^\/people\/.+/)
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing on cards, filters, columns and what is picked (%s)',
  async (scheme) => {
    document.documentElement.dataset.scheme = scheme
    const check = async (where = '.v-page') => {
      // What glides is measured at rest.
      await Promise.all(document.getAnimations().map(({ finished }) => finished))
      const { violations } = await axe.run({ include: [where] }, { rules: { region: { enabled: false } } })
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([])
    }
    await open('/people?skills=Print&skills=Music&joined=90d', 'de')
    await expect.element(page.getByRole('button', { name: /^Können: / })).toBeVisible()
    await check()
    await page.getByRole('button', { name: 'Filter entfernen: Dazugekommen' }).click()
    await row('Björn Müller').click({ modifiers: ['Control'] })
    await expect.element(page.getByRole('toolbar')).toBeVisible()
    await check()
    await page.getByRole('button', { name: /^Filtern/ }).click()
    await expect.element(page.getByRole('option', { name: 'Ort', exact: true })).toBeVisible()
    await check('.v-popover')
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Spalten' }).click()
    await expect.element(page.getByRole('checkbox', { name: 'Sprachen' })).toBeVisible()
    await check('.v-popover')
    await userEvent.keyboard('{Escape}')
    await page.getByRole('radio', { name: 'Karten' }).click()
    await expect.element(page.getByRole('gridcell', { name: /Björn Müller/ })).toBeVisible()
    await check()
  },
)
