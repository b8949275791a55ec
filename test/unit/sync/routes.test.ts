import { expect, test } from 'vitest'
import { MAX_KNOWN, Routes } from '../../../shared/sync/live.ts'

test('P-SYNC-4: a peer that names ever more addresses for one commit fills a limited list, and the latest stand in it', () => {
  const routes = new Routes()
  const address = (n: number) => `address ${n}`
  for (let n = 0; n < 5 * MAX_KNOWN; n++) routes.note('commit', [address(n)])
  const known = Array.from({ length: 5 * MAX_KNOWN }, (_, n) => n).filter((n) => routes.has('commit', address(n)))
  expect(known).toEqual(Array.from({ length: MAX_KNOWN }, (_, n) => 4 * MAX_KNOWN + n))
  routes.note('another', [address(1)])
  expect(routes.has('another', address(1))).toBe(true)
})
