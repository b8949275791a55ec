import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { defineCustomField } from '../../../shared/commands/defineCustomField.ts'
import { moveCustomField } from '../../../shared/commands/moveCustomField.ts'
import { removeCustomField } from '../../../shared/commands/removeCustomField.ts'
import { updateCustomField } from '../../../shared/commands/updateCustomField.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { type Desk, makeDesk, resultOf } from '../../support/commandContext.ts'

const person = async (desk: Desk, name: string, custom: Record<string, string> = {}): Promise<EntityId> =>
  resultOf(await desk.run(createMember, { values: { name, custom } })).id
const customOf = async (desk: Desk, id: EntityId) => (await desk.rows.get('member', id))?.custom
const labels = async (desk: Desk) => (await desk.rows.find('customField', 'order')).map(({ label }) => label)

describe('a field of profiles', () => {
  test('is defined by coordinators, stands last, and keeps its key when it is called something else', async () => {
    const desk = makeDesk()
    const size = { values: { label: ' T-shirt ', kind: 'choice' as const, options: ['S', 'M', 'S'] } }
    expect(await desk.run(defineCustomField, size, { role: 'ambassador' })).toMatchObject({ ok: false })
    const { id } = resultOf(await desk.run(defineCustomField, size, { role: 'coordinator' }))
    resultOf(await desk.run(defineCustomField, { values: { label: 'First aid', kind: 'yesNo' } }))
    expect(await desk.rows.get('customField', id)).toMatchObject({ key: 'T-shirt', options: ['S', 'M'] })
    resultOf(await desk.run(updateCustomField, { id, values: { label: 'Shirt size' } }))
    expect(await desk.rows.get('customField', id)).toMatchObject({ key: 'T-shirt', label: 'Shirt size' })
    expect(await labels(desk)).toEqual(['Shirt size', 'First aid'])
    // The name is free again, the key is not.
    const again = resultOf(await desk.run(defineCustomField, { values: { label: 'T-shirt' } }))
    expect((await desk.rows.get('customField', again.id))?.key).toBe('T-shirt 2')
  })

  test('needs a name of its own, and a choice something to choose from', async () => {
    const desk = makeDesk()
    const { id } = resultOf(await desk.run(defineCustomField, { values: { label: 'Größe' } }))
    const codeOf = async (values: object) => {
      const result = await desk.run(defineCustomField, { values })
      return result.ok ? 'ok' : result.error.code
    }
    expect(await codeOf({ label: ' ' })).toBe('nameMissing')
    expect(await codeOf({ label: 'groesse' })).toBe('fieldExists')
    expect(await codeOf({ label: 'Shirt', kind: 'choice' })).toBe('optionsMissing')
    // Itself is not in its own way.
    expect((await desk.run(updateCustomField, { id, values: { label: 'GRÖSSE' } })).ok).toBe(true)
  })

  test('takes over what an imported list left under its heading, and writes it as it should be', async () => {
    const desk = makeDesk()
    const bob = await person(desk, 'Bob', { Eintritt: '3.5.2019', Other: '1' })
    const carol = await person(desk, 'Carol', { Eintritt: 'im Sommer' })
    const made = await desk.run(defineCustomField, { key: 'Eintritt', values: { label: 'Dabei seit', kind: 'date' } })
    const { id } = resultOf(made)
    expect(await desk.rows.get('customField', id)).toMatchObject({ key: 'Eintritt', label: 'Dabei seit' })
    expect(await customOf(desk, bob)).toEqual({ Eintritt: '2019-05-03', Other: '1' })
    // What cannot be read stays as it was written.
    expect(await customOf(desk, carol)).toEqual({ Eintritt: 'im Sommer' })
    if (!made.ok) return
    resultOf(await desk.run(applyChanges, { changes: made.value.changes, created: made.value.created }))
    expect(await customOf(desk, bob)).toEqual({ Eintritt: '3.5.2019', Other: '1' })
    expect(await labels(desk)).toEqual([])
  })

  test('profiles follow a renamed option and another kind', async () => {
    const desk = makeDesk()
    const values = { label: 'Size', kind: 'choice' as const, options: ['S', '40'] }
    const { id } = resultOf(await desk.run(defineCustomField, { values }))
    const bob = await person(desk, 'Bob', { Size: 'S' })
    const carol = await person(desk, 'Carol', { Size: '40' })
    const renamed = { S: 'Small' }
    resultOf(await desk.run(updateCustomField, { id, values: { options: ['Small', '40'] }, renamed }))
    expect(await customOf(desk, bob)).toEqual({ Size: 'Small' })
    resultOf(await desk.run(updateCustomField, { id, values: { kind: 'number' } }))
    expect([await customOf(desk, bob), await customOf(desk, carol)]).toEqual([{ Size: 'Small' }, { Size: '40' }])
  })

  test('moves to any place', async () => {
    const desk = makeDesk()
    const ids: EntityId[] = []
    for (const label of ['a', 'b', 'c']) ids.push(resultOf(await desk.run(defineCustomField, { values: { label } })).id)
    resultOf(await desk.run(moveCustomField, { id: ids[2]!, before: ids[0]! }))
    expect(await labels(desk)).toEqual(['c', 'a', 'b'])
    resultOf(await desk.run(moveCustomField, { id: ids[2]!, before: null }))
    expect(await labels(desk)).toEqual(['a', 'b', 'c'])
    const moved = await desk.run(moveCustomField, { id: ids[0]!, before: null }, { role: 'ambassador' })
    expect(moved).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
  })

  test('goes with what was filled in, so that nothing that was for ambassadors is left open; undo brings all of it back', async () => {
    const desk = makeDesk()
    const secret = { label: 'Visa', audience: 'ambassadors' } as const
    const { id } = resultOf(await desk.run(defineCustomField, { values: secret }))
    const bob = await person(desk, 'Bob', { Visa: 'until May', Other: 'x' })
    const removed = await desk.run(removeCustomField, { id })
    expect(resultOf(removed)).toEqual({ profiles: 1 })
    expect(await customOf(desk, bob)).toEqual({ Other: 'x' })
    if (!removed.ok) return
    resultOf(await desk.run(applyChanges, { changes: removed.value.changes, created: [] }))
    expect(await customOf(desk, bob)).toEqual({ Visa: 'until May', Other: 'x' })
    expect(await labels(desk)).toEqual(['Visa'])
  })

  test('everybody fills in her own; a value is taken out by null', async () => {
    const desk = makeDesk()
    const bob = await person(desk, 'Bob')
    resultOf(await desk.run(updateMember, { id: bob, values: { custom: { Size: 'M', Visa: 'yes' } } }))
    resultOf(await desk.run(updateMember, { id: bob, values: { custom: { Size: null } } }))
    expect(await customOf(desk, bob)).toEqual({ Visa: 'yes' })
  })
})
