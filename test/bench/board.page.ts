import { foundNetwork } from '../../renderer/store/networks.ts'
import { must, openLaptop } from '../support/bench/laptop.ts'
import { plainCard } from './network.ts'

/** So many departments with a board each, so many cards on each board. */
export const seed = async (departments: number, cards: number): Promise<void> => {
  const { session } = await openLaptop(await must(foundNetwork({ network: 'Bench', name: 'Alice' })))
  for (let i = 0; i < departments; i++) {
    const columns = [{ name: 'To do' }, { name: 'Doing' }, { name: 'Done' }]
    const made = await must(session.run('createDepartment', { values: { name: `Department ${i}` }, columns }))
    const department = made.value.id
    for (let k = 0; k < cards; k += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, cards - k) }, (_, j) => {
          const { title, due } = plainCard(k + j)
          return must(session.run('createCard', { department, values: { title, due } }))
        }),
      )
  }
  await session.close()
}

const cardsShown = () => document.querySelectorAll('.v-card').length

const settled = async (check: () => boolean): Promise<void> => {
  while (!check()) await new Promise(requestAnimationFrame)
}

let board = ''

/** Starts the app and finds where "Department 0" is. */
export const start = async (): Promise<void> => {
  document.body.append(Object.assign(document.createElement('div'), { id: 'root' }))
  location.hash = '#/departments'
  await import('../../renderer/app/main.tsx')
  const link = () => [...document.querySelectorAll('a')].find((a) => /Department 0(?!\d)/.test(a.textContent ?? ''))
  await settled(() => link() !== undefined)
  board = new URL(link()!.href).hash
}

/** From the settings to the board. Milliseconds until its cards are drawn. */
export const openBoard = async (): Promise<number> => {
  location.hash = '#/settings'
  await settled(() => cardsShown() === 0 && document.querySelector('[role=radiogroup]') !== null)
  await new Promise((resolve) => requestIdleCallback(resolve))
  const began = performance.now()
  location.hash = board
  await settled(() => cardsShown() > 0)
  return performance.now() - began
}
