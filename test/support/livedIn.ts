import type { Page } from 'playwright'
import type { App } from './app.ts'
import { giveLead, giveRole, openPerson, removePerson } from './duties.ts'
import { generateCalendar } from './generateCalendar.ts'
import { generateMembersCsv } from './generateMembersCsv.ts'
import {
  addCard,
  addPerson,
  found,
  go,
  importCalendar,
  importPeople,
  inStep,
  invite,
  join,
  openCard,
  openDepartment,
  retitle,
  setMeeting,
  startDepartment,
  write,
} from './story.ts'
import { receiveApplicants } from './trust.ts'

/** Alice's window on a small network in which everything has happened once: lists, a board, a meetup, a meeting, a clash, somebody removed. Inside a test only. */
export const livedIn = async (app: App): Promise<Page> => {
  const alice = (await app.open('alice')).page
  await found(alice, 'Küchentisch', 'Алиса')
  await importPeople(alice, generateMembersCsv(60), '60 people')
  await importCalendar(alice, generateCalendar(12, Math.floor(Date.now() / 86_400_000)), 12)
  await startDepartment(alice, 'Öffentlichkeit')
  await addCard(alice, 'Flugblatt')
  await openCard(alice, 'Flugblatt')
  await write(alice, 'Description', 'Blau. ')
  const bob = await app.open('bob')
  await join(bob.page, await invite(alice, 'Борис'), 'Борис')
  await inStep(alice, bob.page)
  for (const [page, title] of [
    [alice, 'Flugblätter'],
    [bob.page, 'Листовка'],
  ] as const) {
    await setMeeting(page, false)
    await openDepartment(page, 'Öffentlichkeit')
    await openCard(page, 'Flugblatt')
    await retitle(page, 'Title', title)
  }
  for (const page of [alice, bob.page]) await setMeeting(page, true)
  await inStep(alice, bob.page)
  await go(alice, '#/receipts')
  await alice
    .getByRole('link')
    .filter({ hasText: /to look at/ })
    .first()
    .click()
  await alice.getByText('Changed by two people').waitFor()
  await giveLead(alice, 'Борис', 'Öffentlichkeit')
  const carol = await app.open('carol')
  await join(carol.page, await invite(alice, 'Карина'), 'Карина')
  await inStep(alice, carol.page)
  await giveRole(alice, 'Карина', 'Ambassador')
  await openPerson(carol.page, 'Карина')
  await carol.page.getByText('Invites people and takes them in').waitFor()
  await addPerson(carol.page, 'Выдуманный Макс')
  await inStep(alice, carol.page)
  await removePerson(alice, 'Карина', { what: 'Nothing of it counts', reason: 'Выдумывает людей' })
  await carol.close()
  await bob.close()
  await receiveApplicants(app, alice)
  return alice
}
