import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PersonPanel } from '../../../renderer/features/people/record/PersonPanel.tsx'
import { entities } from '../../../shared/model/entities.ts'
import { type EntityId, memberEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { rsvpId } from '../../../shared/model/rsvpId.ts'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown
let bob: EntityId

beforeEach(async () => {
  await page.viewport(900, 1400)
  desk = await openDesk()
  await run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  bob = await create({ name: 'Bob Busch' })
})
afterEach(() => shown.close())

const run = async (name: string, args: unknown): Promise<{ id: EntityId }> => {
  const result = await desk.session.run(name as 'createMember', args as never)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.value
}
const create = async (values: object) => (await run('createMember', { values })).id
const own = () => memberEntityId(desk.session.me, entities.member.type)
const rowOf = async (id = bob) => (await desk.session.rows.get('member', id)) as MemberRow
const open = (id: EntityId = bob, locale: 'en' | 'de' | 'ru' = 'en') => {
  const Record = () => <PersonPanel id={id} onClose={() => undefined} />
  shown = showScreen({ session: desk.session, routes: { '/': Record }, at: '/', locale })
}
/** As somebody who may only read it. */
const openToRead = async (id: EntityId = bob, locale: 'en' | 'de' | 'ru' = 'en') => {
  const [me] = await desk.session.membership()
  vi.spyOn(desk.session, 'membership').mockResolvedValue([{ ...me!, role: 'member' }])
  open(id, locale)
}
const field = (name: string) => page.getByRole('textbox', { name, exact: true })

describe('languages', () => {
  test('are added by typing, with a level of their own, and both go together', async () => {
    open()
    const add = page.getByRole('combobox', { name: 'Languages' })
    await add.fill('Plattdeutsch')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(async () => expect((await rowOf()).languages).toEqual(['Plattdeutsch']))
    await userEvent.keyboard('{Tab}')
    await page.getByRole('button', { name: /Plattdeutsch: how well\?/ }).click()
    await page.getByRole('option', { name: /^B2/ }).click()
    await vi.waitFor(async () => expect((await rowOf()).languageLevels).toEqual({ Plattdeutsch: 'B2' }))
    await page.getByRole('button', { name: 'Remove Plattdeutsch' }).click()
    await vi.waitFor(async () => expect((await rowOf()).languages).toEqual([]))
    expect((await rowOf()).languageLevels).toEqual({})
  })

  test('are read with what they mean in the reader’s language', async () => {
    await run('updateMember', {
      id: bob,
      values: { languages: ['Deutsch', 'Polnisch'], languageLevels: { Deutsch: 'native', Polnisch: 'A2' } },
    })
    await openToRead(bob, 'de')
    await expect.element(page.getByText('Deutsch · Muttersprache')).toBeVisible()
    await expect.element(page.getByText('Polnisch · A2')).toBeVisible()
  })
})

describe('ways to reach somebody', () => {
  test('are added, changed, used where they stand, and taken away', async () => {
    open()
    await page.getByRole('button', { name: 'Add a way to reach' }).click()
    await page.getByRole('menuitem', { name: 'Signal' }).click()
    await field('Signal').fill('+49 171 3920012')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(async () => expect((await rowOf()).contacts).toEqual(['signal=+49 171 3920012']))
    await expect
      .element(page.getByRole('link', { name: 'Open: +49 171 3920012' }))
      .toHaveAttribute('href', 'https://signal.me/#p/+491713920012')
    await field('Signal').fill('bob.42')
    await userEvent.keyboard('{Tab}')
    await vi.waitFor(async () => expect((await rowOf()).contacts).toEqual(['signal=bob.42']))
    await expect.element(page.getByRole('link', { name: /bob\.42/ })).not.toBeInTheDocument()
    await page.getByRole('button', { name: 'Remove bob.42' }).click()
    await vi.waitFor(async () => expect((await rowOf()).contacts).toEqual([]))
  })

  test('what only looks like an address is text', async () => {
    const contacts = ['other=javascript:alert(1)', 'telegram=@bob_b']
    await run('updateMember', { id: bob, values: { contacts, links: ['data:text/html,x', 'example.org'] } })
    await openToRead()
    await expect.element(page.getByRole('link', { name: '@bob_b' })).toHaveAttribute('href', 'https://t.me/bob_b')
    await expect.element(page.getByRole('link', { name: 'example.org' })).toBeVisible()
    await expect.element(page.getByText('javascript:alert(1)')).toBeVisible()
    const hrefs = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(hrefs.filter((href) => /^(javascript|data):/.test(href ?? ''))).toEqual([])
  })

  test('one’s own may be for ambassadors, or stay on this laptop', async () => {
    await run('updateMember', { id: own(), values: { contacts: ['threema=ABCD1234'] } })
    const kept = vi.spyOn(desk.session, 'ask')
    open(own())
    const choose = async (who: string) => {
      await page.getByRole('button', { name: /^Further ways: who sees it/ }).click()
      await page.getByRole('menuitem', { name: who }).click()
    }
    await choose('Ambassadors and coordinators')
    await vi.waitFor(async () => expect((await rowOf(own())).visibility).toEqual(['contacts=ambassadors']))
    await choose('Only me, on this laptop')
    await vi.waitFor(async () => expect((await rowOf(own())).contacts).toEqual([]))
    expect(kept).toHaveBeenCalledWith('keepForMe', { values: { contacts: ['threema=ABCD1234'] } })
  })
})

describe('organisations', () => {
  test('are found by any writing or made, say what she does there, and come back with Undo', async () => {
    const { id } = await run('createOrganisation', { values: { name: 'Müller & Söhne' } })
    open()
    const add = page.getByRole('combobox', { name: 'Organisations' })
    await add.fill('mueller')
    await page.getByRole('option', { name: 'Müller & Söhne' }).click()
    await vi.waitFor(async () => expect((await rowOf()).affiliations).toEqual({ [id]: '' }))
    await field('What at Müller & Söhne?').fill('Cook')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(async () => expect((await rowOf()).affiliations).toEqual({ [id]: 'Cook' }))
    await expect.element(page.getByText('Cook, Müller & Söhne')).toBeVisible()
    await page.getByRole('combobox', { name: 'Find or add one' }).fill('Chor')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('link', { name: 'Chor' })).toBeVisible()
    expect(await desk.desk.all('organisation')).toHaveLength(2)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.element(page.getByRole('link', { name: 'Chor' })).not.toBeInTheDocument()
    await vi.waitFor(async () => expect(await desk.desk.all('organisation')).toHaveLength(1))
  })

  test('one that an import named in words becomes a record', async () => {
    await run('updateMember', { id: bob, values: { organisation: 'Chor', role: 'Tenor' } })
    open()
    await page.getByRole('button', { name: 'Make it a record: Chor' }).click()
    await expect.element(page.getByRole('link', { name: 'Chor' })).toBeVisible()
    const row = await rowOf()
    expect([row.organisation, row.role, Object.values(row.affiliations)]).toEqual(['', '', ['Tenor']])
  })
})

describe('the network’s own fields', () => {
  const define = (values: object) => run('defineCustomField', { values })
  const custom = async (id = bob) => (await rowOf(id)).custom

  test('are filled in each after its kind, and stored the same in every language', async () => {
    await define({ label: 'Größe', kind: 'choice', options: ['S', 'M'] })
    await define({ label: 'Gewicht', kind: 'number' })
    await define({ label: 'Kurs', kind: 'yesNo', help: 'In den letzten zwei Jahren?' })
    await define({ label: 'Motto' })
    open(bob, 'de')
    await page.getByRole('button', { name: /Größe/ }).click()
    await page.getByRole('option', { name: 'M' }).click()
    await expect.element(page.getByText('In den letzten zwei Jahren?')).toBeVisible()
    await page.getByRole('button', { name: /Kurs/ }).click()
    await page.getByRole('option', { name: 'Ja' }).click()
    await field('Gewicht').fill('1.234,5')
    await userEvent.keyboard('{Enter}')
    await field('Motto').fill('Weiter')
    await userEvent.keyboard('{Tab}')
    await vi.waitFor(async () =>
      expect(await custom()).toEqual({ Größe: 'M', Gewicht: '1234.5', Kurs: 'yes', Motto: 'Weiter' }),
    )
    await expect.element(field('Gewicht')).toHaveValue('1.234,5')
    await field('Gewicht').fill('viel')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('Das ist keine Zahl. Was vorher dastand, bleibt.')).toBeVisible()
    expect((await custom()).Gewicht).toBe('1234.5')
  })

  test('are read in the reader’s language; what is no value of its kind is shown as it is', async () => {
    await define({ label: 'Weight', kind: 'number' })
    await define({ label: 'Since', kind: 'date' })
    await define({ label: 'Course', kind: 'yesNo' })
    await run('updateMember', {
      id: bob,
      values: { custom: { Weight: '1234.5', Since: '2019-05-03', Course: 'maybe' } },
    })
    await openToRead(bob, 'ru')
    await expect.element(page.getByText('3 мая 2019')).toBeVisible()
    await expect.element(page.getByText(/1\s234,5/)).toBeVisible()
    await expect.element(page.getByText('maybe')).toBeVisible()
  })

  test('a heading of an imported list becomes a field for everybody, with what stood under it', async () => {
    await run('updateMember', { id: bob, values: { custom: { Course: 'ja', Loose: 'x' } } })
    open()
    await page.getByRole('button', { name: 'Make it a field: Course' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByRole('button', { name: /Kind/ })).toHaveTextContent('Yes or no')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('First aid')
    await dialog.getByRole('button', { name: 'Add field' }).click()
    await vi.waitFor(async () => expect(await custom()).toEqual({ Course: 'yes', Loose: 'x' }))
    await expect.element(page.getByRole('button', { name: /First aid/ })).toHaveTextContent('Yes')
  })

  test('are not offered where they are for ambassadors only, except to whom they are about', async () => {
    await define({ label: 'Visa', audience: 'ambassadors' })
    await run('updateMember', { id: own(), values: { custom: { Visa: 'until May' } } })
    await openToRead(own())
    await expect.element(field('Visa')).toHaveValue('until May')
    await expect.element(page.getByRole('img', { name: 'Shown to ambassadors and coordinators only' })).toBeVisible()
    shown.close()
    shown = { close: () => undefined } as Shown
  })
})

test('events where both were stand in the record, newest first', async () => {
  const titles = ['Early', 'Late', 'Off']
  for (const [at, title] of titles.entries()) {
    const { id } = await run('createEvent', {
      values: {
        title,
        start: `2026-0${at + 1}-10T19:00`,
        zone: 'Europe/Berlin',
        ...(at === 2 && { status: 'cancelled' }),
      },
    })
    for (const member of [own(), bob]) {
      await run('setRsvp', { event: id, member, answer: 'yes' })
      expect(await desk.session.rows.get('rsvp', rsvpId(id, member))).toBeDefined()
    }
  }
  open()
  await expect.element(page.getByText('Events together')).toBeVisible()
  const found = [...document.querySelectorAll('.v-together a')].map((link) => link.textContent)
  expect(found).toEqual(['Late', 'Early'])
})

test.each(['en', 'de', 'ru'] as const)('a full record has nothing for axe to find (%s)', async (locale) => {
  const { id } = await run('createOrganisation', { values: { name: 'Choir' } })
  await run('defineCustomField', { values: { label: 'Size', kind: 'choice', options: ['S', 'M'], help: 'For shirts' } })
  await run('updateMember', {
    id: bob,
    values: {
      intro: 'Sings.',
      languages: ['Deutsch'],
      languageLevels: { Deutsch: 'C1' },
      affiliations: { [id]: 'Bass' },
      organisation: 'Elsewhere',
      email: 'bob@example.org',
      contacts: ['telegram=@bob_b', 'other=the green door'],
      links: ['https://example.org'],
      custom: { Size: 'M', Loose: 'y'.repeat(200) },
    },
  })
  open(bob, locale)
  await expect.element(page.getByRole('link', { name: 'Choir' })).toBeVisible()
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
  expect(document.querySelector('.v-inspector')!.scrollWidth).toBeLessThanOrEqual(900)
})
