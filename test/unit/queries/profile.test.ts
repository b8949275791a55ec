import { describe, expect, test } from 'vitest'
import { isCustomValue, readCustomValue } from '../../../shared/model/customValue.ts'
import { event } from '../../../shared/model/event.ts'
import { type EntityId, makeEntityId, memberEntityId, scopeOf, zeroScope } from '../../../shared/model/ids.ts'
import { clashState } from '../../../shared/queries/clashState.ts'
import { contactHref, contactsOf, linkHref, readContact, writeContact } from '../../../shared/queries/contactWays.ts'
import { eventsTogether } from '../../../shared/queries/eventsTogether.ts'
import { looseOrganisations } from '../../../shared/queries/looseOrganisations.ts'
import { closedKeys, isHiddenFrom, viewerOf, visibleMember } from '../../../shared/queries/visibleMember.ts'
import { memberIdOf } from '../../support/commandContext.ts'
import { rowOf } from '../../support/rows.ts'

describe('values of custom fields', () => {
  test.each([
    ['number', '12,5', '12.5'],
    ['number', '12.50', '12.5'],
    ['number', '1 234,5', '1234.5'],
    ['number', '1.234,5', '1234.5'],
    ['number', '1,234.5', '1234.5'],
    ['number', '1,234', '1234'],
    ['number', '1.234.567', '1234567'],
    ['number', '\u22127', '-7'],
    ['number', '-0', '0'],
    ['number', '007', '7'],
    ['number', 'seven', null],
    ['number', '12 kg', null],
    ['date', '3.5.2019', '2019-05-03'],
    ['date', '2019-5-3', '2019-05-03'],
    ['date', '5/31/2019', '2019-05-31'],
    ['date', '03.05.2019 г.', '2019-05-03'],
    ['date', '31.2.2019', null],
    ['date', 'May', null],
    ['yesNo', 'Ja', 'yes'],
    ['yesNo', 'да', 'yes'],
    ['yesNo', 'НЕТ', 'no'],
    ['yesNo', '0', 'no'],
    ['yesNo', 'vielleicht', null],
    ['text', ' x ', 'x'],
    ['text', ' ', null],
  ] as const)('%s: %s is %s', (kind, written, stored) => {
    expect(readCustomValue(kind, written)).toBe(stored)
    if (stored !== null) expect(isCustomValue(kind, stored)).toBe(true)
  })

  test('whoever says how decimals are written is not guessed about', () => {
    expect(readCustomValue('number', '1,234', { decimal: ',' })).toBe('1.234')
    expect(readCustomValue('number', '1.234', { decimal: ',' })).toBe('1234')
  })

  test('an option is found whatever its case and accents', () => {
    expect(readCustomValue('choice', 'gross', { options: ['Klein', 'Groß'] })).toBe('Groß')
    expect(readCustomValue('choice', 'riesig', { options: ['Klein', 'Groß'] })).toBeNull()
  })

  test('a day that does not exist is only text', () => {
    expect([isCustomValue('date', '2019-02-31'), isCustomValue('date', '2020-02-29')]).toEqual([false, true])
  })
})

describe('ways to reach somebody', () => {
  test('what is written comes back, and what this version does not know is shown whole', () => {
    expect(readContact(writeContact({ kind: 'signal', value: ' +49 170 1=2 ' }))).toEqual({
      kind: 'signal',
      value: '+49 170 1=2',
    })
    expect(readContact('pigeon=home')).toEqual({ kind: 'other', value: 'pigeon=home' })
    expect(readContact('just words')).toEqual({ kind: 'other', value: 'just words' })
    expect(contactsOf(['other=b', 'phone=2', 'other=a', 'phone=1']).map(({ value }) => value)).toEqual([
      '1',
      '2',
      'a',
      'b',
    ])
  })

  test.each([
    ['email', 'zoya@example.org', 'mailto:zoya@example.org'],
    ['email', 'zoya+net@example.org?bcc=all', 'mailto:zoya%2Bnet@example.org%3Fbcc%3Dall'],
    ['email', 'zoya', null],
    ['phone', '+49 (0)381 / 12-34', 'tel:+493811234'],
    ['phone', '112', 'tel:112'],
    ['phone', 'ask Bob', null],
    ['signal', '+49 170 1234567', 'https://signal.me/#p/+491701234567'],
    ['signal', 'zoya.42', null],
    ['telegram', '@zoya_p', 'https://t.me/zoya_p'],
    ['telegram', 'https://t.me/zoya_p', 'https://t.me/zoya_p'],
    ['telegram', '+49 170 1234567', 'https://t.me/+491701234567'],
    ['whatsapp', '0049 170 1234567', 'https://wa.me/491701234567'],
    ['whatsapp', '0170 1234567', null],
    ['matrix', '@zoya:example.org', 'https://matrix.to/#/%40zoya%3Aexample.org'],
    ['matrix', 'zoya', null],
    ['threema', 'abcd1234', 'https://threema.id/ABCD1234'],
    ['other', 'javascript:alert(1)', null],
    ['other', 'https://example.org/@zoya', 'https://example.org/@zoya'],
  ] as const)('%s: %s leads to %s', (kind, value, href) => {
    expect(contactHref({ kind, value })).toBe(href)
  })

  test('only addresses of the web and of letters become links', () => {
    expect(linkHref('example.org/x')).toBe('https://example.org/x')
    expect(linkHref('пример.рф')).toBe('https://пример.рф')
    for (const odd of ['file:///etc/passwd', 'data:text/html,x', 'vbscript:x', 'etc. and so on', 'https://a b'])
      expect(linkHref(odd)).toBeNull()
  })
})

const [alice, bob] = [memberIdOf('alice'), memberIdOf('bob')]
const [me, her] = [memberEntityId(alice, 2), memberEntityId(bob, 2)]

test('events together: both said yes or are hosts, newest first, nothing that was called off', () => {
  const idOf = (n: number): EntityId =>
    makeEntityId({ type: event.type, scope: zeroScope, rand: new Uint8Array(16).fill(n) })
  const at = (n: number, given: object) => rowOf('event', idOf(n), { title: `${n}`, startAt: n, ...given })
  const events = [
    at(1, {}),
    at(2, { hosts: [me] }),
    at(3, { hosts: [me, her] }),
    at(4, { status: 'cancelled', hosts: [me, her] }),
    at(5, {}),
  ]
  const said = (n: number, answer: 'yes' | 'no' | 'maybe') =>
    rowOf('rsvp', `${n} ${answer}`, { scope: scopeOf(idOf(n)), answer })
  const together = eventsTogether(
    me,
    her,
    events,
    { mine: [said(1, 'yes'), said(5, 'yes')], hers: [said(1, 'yes'), said(2, 'yes'), said(5, 'maybe')] },
    2,
  )
  expect(together.map(({ event: { title }, bothHost, isPast }) => [title, bothHost, isPast])).toEqual([
    ['3', true, false],
    ['2', false, true],
    ['1', false, true],
  ])
})

test('organisations that are only named: most people first, as most of them write it', () => {
  const named = ['Chor', 'ACME', 'acme', 'ACME', '', ' Chor ', 'Zoo'].map((organisation) => ({ organisation }))
  expect(looseOrganisations(named)).toEqual([
    { name: 'ACME', people: 3 },
    { name: 'Chor', people: 2 },
    { name: 'Zoo', people: 1 },
  ])
})

test('a clash in one key of a map stands by what that key holds now', () => {
  const row = rowOf('member', me, { custom: { Size: 'M' }, affiliations: { choir: '' } })
  const state = (field: string, kept: unknown, other: unknown) =>
    clashState({ field, kept: { value: kept }, other: { value: other } }, row)
  expect(state('custom/Size', 'M', 'L')).toBe('kept')
  expect(state('custom/Size', null, 'M')).toBe('other')
  expect(state('custom/Visa', null, 'yes')).toBe('kept')
  expect(state('custom/Visa', 'no', 'yes')).toBe('else')
  // She belongs there without having said what she does: that is not the same as not belonging.
  expect(state('affiliations/choir', null, '')).toBe('other')
})

describe('what is not for everyone', () => {
  const row = rowOf('member', me, {
    name: 'Alice',
    contacts: ['signal=+49 170 1'],
    photo: 'a'.repeat(43),
    custom: { Visa: 'until May', Size: 'M' },
    visibility: ['contacts=ambassadors', 'photo=ambassadors'],
  })
  const closed = closedKeys([
    { key: 'Visa', audience: 'ambassadors' },
    { key: 'Size', audience: 'everyone' },
  ])
  const member = { ...viewerOf(bob, 'member'), closed }

  test('a member sees neither her contacts and picture nor the closed fields of the network', () => {
    expect(visibleMember(row, member)).toMatchObject({ contacts: [], photo: '', custom: { Size: 'M' } })
    expect(
      ['contacts', 'photo', 'custom/Visa', 'custom/Size', 'name'].map((key) => isHiddenFrom(member, row, key)),
    ).toEqual([true, true, true, false, false])
  })

  test('she herself and ambassadors see all of it', () => {
    for (const viewer of [{ ...viewerOf(alice, 'member'), closed }, viewerOf(bob, 'ambassador')])
      expect(visibleMember(row, viewer)).toBe(row)
  })

  test('a record that holds nothing closed is the same row', () => {
    const open = rowOf('member', me, { name: 'Alice', custom: { Size: 'M' } })
    expect(visibleMember(open, member)).toBe(open)
  })
})
