import { expect, test } from 'vitest'
import { asFingerprint, fingerprintOf } from '../../../renderer/mesh/fingerprintOf.ts'

const one = asFingerprint(new Uint8Array(32).fill(0xab))
const two = asFingerprint(new Uint8Array(32).fill(1))
const sdp = (...lines: string[]): RTCSessionDescription =>
  ({ sdp: ['v=0', ...lines.map((line) => `a=fingerprint:${line}`), ''].join('\r\n') }) as RTCSessionDescription

test('P-SYNC-1: the one SHA-256 fingerprint is read, in capitals, also when each section repeats it', () => {
  expect(fingerprintOf(sdp(`sha-256 ${one.toLowerCase()}`, `SHA-256 ${one}`))).toBe(one)
})

test('P-SYNC-1: none, two different, another algorithm, or a crippled one: nothing the hello could bind', () => {
  expect(fingerprintOf(null)).toBeNull()
  expect(fingerprintOf(sdp())).toBeNull()
  expect(fingerprintOf(sdp(`sha-256 ${one}`, `sha-256 ${two}`))).toBeNull()
  expect(fingerprintOf(sdp(`sha-1 ${one}`))).toBeNull()
  expect(fingerprintOf(sdp(`sha-256 ${one}`, `sha-512 ${one}:${one}`))).toBeNull()
  expect(fingerprintOf(sdp(`sha-256 ${one.slice(3)}`))).toBeNull()
})
