import { describe, expect, test } from 'vitest'
import { Gate, type KnownPeer, readSignal, type Signal } from '../../../renderer/mesh/Gate.ts'

const nobody: KnownPeer = { connecting: false, refused: false, resting: false }
const connecting: KnownPeer = { ...nobody, connecting: true }
const announce = (from: string): Signal => ({ type: 'announce', from })
const signal = (from: string, kind: 'offer' | 'answer' | 'candidate'): Signal => ({ type: 'signal', from, kind })
const gateOf = (self: string, max = 40): Gate => new Gate(self, max, 0)

describe('who offers', () => {
  test('P-SYNC-5: of alice and bob the smaller id offers, the larger invites: two offers cannot cross', () => {
    expect(gateOf('alice').judge(announce('bob'), nobody, 0, 0)).toBe('pass')
    expect(gateOf('bob').judge(announce('alice'), nobody, 0, 0)).toBe('invite')
    expect(gateOf('bob').judge(signal('alice', 'offer'), nobody, 0, 0)).toBe('pass')
    expect(gateOf('alice').judge(signal('bob', 'offer'), nobody, 0, 0)).toBe('drop')
    expect(gateOf('alice').judge(signal('bob', 'answer'), connecting, 1, 0)).toBe('pass')
    expect(gateOf('bob').judge(signal('alice', 'answer'), connecting, 1, 0)).toBe('drop')
  })

  test('one attempt at a time, also while y-webrtc has not yet opened the first', () => {
    const gate = gateOf('alice')
    expect(gate.judge(announce('bob'), nobody, 0, 0)).toBe('pass')
    expect(gate.judge(announce('bob'), nobody, 0, 10)).toBe('drop')
    gate.arrived('bob')
    expect(gate.judge(announce('bob'), connecting, 1, 20)).toBe('drop')
    expect(gate.judge(announce('bob'), nobody, 0, 5_000)).toBe('pass')
  })

  test('a second offer is a new attempt and replaces the old', () => {
    expect(gateOf('bob').judge(signal('alice', 'offer'), connecting, 1, 0)).toBe('restart')
  })

  test('stray answers and candidates, which would make y-webrtc throw or open, go no further', () => {
    const gate = gateOf('bob')
    expect(gate.judge(signal('alice', 'answer'), nobody, 0, 0)).toBe('drop')
    expect(gate.judge(signal('zoe', 'candidate'), nobody, 0, 0)).toBe('drop')
    expect(gate.judge(signal('alice', 'candidate'), nobody, 0, 0)).toBe('hold')
    expect(gate.judge(signal('alice', 'offer'), nobody, 0, 0)).toBe('pass')
    expect(gate.judge(signal('alice', 'candidate'), nobody, 0, 0)).toBe('pass')
  })

  test('our own echo, the refused and the resting are not answered; a resting peer may still offer', () => {
    expect(gateOf('alice').judge(announce('alice'), nobody, 0, 0)).toBe('drop')
    for (const kind of ['offer', 'candidate', 'answer'] as const)
      expect(gateOf('bob').judge(signal('alice', kind), { ...connecting, refused: true }, 1, 0)).toBe('drop')
    expect(gateOf('alice').judge(announce('bob'), { ...nobody, resting: true }, 0, 0)).toBe('drop')
    expect(gateOf('bob').judge(signal('alice', 'offer'), { ...nobody, resting: true }, 0, 0)).toBe('pass')
  })
})

describe('what a crowd may cost', () => {
  test('Case 25: of 1,000 offers at once no more pass than connections are allowed', () => {
    const gate = gateOf('zoe')
    const passed = Array.from({ length: 1_000 }, (_, i) => gate.judge(signal(`m${i}`, 'offer'), nobody, 0, 0))
    expect(passed.filter((verdict) => verdict === 'pass')).toHaveLength(40)
  })

  test('Case 25: who fills the room again and again is slowed down to four a second', () => {
    const gate = gateOf('zoe')
    let passed = 0
    for (let i = 0; i < 10_000; i++) {
      if (gate.judge(signal(`m${i}`, 'offer'), nobody, 0, i) !== 'pass') continue
      passed++
      gate.arrived(`m${i}`)
    }
    expect(passed).toBeGreaterThan(60)
    expect(passed).toBeLessThanOrEqual(60 + 40)
  })
})

describe('reading', () => {
  test('Case 25: only what y-webrtc would say to us is read', () => {
    const sdp = 'v=0'
    const candidate = { candidate: '' }
    expect(readSignal({ type: 'announce', from: 'a' }, 'me')).toEqual({ type: 'announce', from: 'a' })
    expect(readSignal({ type: 'signal', from: 'a', to: 'me', signal: { type: 'offer', sdp } }, 'me')).toMatchObject({
      kind: 'offer',
    })
    expect(
      readSignal({ type: 'signal', from: 'a', to: 'me', signal: { type: 'candidate', candidate } }, 'me'),
    ).toMatchObject({ kind: 'candidate' })
    const junk = [
      null,
      undefined,
      1,
      'announce',
      [],
      {},
      { type: 'announce' },
      { type: 'announce', from: 7 },
      { type: 'announce', from: 'x'.repeat(65) },
      { type: 'announce', from: 'a', to: 'somebody else' },
      { type: 'signal', from: 'a', signal: { type: 'offer', sdp } },
      { type: 'signal', from: 'a', to: 'me' },
      { type: 'signal', from: 'a', to: 'me', signal: null },
      { type: 'signal', from: 'a', to: 'me', signal: { type: 'offer' } },
      { type: 'signal', from: 'a', to: 'me', signal: { type: 'rollback', sdp } },
      { type: 'signal', from: 'a', to: 'me', signal: { type: 'candidate', candidate, sdp } },
      { type: 'signal', from: 'a', to: 'me', signal: { type: 'renegotiate', renegotiate: true } },
      {
        type: 'signal',
        from: 'a',
        to: 'me',
        signal: { type: 'transceiverRequest', transceiverRequest: { kind: 'video' } },
      },
    ]
    for (const value of junk) expect(readSignal(value, 'me')).toBeNull()
  })
})
