import { expect, test } from 'vitest'
import { countOf, each, pack } from '../../../shared/lib/packed.ts'

test('a list comes out of its package as it went in, however long', () => {
  for (const length of [0, 1, 999, 1000, 1001, 2500]) {
    const list = Array.from({ length }, (_, i) => ({ name: `Зоя ${i} 🌍`, skills: ['ü'], n: i }))
    const packed = structuredClone(pack(list))
    expect(countOf(packed)).toBe(length)
    expect([...each(packed)]).toEqual(list)
    expect([...each(list)]).toEqual(list)
  }
})
