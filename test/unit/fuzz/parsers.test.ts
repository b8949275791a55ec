import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../shared/lib/bytes.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { seedFromEnv } from '../../support/seed.ts'
import { mutate, shrink } from './mutate.ts'
import { type Target, targets } from './targets.ts'

const isLong = process.env.VMESTE_FUZZ === 'long'
/** Inputs of a target whose share is 1. */
const RUNS = isLong ? 22_000 : 80
const LONGEST_MS = 100
const MOST_GROWTH = 8 * 1024 * 1024
const seed = seedFromEnv(1)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const heap = (): number => {
  collect()
  return process.memoryUsage().heapUsed
}

/** What is wrong with how this is read; '' when nothing is. */
const trouble = async ({ read }: Target, input: Uint8Array): Promise<string> => {
  const once = async (): Promise<{ wall: number; cpu: number }> => {
    const [wall, cpu] = [performance.now(), process.cpuUsage()]
    await read(input)
    const used = process.cpuUsage(cpu)
    return { wall: performance.now() - wall, cpu: (used.user + used.system) / 1_000 }
  }
  try {
    const first = await once()
    if (first.wall <= LONGEST_MS) return ''
    // The machine may have been busy, or collecting what others left: what counts is the work, and whether it comes again.
    // But not what is only remembered from the first time: that was a hang all the same.
    const again = await once()
    const ms = first.cpu > 5 * LONGEST_MS ? first.cpu : Math.min(first.cpu, again.cpu, again.wall)
    return ms > LONGEST_MS ? `took ${Math.round(ms)} ms` : ''
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

const hex = (input: Uint8Array): string => Buffer.from(input).toString('hex')

const fuzz = async (target: Target, all = RUNS): Promise<{ readonly inputs: number; readonly slowest: number }> => {
  const random = seededRandom(`${seed} ${target.name}`)
  const samples = await target.samples(random.fork('samples'))
  expect(samples.length, 'samples').toBeGreaterThan(0)
  for (const sample of samples) expect(await trouble(target, sample), `sample ${hex(sample)}`).toBe('')
  const words = (target.words ?? []).map(utf8)
  const runs = Math.ceil(all * (target.share ?? 1))
  const settled = Math.ceil(runs / 5)
  let before = 0
  let slowest = 0
  for (let run = 0; run < runs; run++) {
    if (isLong && run === settled) before = heap()
    const input = mutate(samples, words, random)
    const began = performance.now()
    const found = await trouble(target, input)
    slowest = Math.max(slowest, performance.now() - began)
    if (found === '') continue
    const small = await shrink(input, async (smaller) => (await trouble(target, smaller)) !== '', isLong ? 600 : 60)
    throw new Error(`VMESTE_SEED=${seed}, "${target.name}", run ${run}: ${found}\ninput ${hex(small)}`)
  }
  if (isLong) expect(heap() - before, 'growth of the heap').toBeLessThan(MOST_GROWTH)
  return { inputs: runs, slowest }
}

describe('Case 19: whatever bytes come, nothing throws, hangs or is kept', {
  timeout: isLong ? 1_800_000 : 60_000,
}, () => {
  test.each(targets.map((target) => [target.name, target] as const))('%s', async (name, target) => {
    const began = performance.now()
    const { inputs, slowest } = await fuzz(target)
    if (isLong)
      console.log(
        `fuzz: ${name}: ${inputs.toLocaleString('en')} inputs, slowest ${slowest.toFixed(1)} ms, ${Math.round((performance.now() - began) / 1000)} s`,
      )
  })

  // Collecting takes longer than a short run; the long one does it for each.
  test.skipIf(isLong)('nothing of it is kept', async () => {
    const before = heap()
    for (const target of targets) await fuzz(target, RUNS / 4)
    expect(heap() - before, 'growth of the heap').toBeLessThan(MOST_GROWTH)
  })

  test('every message of the protocol is among them', () => {
    const message = targets.find(({ name }) => name === 'message')!
    const samples = message.samples(seededRandom('every')) as readonly Uint8Array[]
    const codes = new Set(samples.map((sample) => sample[0]))
    const last = Math.max(...samples.map((sample) => sample[0]!))
    expect(last).toBeGreaterThanOrEqual(19)
    for (let code = 1; code <= last; code++) expect(codes, `code ${code}`).toContain(code)
  })

  test('the long run has at least 200,000 inputs', () => {
    expect(targets.reduce((sum, { share = 1 }) => sum + 22_000 * share, 0)).toBeGreaterThan(200_000)
  })
})
