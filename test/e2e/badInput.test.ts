import { randomBytes } from 'node:crypto'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { invitationLink, parseInvitation } from '../../shared/roster/invitation.ts'
import { type App, startApp } from '../support/app.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import {
  addCard,
  addPerson,
  found,
  go,
  importPeople,
  inStep,
  invite,
  join,
  languages,
  saveEverything,
  speak,
  startDepartment,
  startJoining,
  storedOf,
} from '../support/story.ts'

/** What people give to the app by mistake, and what strangers send to its hub: every time words that help, and nothing half-done. */

let app: App
let alice: Page
let folder: string
/** An invitation to alice's network. */
let invitation: string

/** Words that would stand in an English message only. */
const english = /\b(the|this|file|nothing|changed|invitation|network|once|more|again)\b/i

/** Looks at one mistake in every language: the words differ, none is English by accident, and nothing at all was written. */
const inEveryLanguage = async (says: () => Promise<string>): Promise<Record<string, string>> => {
  const before = await storedOf(alice)
  const said: Record<string, string> = {}
  for (const language of languages) {
    await speak(alice, language)
    said[language] = (await says()).trim()
  }
  await speak(alice, 'en')
  expect(new Set(Object.values(said)).size, JSON.stringify(said)).toBe(3)
  for (const [language, text] of Object.entries(said)) expect(text.length, language).toBeGreaterThan(20)
  expect(said.en).toMatch(/[a-z]/)
  expect(said.de).not.toMatch(english)
  expect(said.ru).toMatch(/[а-яё]{4}/i)
  expect(said.ru).not.toMatch(english)
  expect(await storedOf(alice)).toBe(before)
  return said
}

const text = async (place: Locator): Promise<string> => {
  await place.waitFor({ timeout: 30_000 })
  return place.innerText()
}

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = pathOf(folder, name)
  await writeFile(path, content)
  return path
}

beforeAll(async () => {
  folder = await mkdtemp(pathOf(tmpdir(), 'vmeste-files-'))
  app = await startApp()
  alice = (await app.open('alice')).page
  await found(alice, 'Küchentisch', 'Alice')
  await importPeople(alice, generateMembersCsv(20), '20 people')
  invitation = await invite(alice, 'Bob')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

test('files that hold no list of people are refused with words that help, and the next one may be chosen at once', async () => {
  const huge = await open(pathOf(folder, 'huge.csv'), 'w')
  await huge.truncate(101 * 1024 * 1024)
  await huge.close()
  const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), randomBytes(4_000)])
  const cases: readonly [string, RegExp][] = [
    [await file('members.xlsx', zip), /spreadsheet/],
    [await file('photo.csv', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(4_000)])), /no text/],
    [await file('noise.csv', randomBytes(4_000)), /no text/],
    [await file('empty.csv', ''), /empty/],
    [await file('blank.csv', ' \n\n \n'), /empty/],
    [pathOf(folder, 'huge.csv'), /100 MB/],
    [await file('wide.csv', `${'a,'.repeat(300)}\n${'1,'.repeat(300)}\n`), /columns/],
  ]
  for (const [path, words] of cases) {
    const said = await inEveryLanguage(async () => {
      await go(alice, '#/people/import')
      await alice.locator('main input[type=file]').setInputFiles(path)
      const words = await text(alice.locator('main [role=alert]'))
      await go(alice, '#/people')
      return words
    })
    expect(said.en, path).toMatch(words)
  }
})

test('a list whose quotation marks never close, or that names nobody, says so before anything is taken', async () => {
  const open = await file('quote.csv', 'name,city\n"Ada, Berlin\nBob,Wien\nCleo,Prag\n')
  const nameless = await file('nameless.csv', 'colour,size\nred,3\nblue,4\n')
  for (const [path, words] of [
    [open, /quotation mark in line 2/],
    [nameless, /No column holds a name/],
  ] as const) {
    const said = await inEveryLanguage(async () => {
      await go(alice, '#/people/import')
      await alice.locator('main input[type=file]').setInputFiles(path)
      const words = await text(alice.locator('main .v-import-note').first())
      await go(alice, '#/people')
      return words
    })
    expect(said.en).toMatch(words)
  }
})

test('a calendar that is none, is empty or is broken in the middle says so; what can be read may be taken', async () => {
  const event = (title: string, start: string) =>
    `BEGIN:VEVENT\r\nUID:${title}\r\nSUMMARY:${title}\r\nDTSTART:${start}\r\nEND:VEVENT\r\n`
  const calendar = (events: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events}END:VCALENDAR\r\n`
  const cases: readonly [string, RegExp][] = [
    [await file('letter.ics', 'Dear all,\nsee you on Sunday!\n'), /\.ics/],
    [await file('picture.ics', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), randomBytes(999)])), /calendar/],
    [await file('none.ics', calendar('')), /no events/],
    [await file('empty.ics', ''), /empty/],
    [pathOf(folder, 'huge.csv'), /100 MB/],
  ]
  for (const [path, words] of cases) {
    const said = await inEveryLanguage(async () => {
      await go(alice, '#/events/import')
      await alice.locator('main input[type=file]').setInputFiles(path)
      const words = await text(alice.locator('main [role=alert]'))
      await go(alice, '#/events')
      return words
    })
    expect(said.en, path).toMatch(words)
  }
  await go(alice, '#/events/import')
  const broken = calendar(
    event('Picnic', '20270501T150000') + event('Nonsense', 'soon') + event('Choir', '20270601T190000'),
  )
  await alice.locator('main input[type=file]').setInputFiles(await file('broken.ics', broken))
  await alice.getByRole('button', { name: 'Take in 2 events' }).waitFor()
  await alice
    .getByText(/stays out/)
    .first()
    .waitFor()
})

test('a file of another network, a truncated, a damaged and a wrong one: refused in words, nothing replaced', async () => {
  const carol = await app.open('carol')
  await found(carol.page, 'Elsewhere', 'Carol')
  const foreign = await saveEverything(carol.page, folder)
  await carol.close()
  const whole = await readFile(await saveEverything(alice, folder))
  const damaged = Uint8Array.from(whole)
  damaged[damaged.length - 40]! ^= 1
  const cases: readonly [string, RegExp][] = [
    [foreign, /another network/],
    [await file('half.vmeste', whole.subarray(0, Math.floor(whole.length / 2))), /incomplete/],
    [await file('start.vmeste', whole.subarray(0, 20)), /incomplete/],
    [await file('damaged.vmeste', damaged), /damaged/],
    [await file('tail.vmeste', Buffer.concat([whole, randomBytes(9)])), /damaged/],
    [await file('letter.vmeste', 'Dear all'), /not a Vmeste file/],
    [await file('empty.vmeste', ''), /not a Vmeste file/],
    [pathOf(folder, 'huge.csv'), /100 MB/],
  ]
  for (const [path, words] of cases) {
    const said = await inEveryLanguage(async () => {
      await go(alice, '#/settings')
      const choosing = alice.waitForEvent('filechooser')
      await alice.getByRole('button', { name: /^(Open|Öffnen|Открыть)$/ }).click()
      await (await choosing).setFiles(path)
      const toast = alice.locator('.v-toast-bad')
      const words = await text(toast.locator('.v-toast-words'))
      await toast.getByRole('button').last().click()
      await toast.waitFor({ state: 'detached' })
      return words
    })
    expect(said.en, path).toMatch(words)
  }
})

test('an invitation that is damaged, cut off, out of date, of one’s own network, or none at all', async () => {
  const real = parseInvitation(invitation, Date.now())
  if (!real.ok) throw new Error(real.error.code)
  const at = invitation.length - 60
  const cases: readonly [string, RegExp][] = [
    ['Hello Alice, shall we meet on Sunday?', /no invitation/],
    ['https://example.org/join/abc', /no invitation/],
    [
      `${invitation.slice(0, at)}${invitation[at] === 'A' ? 'B' : 'A'}${invitation.slice(at + 1)}`,
      /incomplete|damaged/,
    ],
    [invitation.slice(0, -30), /incomplete/],
    [invitationLink({ ...real.value, net: `A${real.value.net.slice(1)}`, until: Date.now() - 3_600_000 }), /until/],
    [invitation, /already/],
  ]
  for (const [given, words] of cases) {
    const said = await inEveryLanguage(async () => {
      await go(alice, '#/join')
      await alice.locator('main textarea').fill(given)
      const words = await text(alice.locator('main .v-field-error, main .v-welcome-form > p').first())
      await go(alice, '#/people')
      return words
    })
    expect(said.en, given).toMatch(words)
  }
})

test('an invitation that the network does not know, or whose secret is wrong, lets nobody in and says why', async () => {
  const real = parseInvitation(invitation, Date.now())
  if (!real.ok) throw new Error(real.error.code)
  const dora = await app.open('dora')
  const before = await storedOf(alice)
  const wrong = invitationLink({ ...real.value, secret: randomBytes(16) })
  await startJoining(dora.page, wrong, 'Dora')
  await dora.page.getByText('This invitation does not fit the network').waitFor({ timeout: 60_000 })
  await dora.page.getByRole('button', { name: 'Another invitation' }).click()
  const unknown = invitationLink({ ...real.value, via: Buffer.from(randomBytes(32)).toString('base64url') })
  await dora.page.getByLabel('Paste the invitation').fill(unknown)
  await dora.page.getByLabel('Your name').fill('Dora')
  await dora.page.getByRole('button', { name: 'Join', exact: true }).click()
  await dora.page.getByText('has not heard of your invitation').waitFor({ timeout: 60_000 })
  await dora.page.getByRole('button', { name: 'Cancel' }).click()
  expect(await storedOf(alice)).toBe(before)
  // And the real one still opens.
  await dora.page.getByRole('button', { name: 'Another invitation' }).click()
  await dora.page.getByLabel('Paste the invitation').fill(invitation)
  await dora.page.getByLabel('Your name').fill('Dora')
  await dora.page.getByRole('button', { name: 'Join', exact: true }).click()
  await dora.page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  expect(await inStep(alice, dora.page)).toContain('Dora')
  await dora.close()
})

test('two people meet while a hostile program pours garbage into the hub', async () => {
  const { hubUrl } = (await (await fetch(`${app.url}desktop.json`)).json()) as { hubUrl: string }
  const origin = new URL(app.url).origin
  let isOver = false
  let sent = 0
  const pour = async () => {
    while (!isOver) {
      const socket = new WebSocket(hubUrl, { origin })
      socket.on('error', () => {})
      const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
      socket.on('open', () => {
        const timer = setInterval(() => {
          if (isOver || socket.readyState !== socket.OPEN) return clearInterval(timer)
          const topic = randomBytes(20).toString('base64url')
          const pieces = [
            randomBytes(500),
            '{"type":',
            '[]',
            JSON.stringify({ type: 'subscribe', topics: [topic, 5, null, { a: 1 }] }),
            JSON.stringify({ type: 'publish', topic, data: { type: 'announce', from: 'x' } }),
            JSON.stringify({ type: 'publish', topic: '__proto__', data: randomBytes(2_000).toString('hex') }),
            JSON.stringify({ type: randomBytes(3).toString('hex') }),
            'x'.repeat(200_000),
          ]
          socket.send(pieces[sent++ % pieces.length]!)
        }, 5)
      })
      await closed
    }
  }
  // The one above let Dora in, and lets in nobody else.
  const another = await invite(alice, 'Bob')
  const strangers = [pour(), pour(), pour()]
  try {
    const bob = await app.open('bob')
    await join(bob.page, another, 'Bob')
    await startDepartment(bob.page, 'Market')
    await addCard(bob.page, 'Bring the scales')
    await addPerson(alice, 'Юрий с рынка')
    const rows = await inStep(alice, bob.page)
    expect(rows).toContain('Bring the scales')
    expect(rows).toContain('Юрий с рынка')
  } finally {
    isOver = true
  }
  expect(sent).toBeGreaterThan(20)
  void strangers
})
