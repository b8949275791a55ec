import type { SeededRandom } from '../../../shared/lib/random.ts'
import type { PictureSource } from '../../../shared/sync/pictureSource.ts'
import { SyncEngine } from '../../../shared/sync/SyncEngine.ts'
import type { Someone } from '../builders.ts'
import { linkPair, type MemoryLink, type Schedule } from './memoryLink.ts'
import { TestTimers } from './timers.ts'

interface Wire {
  readonly a: string
  readonly b: string
  readonly ends: readonly [MemoryLink, MemoryLink]
}

/** Turns of the event loop without anything happening before the network counts as quiet. */
const QUIET_TURNS = 5
const MAX_STEPS = 400_000
/** Real ms: only a network that never settles takes so long. */
const MAX_TIME = 50_000
/** Timers that belong to getting in step (rounds after a break) lie within so many ms; timeouts and retries lie beyond. */
const SOON = 2_000

/**
 * Replicas joined by links in memory. Which frame travels next is drawn from the seed (frames of one direction keep their
 * order, as a link promises); cables can be pulled and parts of the network kept apart. It fails when it does not settle.
 */
export class Mesh {
  readonly timers: TestTimers
  readonly #random: SeededRandom
  readonly #engines = new Map<string, SyncEngine>()
  #wires: Wire[] = []
  readonly #travelling: (() => void)[][] = []
  #steps = 0

  constructor(random: SeededRandom, now: () => number) {
    this.#random = random
    this.timers = new TestTimers(now)
  }

  /** Gives somebody an engine; again after she was reopened. */
  add(someone: Someone, pictures?: PictureSource): SyncEngine {
    const engine = new SyncEngine({
      replica: someone.replica,
      signer: someone.device,
      surroundings: this.timers.surroundings(this.#random.fork(`engine ${someone.name}`)),
      ...(pictures && { pictures }),
    })
    this.#engines.set(someone.name, engine)
    return engine
  }

  /** As when the program ends: links break, nothing is said. */
  remove(name: string): void {
    for (const wire of this.#wires.filter(({ a, b }) => a === name || b === name)) this.disconnect(wire.a, wire.b)
    this.#engines.get(name)?.close()
    this.#engines.delete(name)
  }

  engine(name: string): SyncEngine {
    const engine = this.#engines.get(name)
    if (!engine) throw new Error(`${name} is not here`)
    return engine
  }

  connect(a: string, b: string): readonly [MemoryLink, MemoryLink] {
    const ends = linkPair([this.#lane(), this.#lane()], [`fp ${a}`, `fp ${b}`])
    this.#wires.push({ a, b, ends })
    this.engine(a).addLink(ends[0])
    this.engine(b).addLink(ends[1])
    return ends
  }

  disconnect(a: string, b: string): void {
    for (const { ends } of this.#wires.filter((wire) => wire.a === a && wire.b === b)) ends[0].close('cut')
    this.#wires = this.#wires.filter((wire) => !(wire.a === a && wire.b === b))
  }

  /** Every pair that is not joined yet, within each group only; links between groups are cut. */
  partition(...groups: readonly (readonly string[])[]): void {
    const together = (a: string, b: string) => groups.some((group) => group.includes(a) && group.includes(b))
    for (const { a, b } of [...this.#wires]) if (!together(a, b)) this.disconnect(a, b)
    const names = [...this.#engines.keys()]
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1)) if (together(a, b) && !this.#joined(a, b)) this.connect(a, b)
  }

  /** Joins everybody with everybody. */
  join(): void {
    this.partition([...this.#engines.keys()])
  }

  connected(): readonly (readonly [string, string])[] {
    return this.#wires.map(({ a, b }) => [a, b] as const)
  }

  /** Both ends of every wire. */
  links(): readonly MemoryLink[] {
    return this.#wires.flatMap(({ ends }) => ends)
  }

  /** Delivers up to `frames` frames and lets what they cause happen. */
  async run(frames: number): Promise<void> {
    for (let i = 0; i < frames; i++) {
      this.#step()
      await turn()
    }
  }

  /** Delivers until a state is reached. Throws when it is not. */
  async until(state: () => boolean): Promise<void> {
    const began = performance.now()
    while (!state()) {
      if (performance.now() - began > MAX_TIME) throw new Error('waited in vain')
      this.#step()
      await turn()
    }
  }

  /** Until every link is in step, nothing travels and nobody is at work. Throws when that does not happen. */
  async settle(): Promise<void> {
    const [from, began] = [this.#steps, performance.now()]
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      const late = this.#notInStep()
      if (this.#steps - from > MAX_STEPS || performance.now() - began > MAX_TIME)
        throw new Error(`does not settle after ${this.#steps - from} frames: ${late.join(', ') || 'talks on and on'}`)
      const working = this.#step() || late.length > 0 || [...this.#engines.values()].some((engine) => engine.busy)
      quiet = working ? 0 : quiet + 1
      if (quiet === QUIET_TURNS && this.timers.pending(SOON)) {
        this.timers.advance(SOON)
        quiet = 0
      }
      await turn()
    }
  }

  #notInStep(): string[] {
    return this.#wires.flatMap(({ a, b }) =>
      [a, b].flatMap((name) =>
        this.engine(name)
          .peers()
          .filter((peer) => peer.state !== 'inStep')
          .map((peer) => `${name}: ${peer.state} ${peer.name}`),
      ),
    )
  }

  #joined(a: string, b: string): boolean {
    return this.#wires.some((wire) => (wire.a === a && wire.b === b) || (wire.a === b && wire.b === a))
  }

  #lane(): Schedule {
    const lane: (() => void)[] = []
    this.#travelling.push(lane)
    return (deliver) => lane.push(deliver)
  }

  #step(): boolean {
    const lanes = this.#travelling.filter((lane) => lane.length > 0)
    if (lanes.length === 0) return false
    this.#steps++
    this.#random.pick(lanes).shift()!()
    return true
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
