import { describe, expect, test } from 'vitest'
import { createHistory } from '../../../renderer/store/history.ts'
import { leftText } from '../../../renderer/store/undoWords.ts'
import { createI18n, locales } from '../../../renderer/ui/i18n.tsx'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateDepartment } from '../../../shared/commands/updateDepartment.ts'
import type { Desk } from '../../support/commandContext.ts'
import { makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

const historyOf = (desk: Desk) => createHistory((changed) => desk.run(applyChanges, changed))

const departmentOf = async (desk: Desk, columns: readonly { name: string }[] = []) => {
  const made = await desk.run(createDepartment, { values: { name: 'Press' }, columns })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

describe('undo', () => {
  test('tells that somebody else has changed what was to be taken back, and does not offer to do it again', async () => {
    const desk = makeDesk()
    const history = historyOf(desk)
    const made = await departmentOf(desk)
    history.push('createDepartment', made)
    const { id } = made.value
    resultOf(await desk.run(updateDepartment, { id, values: { name: 'Media' } }, { me: memberIdOf('bob') }))
    expect(await history.undo()).toEqual({ ok: true, value: { label: 'createDepartment', restored: 0, left: 1 } })
    expect(await history.redo()).toEqual({ ok: true, value: null })
    expect(await desk.all('department')).toMatchObject([{ name: 'Media' }])
  })

  test('means the change that is shown already but still being written, not the one before it', async () => {
    const desk = makeDesk()
    const history = historyOf(desk)
    const made = await departmentOf(desk)
    history.push('createDepartment', made)
    const { id } = made.value
    let write = () => {}
    const asked = new Promise<void>((resolve) => {
      write = resolve
    })
    const renaming = asked.then(async () => {
      const renamed = await desk.run(updateDepartment, { id, values: { name: 'Media' } })
      if (renamed.ok) history.push('updateDepartment', renamed.value)
    })
    history.begin(renaming)
    const undone = history.undo()
    const again = history.undo()
    write()
    expect(await undone).toMatchObject({ value: { label: 'updateDepartment', restored: 1 } })
    expect(await again).toMatchObject({ value: { label: 'createDepartment' } })
  })

  test('counts what went and what stays, in whatever language is spoken', async () => {
    const desk = makeDesk()
    const history = historyOf(desk)
    const made = await departmentOf(desk)
    const { id } = made.value
    const change = await desk.run(updateDepartment, { id, values: { name: 'Media', purpose: 'Papers' } })
    if (change.ok) history.push('updateDepartment', change.value)
    resultOf(await desk.run(updateDepartment, { id, values: { name: 'Radio' } }, { me: memberIdOf('bob') }))
    const undone = await history.undo()
    expect(undone).toMatchObject({ value: { restored: 1, left: 1 } })
    const said = locales.map((locale) => leftText(createI18n(locale), { restored: 4, left: 2 }))
    expect(said).toEqual([
      '2 records could not be taken back because someone changed them since',
      '2 Einträge ließen sich nicht rückgängig machen, weil sie inzwischen jemand geändert hat',
      '2 записи не удалось отменить: с тех пор кто-то их изменил',
    ])
    expect(leftText(createI18n('en'), { restored: 4, left: 0 })).toBe('')
    expect(leftText(createI18n('en'), { restored: 0, left: 1 })).toMatch(/could not be taken back because someone/)
  })
})
