import { expect, test } from 'vitest'

test('the browser has what the replica needs: Ed25519, X25519, Web Locks, Temporal', async () => {
  const key = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  expect('privateKey' in key).toBe(true)
  await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
  expect(await navigator.locks.request('x', () => 1)).toBe(1)
  expect('Temporal' in globalThis).toBe(true)
})
