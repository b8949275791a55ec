import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { readerFor } from '../../../renderer/features/people/import/reader.ts'
import { PeopleImportScreen } from '../../../renderer/features/people/PeopleImportScreen.tsx'
import { PeopleScreen } from '../../../renderer/features/people/PeopleScreen.tsx'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown
beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  await desk.session.run('createMember', { values: { name: 'Björn Müller', email: 'bjoern@example.org' } })
})
afterEach(() => shown.close())

const open = (locale: 'en' | 'de' | 'ru' = 'en') => {
  shown = showScreen({
    session: desk.session,
    routes: { '/people/import': PeopleImportScreen, '/people': PeopleScreen },
    at: '/people/import',
    locale,
  })
}
const bring = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
  await expect.element(page.getByText(/CSV, vCard (or|oder|или) JSON/)).toBeVisible()
  const clipboard = new DataTransfer()
  clipboard.items.add(new File([content], name))
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }))
}
const names = async () => (await desk.session.rows.find('member', 'nameKey')).map(({ name }) => name)

/** Windows-1252, as spreadsheets in Germany save it. */
const western = (text: string) => Uint8Array.from(text, (ch) => ch.charCodeAt(0))

test('a Windows list with semicolons is read, foretold and imported, and Undo takes all of it back', async () => {
  open()
  await bring(
    'liste.csv',
    western(
      'Name;E-Mail;Ort;Lieblingskuchen\nBjörn Müller;bjoern@example.org;Köln;Käse\nZoé Groß;zoe@example.org;Bonn;Mohn\n;nobody@example.org;;\n',
    ),
  )
  await expect.element(page.getByText('1 new person')).toBeVisible()
  await expect.element(page.getByText('1 record changes')).toBeVisible()
  await expect.element(page.getByText('1 row stays out')).toBeVisible()
  await expect.element(page.getByText('no name')).toBeVisible()
  expect(await names()).toEqual(['Alice Blum', 'Björn Müller'])
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await vi.waitFor(() => expect(shown.path()).toBe('/people'))
  await vi.waitFor(async () => expect(await names()).toEqual(['Alice Blum', 'Björn Müller', 'Zoé Groß']))
  const [, bjoern] = await desk.session.rows.find('member', 'nameKey')
  expect(bjoern).toMatchObject({ city: 'Köln', custom: { Lieblingskuchen: 'Käse' } })
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await vi.waitFor(async () => expect(await names()).toEqual(['Alice Blum', 'Björn Müller']))
})

test('a column that was guessed wrong is put right, and the preview follows', async () => {
  open()
  await bring('list.csv', 'Wer,Wo\nИван,Омск\n')
  const person = page.getByRole('button', { name: /Column .+ becomes/ }).first()
  await expect.element(person).toBeVisible()
  await expect.element(page.getByText(/No column holds a name/)).toBeVisible()
  await person.click()
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await expect.element(page.getByRole('row', { name: /Иван/ })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Import \d/ })).toBeEnabled()
})

test('a vCard file needs no columns', async () => {
  open('ru')
  await bring('people.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Зоя Петрова\nADR:;;;Рига;;;LV\nEND:VCARD\n')
  await expect.element(page.getByRole('row', { name: /Зоя Петрова/ })).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить 1 человека' }).click()
  await vi.waitFor(async () => expect(await names()).toContain('Зоя Петрова'))
})

test.each([
  ['a spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), /spreadsheet file/],
  ['an empty file', '', /This file is empty/],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /holds no text/],
])('%s is refused with what to do, and nothing changes', async (_, content, says) => {
  open()
  await bring('file.csv', content)
  await expect.element(page.getByRole('alert')).toHaveTextContent(says)
  expect(desk.ran.map(({ name }) => name)).not.toContain('importMembers')
})

test('20,000 rows are read beside the window, which goes on answering', async () => {
  open()
  const rows = Array.from({ length: 20_000 }, (_, i) => `Person ${i},person${i}@example.org,Köln,"Print, Web"`)
  const content = `Name,E-Mail,City,Skills\n${rows.join('\n')}\n`
  let longest = 0
  let last = performance.now()
  const start = last
  let isOver = false
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) setTimeout(tick, 0)
  }
  tick()
  await bring('many.csv', content)
  await expect.element(page.getByRole('button', { name: 'Import 20,000 people' }), { timeout: 20_000 }).toBeVisible()
  isOver = true
  // Were the file read in the window, one gap would be nearly all of the time, on any machine.
  expect(longest).toBeLessThan((performance.now() - start) / 2)
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing while an import is being looked through (%s)',
  async (scheme) => {
    document.documentElement.dataset.scheme = scheme
    open('de')
    await bring('liste.csv', 'Name,E-Mail,Land\nEva,eva@example.org,Atlantis\n,x@example.org,DE\n')
    await expect.element(page.getByRole('row', { name: /Eva/ })).toBeVisible()
    const { violations } = await axe.run(
      { include: [document.body], exclude: ['.v-toasts'] },
      { rules: { region: { enabled: false } } },
    )
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
    await userEvent.keyboard('{Escape}')
  },
)

const row = (name: RegExp | string) => page.getByRole('row', { name })
const preview = () => expect.element(page.getByRole('grid')).toBeVisible()

test('a file in another encoding than guessed is read anew, and the preview follows', async () => {
  open()
  // Two letters beyond ASCII that are a Russian name, among none that would tell.
  await bring(
    'list.csv',
    Uint8Array.from([...western('Name;E-Mail\n'), 0xde, 0xf0, 0xe8, 0xe9, ...western(';j@example.org\n')]),
  )
  await expect.element(row(/Юрий/)).toBeVisible()
  await page.getByRole('button', { name: /Written as/ }).click()
  await page.getByRole('option', { name: 'Windows-1252' }).click()
  await expect.element(row(/Þðèé/)).toBeVisible()
})

test('a row shows field by field what it changes, and by another key it is somebody new', async () => {
  open()
  await bring('list.csv', 'Name,E-mail,City\nBjörn M.,bjoern@example.org,Köln\n')
  await row(/Björn M\./).click()
  const detail = page.getByRole('region', { name: 'Björn M.' })
  await expect.element(detail.getByText('Björn Müller')).toBeVisible()
  await expect.element(detail.getByText('Köln')).toBeVisible()
  await expect.element(page.getByText('Changes', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /Same person when they share/ }).click()
  await page.getByRole('option', { name: 'the name', exact: true }).click()
  await expect.element(page.getByText('1 new person')).toBeVisible()
})

test('an address whose owner has quite another name is marked: it may be somebody else', async () => {
  open()
  await bring('list.csv', 'Name,E-mail\nEva Klein,bjoern@example.org\n')
  await expect.element(page.getByText('Another name')).toBeVisible()
})

test('columns that were set once are set for the next list with these headings, and can be guessed anew', async () => {
  open()
  await bring('one.csv', 'Wer,Wo,Mail\nИван,Омск,ivan@example.org\n')
  await page.getByRole('button', { name: /Column Wer becomes/ }).click()
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await page.getByRole('button', { name: /^Import 1/ }).click()
  await vi.waitFor(() => expect(shown.path()).toBe('/people'))
  shown.close()
  open()
  await bring('two.csv', 'wer,WO,Mail\nПётр,Орёл,petr@example.org\n')
  await expect.element(row(/Пётр/)).toBeVisible()
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await expect.element(page.getByText(/No column holds a name/)).toBeVisible()
})

/** What a click on a button would save, as text. */
const saved = async (press: () => Promise<void>): Promise<string> => {
  const blobs: Blob[] = []
  const spy = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:nothing'
  })
  await press()
  await vi.waitFor(() => expect(blobs).toHaveLength(1))
  spy.mockRestore()
  return blobs[0]!.text()
}

test('rows that stay out are saved with the reason; mended, they come in', async () => {
  open('de')
  await bring('liste.csv', 'Name;E-Mail;Ort\nEva;eva@example.org;Bonn\n;zoe@example.org;Riga\n')
  await preview()
  const csv = await saved(() => page.getByRole('button', { name: 'Diese Zeilen speichern' }).click())
  expect(csv.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
    'Warum es draußen blieb;Name;E-Mail;Ort',
    'Zeile 3: kein Name;;zoe@example.org;Riga',
  ])
  await page.getByRole('button', { name: 'Andere Datei' }).click()
  await bring('liste.csv', csv.replace(';;zoe', ';Zoé;zoe'))
  await expect.element(row(/Zoé/)).toBeVisible()
  await page.getByRole('button', { name: '1 Person importieren' }).click()
  await vi.waitFor(async () => expect(await names()).toContain('Zoé'))
  expect((await desk.session.rows.find('member', 'nameKey')).find(({ name }) => name === 'Zoé')?.custom).toEqual({})
})

/** A picture as a camera gives it: large, and not of our kind. */
const jpeg = async (side: number): Promise<string> => {
  const canvas = new OffscreenCanvas(side, side)
  const pen = canvas.getContext('2d')!
  for (let at = 0; at < side; at += 4) {
    pen.fillStyle = `hsl(${(at * 137) % 360} 80% 50%)`
    pen.fillRect(at, (at * 7) % side, 40, 400)
  }
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer())
  return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''))
}
const cardWith = (photo: string) =>
  `BEGIN:VCARD\nVERSION:3.0\nFN:Zoé Groß\nPHOTO;ENCODING=b;TYPE=JPEG:${photo}\nKIND:individual\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Chor\nEND:VCARD\n`
const pictures = () => desk.db.table<{ id: string; bytes: Uint8Array }, string>('pictures').toArray()

test('a photo becomes a small picture, an export carries it, and it comes back as it was', async () => {
  open()
  await bring('card.vcf', cardWith(await jpeg(1200)))
  await expect.element(page.getByText('1 new organisation')).toBeVisible()
  expect(await pictures()).toEqual([])
  await page.getByRole('button', { name: 'Import 1 person' }).click()
  await vi.waitFor(async () => expect(await names()).toContain('Zoé Groß'))
  const [kept] = await pictures()
  expect(kept!.bytes.length).toBeLessThanOrEqual(40 * 1024)
  expect(String.fromCharCode(...kept!.bytes.subarray(8, 12))).toBe('WEBP')
  const zoe = (await desk.session.rows.find('member', 'nameKey')).find(({ name }) => name === 'Zoé Groß')
  expect(zoe?.photo).toBe(kept!.id)
  expect(await desk.session.rows.count('organisation')).toBe(1)
  const reader = readerFor(desk.session.entry.key)
  for (const format of ['vcard', 'json'] as const) {
    const written = await reader.ask({ kind: 'write', format, ids: [zoe!.id], locale: 'en', network: 'Kreis' })
    if (!written.ok) throw new Error(written.error.code)
    shown.close()
    open()
    await bring(`people.${format}`, written.value.text)
    await expect.element(row(/Zoé Groß/)).toBeVisible()
    await expect.element(page.getByText('1 unchanged')).toBeVisible()
  }
  reader.close()
})

test('what only looks like a photo is left out and told; the person comes', async () => {
  open()
  await bring('card.vcf', cardWith(btoa('\xff\xd8\xff no picture at all, and long enough to be one')))
  await expect.element(page.getByText('the photo cannot be read')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Import 1 person' })).toBeEnabled()
})

test('an import that is cancelled leaves nothing: no record, no picture', async () => {
  const run = desk.session.run
  const held = Promise.withResolvers<void>()
  desk.session.run = (async (name, args, options) => {
    if (name !== 'importMembers') return run(name, args, options)
    expect(await pictures()).toHaveLength(1)
    await new Promise((resolve) => options?.signal?.addEventListener('abort', resolve))
    held.resolve()
    return { ok: false, error: { code: 'cancelled' } }
  }) as typeof run
  open()
  await bring('card.vcf', cardWith(await jpeg(300)))
  await page.getByRole('button', { name: 'Import 1 person' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await held.promise
  await expect.element(page.getByRole('button', { name: 'Import 1 person' })).toBeVisible()
  await vi.waitFor(async () => expect(await pictures()).toEqual([]))
  expect(await names()).toEqual(['Alice Blum', 'Björn Müller'])
})

test('a row that sounds like somebody who is here asks whose record it is, and does as it is told', async () => {
  await desk.session.run('createMember', { values: { name: 'Юрий Гагарин', city: 'Пермь' } })
  open()
  await bring('list.csv', 'Name,Skills\nJuri Gagarin,flying\nAnna Meier,bread\n')
  const row = page.getByRole('row', { name: /Juri Gagarin New, or here\?/ })
  await expect.element(row).toBeVisible()
  await row.click()
  await expect
    .element(page.getByText(/Looks like Юрий Гагарин, who is here already \(same name\)/).last())
    .toBeVisible()
  await page.getByRole('button', { name: 'The same person' }).click()
  await expect.element(page.getByText('1 record changes')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await vi.waitFor(() => expect(shown.path()).toBe('/people'))
  await vi.waitFor(async () => expect(await names()).toHaveLength(4))
  const juri = (await desk.session.rows.find('member', 'nameKey')).find(({ city }) => city === 'Пермь')
  expect(juri?.skills).toEqual(['flying'])
})
