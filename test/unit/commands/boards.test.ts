import { beforeEach, describe, expect, test } from 'vitest'
import { archiveCard } from '../../../shared/commands/archiveCard.ts'
import { assignCard } from '../../../shared/commands/assignCard.ts'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createColumn } from '../../../shared/commands/createColumn.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { joinDepartment, leaveDepartment } from '../../../shared/commands/joinDepartment.ts'
import { moveCard } from '../../../shared/commands/moveCard.ts'
import { moveColumn } from '../../../shared/commands/moveColumn.ts'
import { placeAmong } from '../../../shared/commands/placeAmong.ts'
import { removeColumn } from '../../../shared/commands/removeColumn.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { byOrder } from '../../../shared/model/byOrder.ts'
import { entities } from '../../../shared/model/entities.ts'
import { type EntityId, memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import { type Desk, makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

let desk: Desk
let department: EntityId
let todo: EntityId
let doing: EntityId
let done: EntityId
const bob = memberEntityId(memberIdOf('bob'), entities.member.type)

beforeEach(async () => {
  desk = makeDesk()
  const made = resultOf(
    await desk.run(createDepartment, {
      values: { name: ' Marketing ', hue: 3 },
      columns: [{ name: 'To do' }, { name: 'Doing', limit: 3 }, { name: 'Done', done: true }],
    }),
  )
  department = made.id
  ;[todo, doing, done] = made.columns as [EntityId, EntityId, EntityId]
})

const addCard = async (title: string, column = todo) =>
  resultOf(await desk.run(createCard, { department, column, values: { title } })).id

const titlesIn = async (column: EntityId) =>
  (await desk.rows.find('card', 'board', { equals: scopeOf(department) }))
    .filter((card) => card.column === column)
    .sort(byOrder)
    .map((card) => card.title)

describe('a department', () => {
  test('comes with its columns in the order given, and its maker in it', async () => {
    const row = await desk.rows.get('department', department)
    expect(row).toMatchObject({ name: 'Marketing', hue: 3, members: [memberEntityId(desk.me, 2)] })
    const columns = (await desk.all('column')).sort(byOrder)
    expect(columns.map(({ name, done: isDone, limit }) => [name, isDone, limit])).toEqual([
      ['To do', false, 0],
      ['Doing', false, 3],
      ['Done', true, 0],
    ])
    expect(columns.every(({ scope }) => scope === scopeOf(department))).toBe(true)
  })

  test('comes after those that are there', async () => {
    await desk.run(createDepartment, { values: { name: 'Design' }, columns: [] })
    await desk.run(createDepartment, { values: { name: 'Press' }, columns: [] })
    const names = (await desk.rows.find('department', 'order')).map(({ name }) => name)
    expect(names).toEqual(['Marketing', 'Design', 'Press'])
  })

  test('lets people in and out', async () => {
    await desk.run(joinDepartment, { department, members: [bob] })
    expect((await desk.rows.get('department', department))?.members).toContain(bob)
    await desk.run(leaveDepartment, { department })
    expect((await desk.rows.get('department', department))?.members).toEqual([bob])
  })

  test('needs a name', async () => {
    const result = await desk.run(createDepartment, { values: { name: '  ' }, columns: [] })
    expect(result).toEqual({ ok: false, error: { code: 'nameMissing' } })
  })
})

describe('a card', () => {
  test('lands in the first column at the bottom, or at the top when asked', async () => {
    await desk.run(createCard, { department, values: { title: 'one' } })
    await desk.run(createCard, { department, values: { title: 'two' } })
    await desk.run(createCard, { department, values: { title: 'zero' }, at: 'top', description: 'Why not' })
    expect(await titlesIn(todo)).toEqual(['zero', 'one', 'two'])
    const zero = (await desk.all('card')).find(({ title }) => title === 'zero')!
    expect(desk.text(zero.id, 'description')).toBe('Why not')
  })

  test('moves before another, to the end, and across columns with one field written for its place', async () => {
    const [a, b, c] = [await addCard('a'), await addCard('b'), await addCard('c')]
    const moved = await desk.run(moveCard, { id: c!, column: todo, before: a! })
    expect(await titlesIn(todo)).toEqual(['c', 'a', 'b'])
    expect(moved.ok && moved.value.changes.map(({ entity, key }) => [entity, key])).toEqual([[c, 'order']])
    await desk.run(moveCard, { id: c!, column: todo, before: null })
    expect(await titlesIn(todo)).toEqual(['a', 'b', 'c'])
    await desk.run(moveCard, { id: b!, column: doing, before: null })
    expect(await titlesIn(todo)).toEqual(['a', 'c'])
    expect(await titlesIn(doing)).toEqual(['b'])
  })

  test('is done when it enters a column that says so, and open again when it leaves', async () => {
    const id = await addCard('poster')
    await desk.run(moveCard, { id, column: done, before: null })
    expect((await desk.rows.get('card', id))?.done).toBe(true)
    await desk.run(moveCard, { id, column: doing, before: null })
    expect((await desk.rows.get('card', id))?.done).toBe(false)
  })

  test('does not move onto the board of another department', async () => {
    const id = await addCard('poster')
    const other = resultOf(
      await desk.run(createDepartment, { values: { name: 'Design' }, columns: [{ name: 'Ideas' }] }),
    )
    const result = await desk.run(moveCard, { id, column: other.columns[0]!, before: null })
    expect(result).toEqual({ ok: false, error: { code: 'missing', params: { type: 'column' } } })
  })

  test('is on its assignee\'s "my work" until it is done or archived', async () => {
    const id = await addCard('poster')
    await desk.run(assignCard, { id, member: bob, assigned: true })
    expect(await desk.rows.count('card', 'workers', { equals: bob })).toBe(1)
    await desk.run(archiveCard, { id, archived: true })
    expect(await desk.rows.count('card', 'workers', { equals: bob })).toBe(0)
    expect(await titlesIn(todo)).toEqual([])
    await desk.run(archiveCard, { id, archived: false })
    await desk.run(assignCard, { id, member: bob, assigned: false })
    expect((await desk.rows.get('card', id))?.assignees).toEqual([])
  })

  test('refuses a date that is none, and says which field', async () => {
    const id = await addCard('poster')
    const result = await desk.run(updateCard, { id, values: { due: 'tomorrow' } })
    expect(result).toEqual({ ok: false, error: { code: 'invalid', params: { field: 'due' } } })
  })
})

describe('a column', () => {
  test('is added before another and moves to the end', async () => {
    const { id } = resultOf(await desk.run(createColumn, { department, values: { name: 'Waiting' }, before: done }))
    const names = async () => (await desk.all('column')).sort(byOrder).map(({ name }) => name)
    expect(await names()).toEqual(['To do', 'Doing', 'Waiting', 'Done'])
    await desk.run(moveColumn, { id, before: todo })
    expect(await names()).toEqual(['Waiting', 'To do', 'Doing', 'Done'])
    await desk.run(moveColumn, { id, before: null })
    expect(await names()).toEqual(['To do', 'Doing', 'Done', 'Waiting'])
  })

  test('leaves its cards, archived ones too, to its neighbour; the last one stays', async () => {
    await addCard('a', todo)
    await addCard('b', doing)
    const archived = await addCard('c', doing)
    await desk.run(archiveCard, { id: archived, archived: true })
    expect(resultOf(await desk.run(removeColumn, { id: doing })).movedTo).toBe(todo)
    expect(await titlesIn(todo)).toEqual(['a', 'b'])
    expect((await desk.rows.get('card', archived))?.column).toBe(todo)
    expect(resultOf(await desk.run(removeColumn, { id: todo })).movedTo).toBe(done)
    expect(await desk.run(removeColumn, { id: done })).toEqual({ ok: false, error: { code: 'lastColumn' } })
  })
})

test('neighbours that two people gave the same key make room', () => {
  const list = ['a1', 'a2', 'a2', 'a2', 'a3'].map((order, i) => ({ id: `id${i}` as EntityId, order }))
  const placed = placeAmong(list, 'new' as EntityId, 'id2' as EntityId)
  const after = [...list, { id: 'new' as EntityId, order: '' }]
    .map((item) => ({ ...item, order: placed.get(item.id) ?? item.order }))
    .sort(byOrder)
  expect(after.map(({ id }) => id)).toEqual(['id0', 'id1', 'new', 'id2', 'id3', 'id4'])
})
