import { expect, test } from 'vitest'
import { IdListener, IdTeller } from '../../../renderer/store/toldIds.ts'
import { seededRandom } from '../../../shared/lib/random.ts'

test('ids arrive as they are, each in full once, also when a number comes to stand for another', () => {
  const random = seededRandom('told ids')
  const ids = Array.from({ length: 50 }, (_, i) => `id${i}`)
  const teller = new IdTeller()
  const listener = new IdListener()
  let changes = ids.length
  let inFull = 0
  for (let i = 0; i < 500; i++) {
    if (random.chance(0.2)) {
      ids[random.int(ids.length)] = `later${i}`
      changes++
    }
    const numbers = random.sample([...ids.keys()], random.int(ids.length + 1))
    const told = teller.tell(numbers, (number) => ids[number]!)
    inFull += told.news.ids.length
    expect(listener.hear(structuredClone(told))).toEqual(numbers.map((number) => ids[number]))
  }
  expect(inFull).toBeLessThanOrEqual(changes)
})
