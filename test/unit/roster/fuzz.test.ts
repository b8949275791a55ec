import { describe, expect, test } from 'vitest'
import { type SeededRandom, seededRandom } from '../../../shared/lib/random.ts'
import type { RosterCommit } from '../../../shared/roster/facts.ts'
import { Roster } from '../../../shared/roster/Roster.ts'
import type { Reach } from '../../../shared/roster/reach.ts'
import { evaluate } from '../../support/reference/roster.mjs'
import { seedFromEnv } from '../../support/seed.ts'
import { rosterOf } from './history.ts'
import { asReference, hostileHistory } from './hostile.ts'

const runs = process.env.VMESTE_FUZZ === 'long' ? 24_000 : 3_000

/** Where the port knows a rule of SPEC.md that the reference leaves out: a device links only for its own member. */
const linksForAnother = (commits: readonly RosterCommit[]): Set<string> => {
  const memberOf = new Map(
    commits.flatMap(({ id, statement: s }) =>
      s?.k === 'found' || s?.k === 'admit' || s?.k === 'grant' ? [[id, s.member as string] as const] : [],
    ),
  )
  return new Set(
    commits.filter(({ statement: s, auth }) => s?.k === 'link' && s.member !== memberOf.get(auth)).map((c) => c.id),
  )
}

const expected = (commits: readonly RosterCommit[]): string[] => {
  const { out } = evaluate(commits.map(asReference))
  const left = linksForAnother(commits)
  return [...out].filter((id) => !left.has(id)).sort()
}

/** Everything at once. */
const whole = (commits: readonly RosterCommit[]) => {
  const roster = rosterOf('c0', commits)
  return { roster, out: effectiveIn(roster, commits) }
}

/**
 * One by one in another order (or in theirs, as replicas take them), asking in between, so that whatever is remembered too long shows.
 * Between two steps nothing may change its effect that the step did not say it could reach.
 */
const piecemeal = (commits: readonly RosterCommit[], random: SeededRandom) => {
  const here = new Map<string, RosterCommit>()
  const roster = new Roster('c0', (id) => here.get(id))
  const unannounced: string[] = []
  let before = new Map<string, boolean>()
  for (const commit of random.chance(0.5) ? commits : random.shuffle(commits)) {
    here.set(commit.id, commit)
    if (commit.statement) roster.add([commit])
    else roster.learned([commit.id])
    if (random.chance(0.5)) roster.effective(random.pick([...here.values()]))
    if (random.chance(0.8)) continue
    const reach = roster.takeReach()
    // What is not formed no replica stores.
    const stored = [...here.values()].filter((each) => roster.formed(each))
    const after = new Map(stored.map((each) => [each.id, roster.effective(each)]))
    for (const [id, effective] of before)
      if (after.get(id) !== effective && reach !== 'all' && !within(reach, here.get(id)!)) unannounced.push(id)
    before = after
  }
  return { out: effectiveIn(roster, commits), unannounced }
}

const within = (reach: Reach | null, { id, auth, device, statement }: RosterCommit): boolean =>
  reach !== null && (statement ? reach.statements.has(id) : reach.grants.has(auth) || reach.devices.has(device))

const effectiveIn = (roster: Roster, commits: readonly RosterCommit[]) =>
  commits
    .filter((commit) => roster.effective(commit))
    .map((commit) => commit.id)
    .sort()

/** Leaves out commits as long as the two still disagree. */
const shrink = (commits: readonly RosterCommit[], fails: (commits: readonly RosterCommit[]) => boolean) => {
  let smallest = commits
  for (let i = smallest.length - 1; i > 0; i--) {
    const without = smallest.filter((_, at) => at !== i)
    if (fails(without)) smallest = without
  }
  return smallest
}

const differs = (commits: readonly RosterCommit[], seed: number): boolean => {
  const right = expected(commits).join()
  const pieces = piecemeal(commits, seededRandom(seed))
  return whole(commits).out.join() !== right || pieces.out.join() !== right || pieces.unannounced.length > 0
}

describe('roster fuzz', { timeout: 60_000 }, () => {
  test(`Case 2: ${runs} random hostile histories agree with the reference, whatever the order of arrival`, () => {
    const first = seedFromEnv(1)
    let effective = 0
    for (let seed = first; seed < first + runs; seed++) {
      const random = seededRandom(seed)
      const commits = hostileHistory(random, 6 + random.int(34))
      if (differs(commits, seed)) {
        const small = shrink(commits, (fewer) => differs(fewer, seed))
        const found = {
          reference: expected(small),
          port: whole(small).out,
          piecemeal: piecemeal(small, seededRandom(seed)),
        }
        throw new Error(
          `VMESTE_SEED=${seed} differs:\n${small.map((c) => JSON.stringify(c)).join('\n')}\n${JSON.stringify(found)}`,
        )
      }
      const { roster, out } = whole(commits)
      expect(roster.cycles).toBe(0)
      effective += out.length
    }
    // A generator that only makes nonsense would agree too.
    expect(effective / runs).toBeGreaterThan(5)
  }, 900_000)
})
