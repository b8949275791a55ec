import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { HomeScreen } from '../../../renderer/features/home/HomeScreen.tsx'
import { PeopleScreen } from '../../../renderer/features/people/PeopleScreen.tsx'
import type { HeldRole, Membership, PastMember, Session } from '../../../renderer/store/api.ts'
import type { Revocation, RevokePreview, TrustRequests } from '../../../renderer/store/trust.ts'
import { ok, problem } from '../../../shared/lib/result.ts'
import type { Role } from '../../../shared/model/defineEntity.ts'
import { type EntityId, type MemberId, memberEntityId, memberOfEntityId, scopeOf } from '../../../shared/model/ids.ts'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

/** Alice is at the screen; the engine's answers are played, what screens ask of it is written down. */
let desk: DeskSession
let shown: Shown
let asked: { readonly method: string; readonly args: unknown }[]
let members: Membership[]
let past: PastMember[]
let revocations: Revocation[]
let zoya: EntityId
let bob: EntityId
const profiles: Record<string, EntityId> = {}

const nothing: RevokePreview = { changes: 0, entities: [], total: 0, members: [], roles: [] }
const held = (role: Role, more: Partial<HeldRole> = {}): HeldRole => ({
  role,
  since: 1,
  by: desk.session.me,
  mine: true,
  ...more,
})
const belongs = (member: MemberId, name: string, role: Role, more: Partial<Membership> = {}): Membership => ({
  member,
  name,
  role,
  invitedBy: desk.session.me,
  since: 1,
  roles: role === 'member' ? [] : [held(role)],
  mine: true,
  ...more,
})

beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  for (const name of ['Zoya', 'Bob', 'Frieda']) {
    const made = await desk.session.run('createMember', { values: { name } })
    if (made.ok) profiles[name] = made.value.value.id
  }
  zoya = profiles.Zoya!
  bob = profiles.Bob!
  const me = desk.session.me
  members = [
    belongs(me, 'Alice Blum', 'root', { invitedBy: '', mine: false, roles: [held('root', { by: '', mine: false })] }),
    belongs(memberOfEntityId(zoya), 'Zoya', 'ambassador'),
    belongs(memberOfEntityId(bob), 'Bob', 'member'),
  ]
  past = []
  revocations = []
  asked = []
})
afterEach(() => shown.close())

const answers: { readonly [M in keyof TrustRequests]?: (args: never) => unknown } = {
  previewRevoke: ({ cutoff }: TrustRequests['previewRevoke']['args']) =>
    ok(
      cutoff === 'known'
        ? nothing
        : {
            changes: 3,
            entities: [{ id: profiles.Frieda!, becomes: 'gone' }],
            total: 1,
            members: [memberOfEntityId(zoya), memberOfEntityId(bob)],
            roles: [],
          },
    ),
  revoke: () => ok({ revocation: `revocation ${asked.length}` }),
  grant: () => ok({ grant: 'a grant' }),
  restore: () => ok(null),
  notices: () => ok([]),
  revocations: () => ok(revocations),
}
const open = (at: string, locale: 'en' | 'de' | 'ru' = 'en') => {
  const ask = async (method: keyof TrustRequests, args: unknown) => {
    if (method !== 'notices' && method !== 'revocations' && method !== 'previewRevoke') asked.push({ method, args })
    return answers[method]?.(args as never)
  }
  const session = {
    ...desk.session,
    entry: { ...desk.session.entry, sample: false, net: crypto.randomUUID() },
    membership: async () => members,
    pastMembers: async () => past,
    ask: ask as unknown as Session['ask'],
  }
  shown = showScreen({ session, routes: { '/people': PeopleScreen, '/': HomeScreen }, at, locale })
}
const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp) => page.getByRole('button', { name })
const radio = (name: string) => dialog().getByText(name, { exact: true })
const openRemoval = async () => {
  await button('Role and duties').click()
  await page.getByRole('menuitem', { name: 'Remove from the network' }).click()
}
const member = (id: EntityId) => memberOfEntityId(id)

describe('removing somebody', () => {
  test('keeps by default all she did; another choice shows at once what would go, and who', async () => {
    open(`/people/${zoya}`)
    await openRemoval()
    await expect.element(dialog().getByText('Nothing that you see here today.')).toBeVisible()
    await expect.element(dialog().getByText(/keeps the copies that are on Zoya’s own laptops/)).toBeVisible()
    await radio('Nothing of it counts').click()
    await expect.element(dialog().getByText('3 changes are set aside (1 record of a person)')).toBeVisible()
    await expect.element(dialog().getByText(/because Zoya brought them in: Bob/)).toBeVisible()
    const line = dialog().getByRole('listitem').filter({ hasText: 'Frieda' })
    await expect.element(line.getByText('goes')).toBeVisible()
    expect(asked).toEqual([])
  })

  test('says why, and Undo brings her back', async () => {
    open(`/people/${zoya}`)
    await openRemoval()
    await dialog().getByLabelText('Reason').fill('Sold our list')
    await dialog().getByRole('button', { name: 'Remove from the network' }).click()
    await expect.element(page.getByText('Zoya is not a member any more')).toBeVisible()
    const aim = { by: 'member', member: member(zoya) }
    expect(asked).toEqual([{ method: 'revoke', args: { aim, cutoff: 'known', reason: 'Sold our list' } }])
    await button('Undo').last().click()
    await vi.waitFor(() =>
      expect(asked.at(-1)).toEqual({ method: 'restore', args: { revocation: 'revocation 1', reason: '' } }),
    )
  })

  test('Ctrl+Z brings her back too, a second one asks nothing of her, and Ctrl+Shift+Z removes her again', async () => {
    open(`/people/${zoya}`)
    await openRemoval()
    await radio('Nothing of it counts').click()
    await dialog().getByRole('button', { name: 'Remove from the network' }).click()
    const told = { label: { told: 'Zoya is not a member any more' }, restored: 1, left: 0 }
    await expect.element(page.getByText(told.label.told)).toBeVisible()
    const [removal] = asked
    expect(await desk.session.undo()).toEqual(ok(told))
    expect(asked.slice(1)).toEqual([{ method: 'restore', args: { revocation: 'revocation 1', reason: '' } }])
    await button('Undo').last().click()
    expect(await desk.session.redo()).toEqual(ok(told))
    expect(asked.slice(2)).toEqual([removal])
    expect(await desk.session.undo()).toEqual(ok(told))
    expect(asked.slice(3)).toEqual([{ method: 'restore', args: { revocation: 'revocation 3', reason: '' } }])
  })

  test('from a day on: the moment is that of this place', async () => {
    open(`/people/${zoya}`)
    await openRemoval()
    await radio('It stays until a day and time').click()
    await dialog().getByRole('button', { name: 'Remove from the network' }).click()
    const midnight = new Date()
    midnight.setHours(0, 0, 0, 0)
    await vi.waitFor(() => expect(asked[0]?.args).toMatchObject({ cutoff: { before: midnight.getTime() } }))
  })

  test('goes by the keyboard alone, and Escape leaves everything as it is', async () => {
    open(`/people/${zoya}`)
    await expect.element(button('Role and duties')).toBeVisible()
    ;(button('Role and duties').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menu')).toBeVisible()
    await userEvent.keyboard('{End}{Enter}')
    await expect.element(dialog()).toBeVisible()
    ;(dialog().getByRole('radio').first().element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(dialog().getByRole('radio').last()).toBeChecked()
    await expect.element(dialog().getByText(/3 changes are set aside/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog()).not.toBeInTheDocument()
    expect(asked).toEqual([])
  })

  test('warns before the last but one keeper goes', async () => {
    members[1] = belongs(member(zoya), 'Zoya', 'root')
    open(`/people/${zoya}`)
    await openRemoval()
    await expect.element(dialog().getByText(/Then only one keeper is left/)).toBeVisible()
  })
})

describe('another role', () => {
  test('upwards is given', async () => {
    open(`/people/${bob}`)
    await button('Change role').click()
    await radio('Coordinator').click()
    await dialog().getByLabelText('Reason').fill('Everybody asked for it')
    await button('Change the role').click()
    await expect.element(page.getByText('Bob has the role “Coordinator” now')).toBeVisible()
    const args = { member: member(bob), role: 'coordinator', reason: 'Everybody asked for it' }
    expect(asked).toEqual([{ method: 'grant', args }])
    await button('Undo').last().click()
    const aim = { by: 'member', member: member(bob), role: 'coordinator' }
    await vi.waitFor(() =>
      expect(asked.at(-1)).toEqual({ method: 'revoke', args: { aim, cutoff: 'known', reason: '' } }),
    )
  })

  test('downwards takes back each role above it, with what that changes', async () => {
    members[1] = belongs(member(zoya), 'Zoya', 'coordinator', { roles: [held('coordinator'), held('ambassador')] })
    open(`/people/${zoya}`)
    await button('Change role').click()
    await radio('Member').click()
    await expect.element(dialog().getByText('What about all that Zoya did in this role?')).toBeVisible()
    await button('Change the role').click()
    await vi.waitFor(() => expect(asked).toHaveLength(2))
    expect(asked.map(({ method, args }) => [method, (args as { aim: { role: Role } }).aim.role])).toEqual([
      ['revoke', 'coordinator'],
      ['revoke', 'ambassador'],
    ])
  })

  test('a coordinator gives what is below her, and her like; keepers are for keepers', async () => {
    members[0] = { ...members[0]!, role: 'coordinator', roles: [held('coordinator')] }
    open(`/people/${bob}`)
    await button('Change role').click()
    expect(dialog().getByRole('radio').elements()).toHaveLength(3)
    await expect.element(dialog().getByText('Keeper', { exact: true })).not.toBeInTheDocument()
    await expect.element(dialog().getByText('Roles that are not shown here are for others to give.')).toBeVisible()
  })

  test('who may not change anything reads the facts', async () => {
    members[0] = { ...members[0]!, role: 'member', roles: [] }
    members = members.map((each) => ({
      ...each,
      mine: false,
      roles: each.roles.map((role) => ({ ...role, mine: false })),
    }))
    open(`/people/${zoya}`)
    const section = page.getByRole('region', { name: 'Role and duties' })
    await expect.element(section.getByText('Ambassador')).toBeVisible()
    await expect.element(section.getByText(/Invites people and takes them in/)).toBeVisible()
    expect(section.getByRole('button').elements()).toEqual([])
  })
})

describe('handing over', () => {
  /** Bob leads Marketing and has a card and an event. */
  const loaded = async () => {
    const { run } = desk.session
    const made = await run('createDepartment', { values: { name: 'Marketing' }, columns: [{ name: 'To do' }] })
    if (!made.ok) throw new Error('no department')
    const { id: department } = made.value.value
    await run('createCard', { department, values: { title: 'Flyers', assignees: [bob] } })
    await run('createEvent', { values: { title: 'Summer fest', start: '2099-06-01', hosts: [bob] } })
    members[2] = { ...members[2]!, roles: [held('lead', { scope: scopeOf(department) })] }
    return department
  }

  test('one for all, another for one line; a right is given before it is taken, and one Undo takes back all', async () => {
    const department = await loaded()
    const scope = scopeOf(department)
    open(`/people/${bob}`)
    await button('Role and duties').click()
    await page.getByRole('menuitem', { name: 'Hand over' }).click()
    await dialog().getByRole('combobox', { name: 'Everything to' }).click()
    await page.getByRole('option', { name: 'Zoya' }).click()
    await dialog().getByRole('combobox', { name: 'Who takes on “Flyers”' }).click()
    await userEvent.keyboard('{Control>}a{/Control}Alice')
    await page.getByRole('option', { name: 'Alice Blum' }).click()
    await button('Hand over 3 lines').click()
    await expect.element(page.getByText('3 things are handed over')).toBeVisible()
    const right = { role: 'lead', scope }
    expect(asked).toEqual([
      { method: 'grant', args: { member: member(zoya), ...right, reason: '' } },
      { method: 'revoke', args: { aim: { by: 'member', member: member(bob), ...right }, cutoff: 'known', reason: '' } },
    ])
    const own = memberEntityId(desk.session.me, 2)
    const [card] = await desk.session.rows.find('card', 'workers', { equals: own })
    expect(card?.title).toBe('Flyers')
    expect((await desk.session.rows.find('event', 'startAt'))[0]?.hosts).toEqual([zoya])
    expect((await desk.session.rows.get('department', department))?.lead).toBe(zoya)
    await button('Undo').last().click()
    await vi.waitFor(() => expect(asked.slice(2).map(({ method }) => method)).toEqual(['restore', 'revoke']))
    expect((await desk.session.rows.find('event', 'startAt'))[0]?.hosts).toEqual([bob])
    expect((await desk.session.rows.get('department', department))?.lead).toBe('')
    expect(await desk.session.redo()).toMatchObject({ value: { label: { told: '3 things are handed over' } } })
    expect(asked.slice(4).map(({ method }) => method)).toEqual(['grant', 'revoke'])
    expect((await desk.session.rows.get('department', department))?.lead).toBe(zoya)
  })

  test('is offered before somebody is removed', async () => {
    await loaded()
    open(`/people/${bob}`)
    await openRemoval()
    await expect.element(dialog().getByText(/3 things here depend on Bob/)).toBeVisible()
    await button('Pass it on first').click()
    await expect.element(page.getByRole('dialog', { name: 'Hand over what Bob does' })).toBeVisible()
  })
})

describe('who is not here any more', () => {
  beforeEach(() => {
    members = members.slice(0, 2)
    past = [{ member: member(bob), name: 'Bob' }]
    const aim = { by: 'member', member: member(bob) } as const
    const base = { by: desk.session.me, at: Date.now() - 86_400_000, undone: false, mayUndo: true }
    revocations = [{ ...base, id: 'first', aim, reason: 'Was rude' }]
  })

  test('stands in a list of its own with the reason, and can be brought back there', async () => {
    open('/people?past=1')
    await expect.element(page.getByText(/Your decision, yesterday.*“Was rude”/)).toBeVisible()
    await button('Bring back: Bob').click()
    await expect.element(page.getByText('Bob is back; everything is as before')).toBeVisible()
    expect(asked).toEqual([{ method: 'restore', args: { revocation: 'first', reason: '' } }])
    // A removal asks from when and what else goes: Ctrl+Z says where to do that, and leaves alone what was done before.
    expect(await desk.session.undo()).toEqual(problem('final.broughtBack'))
  })

  test('says so on the record, instead of an invitation', async () => {
    open(`/people/${bob}`)
    const record = page.getByRole('complementary')
    await expect.element(record.getByText('Not a member any more')).toBeVisible()
    await expect.element(record.getByText(/is in the list but not in the network yet/)).not.toBeInTheDocument()
    await expect.element(record.getByRole('button', { name: 'Bring back: Bob' })).toBeVisible()
  })
})

describe('keepers', () => {
  test('whoever keeps the network alone is advised on Home why to choose two more, and may have heard enough', async () => {
    open('/', 'en')
    await button('Choose two more keepers').click()
    await expect.element(dialog().getByText(/If your laptop is lost and you are the only keeper/)).toBeVisible()
    for (const [place, name] of ['Zoya', 'Bob'].entries()) {
      await dialog()
        .getByRole('combobox', { name: `Whom you trust, ${place + 1}` })
        .click()
      await page.getByRole('option', { name }).click()
    }
    await button('Make both keepers').click()
    await vi.waitFor(() => expect(asked.map(({ method }) => method)).toEqual(['grant', 'grant']))
    expect(asked[0]?.args).toEqual({ member: member(zoya), role: 'root', reason: '' })
    await button('Do not suggest this again').click()
    await expect.element(button('Choose two more keepers')).not.toBeInTheDocument()
    await expect.element(page.getByText('Write your introduction')).toBeVisible()
  })

  test('who left is shown to whoever may close the access, in one click', async () => {
    const rows = desk.db.rowTable('members')
    const leftAt = Date.now() - 60_000
    await rows.update(zoya, { leftAt, leftKey: leftAt } as object)
    open('/', 'en')
    await expect.element(page.getByText('Zoya has left')).toBeVisible()
    await button('Close the access').click()
    const aim = { by: 'member', member: member(zoya) }
    await vi.waitFor(() =>
      expect(asked).toEqual([{ method: 'revoke', args: { aim, cutoff: 'known', reason: 'Left by own choice' } }]),
    )
  })
})

test.each(['light', 'dark'] as const)('axe finds nothing in the dialogs (%s)', async (scheme) => {
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
  open(`/people/${zoya}`, 'de')
  await expect.element(button('Rolle ändern')).toBeVisible()
  await check()
  await button('Rolle ändern').click()
  await radio('Mitglied').click()
  await expect.element(dialog().getByText('Was sich ändert')).toBeVisible()
  await check()
  await userEvent.keyboard('{Escape}')
  await button('Rolle und Aufgaben').click()
  await page.getByRole('menuitem', { name: 'Aus dem Netzwerk entfernen' }).click()
  await radio('Nichts davon zählt').click()
  await expect.element(dialog().getByText(/3 Änderungen werden beiseitegelegt/)).toBeVisible()
  await check()
})
