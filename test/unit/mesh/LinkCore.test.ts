import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LinkCore } from '../../../renderer/mesh/LinkCore.ts'
import { HIGH_WATER, type Link, MAX_FRAME } from '../../../shared/sync/link.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A link whose wire is a list that drains when told to. */
const desk = () => {
  const sent: (string | number)[] = []
  const told: string[] = []
  const wire = { buffered: 0 }
  const core = new LinkCore({
    kind: 'test',
    fingerprints: { local: 'A', remote: 'B' },
    proven: (_: Link) => told.push('proven'),
    ended: (reason, byUser) => told.push(`${byUser ? 'we' : 'they'}: ${reason}`),
    wire: {
      sendFrame: (frame) => {
        wire.buffered += frame.byteLength
        sent.push(frame.byteLength)
      },
      sendBeat: (kind) => sent.push(kind),
      buffered: () => wire.buffered,
      close: () => sent.push('close'),
    },
  })
  const drain = (bytes: number): void => {
    wire.buffered -= bytes
    core.drained()
  }
  return { core, sent, told, wire, drain }
}
const frame = (size = MAX_FRAME): Uint8Array<ArrayBuffer> => new Uint8Array(size)

describe('heartbeat', () => {
  test('P-SYNC-5: a link is proven by a round trip, once', () => {
    const { core, sent, told } = desk()
    expect(sent).toEqual(['ping'])
    core.beatArrived('ping')
    expect(told).toEqual([])
    core.beatArrived('pong')
    core.beatArrived('pong')
    expect(told).toEqual(['proven'])
    expect(sent).toEqual(['ping', 'pong'])
  })

  test('P-SYNC-5: a peer that falls silent is noticed in less than 8 s', () => {
    const { core, told } = desk()
    core.beatArrived('pong')
    vi.advanceTimersByTime(7_999)
    expect(told).toEqual(['proven', 'they: peer is silent'])
  })

  test('a peer that answers stays for ever', () => {
    const { core, told } = desk()
    for (let i = 0; i < 100; i++) {
      vi.advanceTimersByTime(4_000)
      core.beatArrived('pong')
    }
    expect(told).toEqual(['proven'])
  })

  test('a slow link whose queue drains is alive, although the answer waits behind it', () => {
    const { core, told, wire, drain } = desk()
    for (let i = 0; i < 20; i++) core.send(frame())
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(1_200)
      drain(10_000)
    }
    expect(told).toEqual([])
    expect(wire.buffered).toBeGreaterThan(0)
    vi.advanceTimersByTime(8_000)
    expect(told).toEqual(['they: peer is silent'])
  })

  test('one late tick after sleep does not end a link', () => {
    const { core, told } = desk()
    core.beatArrived('pong')
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(1_200)
    core.beatArrived('pong')
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual(['proven'])
  })
})

describe('backpressure', () => {
  test('P-SYNC: above 1 MiB frames wait, in order; ready resolves when there is room', async () => {
    const { core, sent, drain } = desk()
    for (let i = 1; i <= 40; i++) core.send(frame(i === 40 ? 7 : MAX_FRAME))
    expect(sent.filter((what) => what === MAX_FRAME)).toHaveLength(HIGH_WATER / MAX_FRAME)
    let ready = false
    const waiting = core.ready().then(() => {
      ready = true
    })
    drain(HIGH_WATER)
    await Promise.resolve()
    expect(ready).toBe(false)
    drain(HIGH_WATER)
    await waiting
    expect(sent.at(-1)).toBe(7)
  })

  test('closing wakes whoever waits', async () => {
    const { core } = desk()
    for (let i = 0; i < 20; i++) core.send(frame())
    const waiting = core.ready()
    core.close('enough')
    await waiting
    await core.ready()
  })
})

describe('ending', () => {
  const listen = (core: LinkCore) => {
    const heard: string[] = []
    core.start({ frame: (bytes) => heard.push(`frame ${bytes.byteLength}`), closed: (reason) => heard.push(reason) })
    return heard
  }

  test('told once, whoever ended it, also when it was over before the start', () => {
    const { core, told } = desk()
    const heard = listen(core)
    core.lost('gone')
    core.close('late')
    expect(heard).toEqual(['gone'])
    expect(told).toEqual(['they: gone'])
    const early = desk()
    early.core.close('no')
    expect(listen(early.core)).toEqual(['no'])
  })

  test('closing from within the first frame stops the rest, and is told once', () => {
    const { core } = desk()
    for (let i = 1; i <= 3; i++) core.frameArrived(frame(i))
    const heard: string[] = []
    core.start({
      frame: (bytes) => {
        heard.push(`frame ${bytes.byteLength}`)
        core.close('stop')
      },
      closed: (reason) => heard.push(reason),
    })
    expect(heard).toEqual(['frame 1', 'stop'])
  })

  test('P-SYNC: frames over 64 KiB end the link, theirs and ours', () => {
    const theirs = desk()
    theirs.core.frameArrived(frame(MAX_FRAME + 1))
    expect(theirs.told).toEqual(['they: frame too large'])
    const ours = desk()
    ours.core.send(frame(MAX_FRAME + 1))
    expect(ours.told).toEqual(['we: own frame too large'])
  })

  test('after the end nothing is sent and nothing beats', () => {
    const { core, sent } = desk()
    core.close('over')
    core.send(frame(1))
    core.beatArrived('ping')
    vi.advanceTimersByTime(60_000)
    expect(sent).toEqual(['ping', 'close'])
  })
})
