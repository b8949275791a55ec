import { describe, expect, test } from 'vitest'
import { type Act, actStep, commandStep, createHistory, finalStep, type Step } from '../../../renderer/store/history.ts'
import { leftText } from '../../../renderer/store/undoWords.ts'
import { createI18n, locales } from '../../../renderer/ui/i18n.tsx'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import type { CommandName } from '../../../shared/commands/registry.ts'
import { updateDepartment } from '../../../shared/commands/updateDepartment.ts'
import { ok, problem } from '../../../shared/lib/result.ts'
import type { Desk } from '../../support/commandContext.ts'
import { makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

const changeOf =
  (desk: Desk) =>
  (label: CommandName, changed: Parameters<typeof commandStep>[1]): Promise<Step | null> =>
    Promise.resolve(commandStep(label, changed, (back) => desk.run(applyChanges, back)))

const departmentOf = async (desk: Desk, columns: readonly { name: string }[] = []) => {
  const made = await desk.run(createDepartment, { values: { name: 'Press' }, columns })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

describe('undo', () => {
  test('tells that somebody else has changed what was to be taken back, and does not offer to do it again', async () => {
    const desk = makeDesk()
    const history = createHistory()
    const change = changeOf(desk)
    const made = await departmentOf(desk)
    history.begin(change('createDepartment', made))
    const { id } = made.value
    resultOf(await desk.run(updateDepartment, { id, values: { name: 'Media' } }, { me: memberIdOf('bob') }))
    expect(await history.undo()).toEqual({ ok: true, value: { label: 'createDepartment', restored: 0, left: 1 } })
    expect(await history.redo()).toEqual({ ok: true, value: null })
    expect(await desk.all('department')).toMatchObject([{ name: 'Media' }])
  })

  test('means the change that is shown already but still being written, not the one before it', async () => {
    const desk = makeDesk()
    const history = createHistory()
    const change = changeOf(desk)
    const made = await departmentOf(desk)
    history.begin(change('createDepartment', made))
    const { id } = made.value
    let write = () => {}
    const asked = new Promise<void>((resolve) => {
      write = resolve
    })
    const renaming = asked.then(async () => {
      const renamed = await desk.run(updateDepartment, { id, values: { name: 'Media' } })
      return renamed.ok ? change('updateDepartment', renamed.value) : null
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
    const history = createHistory()
    const change = changeOf(desk)
    const made = await departmentOf(desk)
    const { id } = made.value
    const renamed = await desk.run(updateDepartment, { id, values: { name: 'Media', purpose: 'Papers' } })
    if (renamed.ok) history.begin(change('updateDepartment', renamed.value))
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

  test('an act beside the commands is taken back as a whole, done again, and taken back once more', async () => {
    const said: string[] = []
    const remove: Act = async () => {
      said.push('removed')
      return ok(async () => ok(said.push('brought back')))
    }
    const history = createHistory()
    const removed = await remove()
    if (removed.ok) history.begin(Promise.resolve(actStep('Zoya is not a member any more', remove, removed.value)))
    const told = { label: { told: 'Zoya is not a member any more' }, restored: 1, left: 0 }
    expect(await history.undo()).toEqual(ok(told))
    expect(await history.undo()).toEqual(ok(null))
    expect(await history.redo()).toEqual(ok(told))
    expect(await history.redo()).toEqual(ok(null))
    expect(await history.undo()).toEqual(ok(told))
    expect(said).toEqual(['removed', 'brought back', 'removed', 'brought back'])
  })

  test('one step can be taken back from under later ones, and only once', async () => {
    const desk = makeDesk()
    const change = changeOf(desk)
    const history = createHistory()
    let times = 0
    const duty = actStep(
      'Bob leads Press now',
      async () => problem('notAllowed'),
      async () => ok(times++),
    )
    history.begin(Promise.resolve(duty))
    history.begin(change('createDepartment', await departmentOf(desk)))
    expect(await history.undo(duty)).toMatchObject({ value: { label: duty.label } })
    expect(await history.undo(duty)).toEqual(ok(null))
    expect(await history.undo()).toMatchObject({ value: { label: 'createDepartment' } })
    expect(await history.undo()).toEqual(ok(null))
    expect(times).toBe(1)
  })

  test('what nobody can take back is said once, then the step before it can be taken back', async () => {
    const desk = makeDesk()
    const change = changeOf(desk)
    const history = createHistory()
    history.begin(change('createDepartment', await departmentOf(desk)))
    history.begin(Promise.resolve(finalStep('final.erased')))
    expect(await history.undo()).toEqual(problem('final.erased'))
    expect(await desk.all('department')).toHaveLength(1)
    expect(await history.undo()).toMatchObject({ value: { label: 'createDepartment', restored: 1 } })
    expect(await desk.all('department')).toHaveLength(0)
  })

  test('a step is kept while the engine is away, and let go when it is refused', async () => {
    const answers = [problem('engine.gone'), problem('trust.alreadyUndone')]
    const history = createHistory()
    history.begin(
      Promise.resolve(
        actStep(
          'Zoya leads',
          async () => problem('never'),
          async () => answers.shift()!,
        ),
      ),
    )
    expect(await history.undo()).toEqual(problem('engine.gone'))
    expect(await history.undo()).toEqual(problem('trust.alreadyUndone'))
    expect(await history.undo()).toEqual(ok(null))
  })
})
