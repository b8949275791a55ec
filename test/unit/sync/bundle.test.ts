import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { concatBytes } from '../../../shared/lib/bytes.ts'
import { createNetworkKey } from '../../../shared/roster/keys.ts'
import { importBundle, readBundle, writeBundle } from '../../../shared/sync/bundle.ts'
import type { Someone } from '../../support/builders.ts'
import { meshOf, sameAs } from './network.ts'

const key = createNetworkKey()

const fileOf = async (someone: Someone): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = []
  for await (const part of writeBundle(someone.replica.offers, key, 'Вместе Köln', (n) =>
    crypto.getRandomValues(new Uint8Array(n)),
  ))
    parts.push(part)
  return concatBytes(...parts)
}

const events = async (someone: Someone, count: number) => {
  for (let i = 0; i < count; i++)
    await someone.run(createEvent, {
      values: { title: `Abend ${i}`, start: '2026-12-01T19:00', zone: 'Europe/Berlin' },
    })
}

const codeOf = async (file: Uint8Array, keys = [key]): Promise<string> => {
  const read = await readBundle(file, keys)
  return read.ok ? 'ok' : read.error.code
}

describe('bundle', { timeout: 60_000 }, () => {
  test('P-SYNC-7: two who never meet hold the same after a stick went both ways', async () => {
    const { people } = await meshOf('stick', 'bob')
    const { alice, bob } = people as { alice: Someone; bob: Someone }
    await events(alice, 30)
    await events(bob, 3)
    for (const [from, to] of [
      [alice, bob],
      [bob, alice],
    ] as const) {
      const read = await readBundle(await fileOf(from), [createNetworkKey(), key])
      if (!read.ok) throw new Error(read.error.code)
      expect(read.value.network).toBe('Вместе Köln')
      const progress: number[] = []
      const onProgress = ({ done }: { done: number }) => progress.push(done)
      const imported = await importBundle(read.value, { replica: to.replica, source: 'bundle', onProgress })
      expect(imported).toEqual({ ok: true, value: { stored: from === alice ? 30 : 3, tooEarly: 0 } })
      expect(progress.at(-1)).toBe(read.value.commits.length)
    }
    expect(await sameAs(alice, bob)).toBe(true)
  })

  test('P-COMMIT-4: what a file holds from the future is counted, and comes with the same file when its time has come', async () => {
    const { network, people } = await meshOf('early', 'bob')
    const { alice, bob } = people as { alice: Someone; bob: Someone }
    await events(alice, 2)
    const now = network.clock.now()
    network.clock.advance(3 * 3_600_000)
    await events(alice, 3)
    const read = await readBundle(await fileOf(alice), [key])
    if (!read.ok) throw new Error(read.error.code)
    const bring = () => importBundle(read.value, { replica: bob.replica, source: 'bundle' })
    network.clock.set(now)
    expect(await bring()).toEqual({ ok: true, value: { stored: 2, tooEarly: 3 } })
    network.clock.advance(4 * 3_600_000)
    expect(await bring()).toEqual({ ok: true, value: { stored: 3, tooEarly: 0 } })
  })

  test('P-SYNC-7: whatever is wrong with a file is said before anything is stored', async () => {
    const { people } = await meshOf('wrong', 'bob')
    await events(people.alice!, 5)
    const file = await fileOf(people.alice!)
    expect(await codeOf(file)).toBe('ok')
    expect(await codeOf(new Uint8Array(0))).toBe('bundle.notABundle')
    expect(await codeOf(new TextEncoder().encode('name,email\nZoya,z@example.org'))).toBe('bundle.notABundle')
    expect(await codeOf(file, [createNetworkKey()])).toBe('bundle.foreign')
    expect(await codeOf(Uint8Array.from(file, (byte, i) => (i === 6 ? 0x32 : byte)))).toBe('bundle.otherVersion')
    expect(await codeOf(concatBytes(file, Uint8Array.of(0)))).toBe('bundle.damaged')
    for (let cut = 8; cut < file.length; cut += 37) expect(await codeOf(file.slice(0, cut))).toBe('bundle.truncated')
    for (let at = 0; at < file.length; at += 53)
      expect(await codeOf(Uint8Array.from(file, (byte, i) => (i === at ? byte ^ 0x41 : byte)))).not.toBe('ok')
  })

  test('P-SYNC-7: a file whose end was taken away cannot be passed off as whole', async () => {
    const { people } = await meshOf('end')
    for (let i = 0; i < 90; i++)
      await people.alice!.run(createEvent, {
        values: { title: 'x', start: '2026-12-01T19:00', zone: 'Europe/Berlin' },
        plan: 'lang '.repeat(18_000),
      })
    const parts: Uint8Array[] = []
    for await (const part of writeBundle(people.alice!.replica.offers, key, 'n', (n) => new Uint8Array(n)))
      parts.push(part)
    expect(parts.length).toBeGreaterThan(2)
    expect(await codeOf(concatBytes(...parts))).toBe('ok')
    const withoutMiddle = concatBytes(parts[0]!, ...parts.slice(2))
    expect(await codeOf(withoutMiddle)).toBe('bundle.damaged')
    const relabelled = parts[1]!.slice()
    relabelled[0] = 1
    expect(await codeOf(concatBytes(parts[0]!, relabelled))).toBe('bundle.damaged')
  })
})
