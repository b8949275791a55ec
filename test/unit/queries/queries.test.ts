import { describe, expect, test } from 'vitest'
import { departmentBoard } from '../../../shared/queries/departmentBoard.ts'
import { localTime } from '../../../shared/queries/localTime.ts'
import { myWork } from '../../../shared/queries/myWork.ts'
import { nextSteps } from '../../../shared/queries/nextSteps.ts'
import { rsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { rowOf } from '../../support/rows.ts'

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

test('my work is grouped by when it is due; done, archived and other people’s cards are not mine', () => {
  const mine = (id: string, due: string, more = {}) => rowOf('card', id, { due, assignees: ['me'], ...more })
  const work = myWork(
    [
      mine('late', '2026-11-18'),
      mine('now', '2026-11-20T14:00'),
      mine('week end', '2026-11-27'),
      mine('week', '2026-11-21'),
      mine('far', '2026-11-28'),
      mine('some day', ''),
      mine('done', '2026-11-18', { done: true }),
      mine('filed', '2026-11-18', { archived: true }),
      rowOf('card', 'hers', { due: '2026-11-20', assignees: ['other'] }),
    ],
    'me',
    '2026-11-20',
  )
  expect(Object.entries(work).map(([group, cards]) => [group, ids(cards)])).toEqual([
    ['overdue', ['late']],
    ['today', ['now']],
    ['week', ['week', 'week end']],
    ['later', ['far']],
    ['undated', ['some day']],
  ])
})

describe('who comes', () => {
  const yes = (id: string, answeredAt: number, guests = 0) =>
    rowOf('rsvp', id, { answer: 'yes', answeredAt, guests, member: id })

  test('who was put on the list without an answer is asked, and takes no place', () => {
    const asked = rowOf('rsvp', 'asked', { answer: 'none', member: 'asked', answeredAt: 1 })
    const { invited, going, heads } = rsvpSummary([asked, yes('a', 2)], 1)
    expect([ids(invited), ids(going), heads]).toEqual([['asked'], ['a'], 1])
  })

  test('first come, first served, with those they bring', () => {
    const summary = rsvpSummary([yes('c', 3, 1), yes('a', 1, 2), yes('b', 2), yes('d', 4)], 5, 'c')
    expect(ids(summary.going)).toEqual(['a', 'b'])
    // The pair does not fit and the single behind it does not overtake it.
    expect(ids(summary.waiting)).toEqual(['c', 'd'])
    expect(summary).toMatchObject({ heads: 4, placesLeft: 1 })
    expect(summary.own?.id).toBe('c')
  })

  test('a place given back goes to whoever waits longest', () => {
    const answers = [yes('a', 1), yes('b', 2), yes('c', 3)]
    expect(ids(rsvpSummary(answers, 2).waiting)).toEqual(['c'])
    const after = rsvpSummary([{ ...answers[0]!, answer: 'no' }, answers[1]!, answers[2]!], 2)
    expect([ids(after.going), ids(after.waiting), ids(after.no)]).toEqual([['b', 'c'], [], ['a']])
  })

  test('without a limit nobody waits', () => {
    const summary = rsvpSummary([yes('a', 1, 20), rowOf('rsvp', 'm', { answer: 'maybe' }), rowOf('rsvp', 'x')], null)
    expect(summary).toMatchObject({ heads: 21, placesLeft: null, waiting: [], own: undefined })
    expect(ids(summary.maybe)).toEqual(['m'])
  })
})

test('the first steps tick themselves off and then go', () => {
  const profile = rowOf('member', 'me', { name: 'Zoya' })
  expect(nextSteps({ profile, joined: 1, events: 0 })?.map(({ done }) => done)).toEqual([false, false, false])
  const introduced = { ...profile, offers: ['a sofa'] }
  expect(nextSteps({ profile: introduced, joined: 1, events: 2 })?.map(({ done }) => done)).toEqual([true, false, true])
  expect(nextSteps({ profile: introduced, joined: 2, events: 2 })).toBeNull()
})

test('whoever began the network is reminded of the sheet of paper, until it is one', () => {
  const profile = rowOf('member', 'me', { name: 'Zoya', offers: ['a sofa'] })
  const facts = { profile, joined: 4, events: 1 }
  expect(nextSteps({ ...facts, sheet: false })?.[1]).toEqual({ step: 'sheet', done: false })
  expect(nextSteps({ ...facts, sheet: true })).toBeNull()
  expect(nextSteps({ ...facts, events: 0, sheet: null })?.map(({ step }) => step)).not.toContain('sheet')
})

test('whoever keeps the network is advised to find two more keepers, until there are three or she has heard enough', () => {
  const profile = rowOf('member', 'me', { name: 'Zoya', offers: ['a sofa'] })
  const facts = { profile, joined: 4, events: 1 }
  expect(nextSteps({ ...facts, keepers: 1 })?.at(-1)).toEqual({ step: 'keepers', done: false })
  expect(nextSteps({ ...facts, events: 0, keepers: 3 })?.at(-1)).toEqual({ step: 'keepers', done: true })
  expect(nextSteps({ ...facts, keepers: 3 })).toBeNull()
  expect(nextSteps({ ...facts, keepers: null })).toBeNull()
})

describe('a board', () => {
  const columns = [rowOf('column', 'two', { order: 'a2', limit: 1 }), rowOf('column', 'one', { order: 'a1' })]

  test('stands in order, cards too, equal keys by id', () => {
    const cards = ['b', 'a', 'c'].map((id) => rowOf('card', id, { column: 'two', order: id === 'c' ? 'Zz' : 'a1' }))
    const board = departmentBoard(columns, [...cards, rowOf('card', 'filed', { column: 'two', archived: true })])
    expect(board.map(({ column, cards: own, over }) => [column.id, ids(own), over])).toEqual([
      ['one', [], false],
      ['two', ['c', 'a', 'b'], true],
    ])
  })

  test('never hides a card whose column is gone', () => {
    const board = departmentBoard(columns, [rowOf('card', 'lost', { column: 'removed' })])
    expect(ids(board[0]!.cards)).toEqual(['lost'])
    expect(departmentBoard([], [rowOf('card', 'x')])).toEqual([])
  })
})

test('the clock elsewhere, half hours and the date line included', () => {
  const noon = Date.UTC(2026, 10, 20, 12)
  expect(localTime('Asia/Kolkata', noon, 'Europe/Berlin')).toEqual({ time: '17:30', day: '2026-11-20', ahead: 270 })
  expect(localTime('Pacific/Auckland', noon, 'UTC')).toEqual({ time: '01:00', day: '2026-11-21', ahead: 780 })
  expect(localTime('America/Toronto', noon, 'Europe/Berlin')?.ahead).toBe(-360)
  for (const zone of ['', 'Nowhere/Land', '<b>']) expect(localTime(zone, noon, 'UTC')).toBeNull()
})
