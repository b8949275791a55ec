import type { SeededRandom } from '../../../shared/lib/random.ts'
import type { Role } from '../../../shared/model/defineEntity.ts'
import type { RosterCommit } from '../../../shared/roster/facts.ts'
import type { Statement } from '../../../shared/roster/statement.ts'
import type { ReferenceCommit, ReferenceStatement } from '../../support/reference/roster.mjs'

const roles: readonly Role[] = ['root', 'coordinator', 'ambassador', 'member', 'lead', 'organiser']
const people = ['ana', 'ben', 'cyd', 'dan', 'eve', 'fay']
const phones = ['ana2', 'ben2', 'cyd2', 'dan2', 'eve2', 'spare']
const noSignature = new Uint8Array(64)

/** Up to `most` distinct elements. */
const some = <T>(random: SeededRandom, list: readonly T[], most: number): T[] =>
  random.sample(list, random.int(most + 1))

/**
 * A random history in which anybody says anything: mostly plausible (or nothing would ever be effective), often not. References
 * only go backwards, as hashes force them to.
 */
export const hostileHistory = (random: SeededRandom, length: number): RosterCommit[] => {
  const commits: RosterCommit[] = []
  const idsOf = (...kinds: (Statement['k'] | undefined)[]) =>
    commits.filter((commit) => kinds.includes(commit.statement?.k)).map((commit) => commit.id)
  const grantsOf = (device: string) =>
    commits
      .filter(({ statement: s }) => s && 'member' in s && s.k !== 'link' && device.startsWith(s.member as string))
      .map((commit) => commit.id)

  const add = (device: string, auth: string, statement?: Statement) => {
    const own = commits.filter((commit) => commit.device === device)
    const heads = own.filter((commit) => !own.some((later) => later.prev.includes(commit.id))).map((c) => c.id)
    // Mostly on top of what the device has; sometimes a fork further below, or from nothing.
    const prev = random.chance(0.8)
      ? heads.slice(0, 4)
      : some(
          random,
          own.map((c) => c.id),
          2,
        )
    const id = `c${commits.length}`
    commits.push({ id, device, prev, auth, time: commits.length, ...(statement && { statement }) })
  }

  add('ana', '', { k: 'found', member: 'ana', kx: '', name: 'ana' })
  const someone = () => random.pick(people)
  const device = () => random.pick(random.chance(0.75) ? people : phones)
  const after = () => some(random, idsOf('revoke'), 2)
  const scoped = (role: Role) => (role === 'lead' && random.chance(0.7) ? { scope: random.pick(['x', 'y']) } : {})

  const statement = (author: string): Statement | undefined => {
    const role = random.pick(roles)
    const dice = random.int(100)
    if (dice < 18) {
      const via = random.chance(0.5)
        ? some(random, [...idsOf('invite'), ...some(random, idsOf('admit'), 1)], 1)[0]
        : undefined
      const base = { k: 'admit', member: someone(), kx: '', name: 'n', newSig: noSignature, after: after() } as const
      return via ? { ...base, via, proof: noSignature } : base
    }
    if (dice < 40) return { k: 'grant', member: someone(), role, ...scoped(role), after: after() }
    if (dice < 46) return { k: 'invite', pub: '', until: 0, note: '', uses: 0, role: 'member' }
    if (dice < 58) {
      // A member's own devices link each other, sometimes in a ring.
      const member = random.chance(0.85) ? author.replace('2', '') : someone()
      return { k: 'link', member, dev: random.pick(random.chance(0.8) ? phones : people), kx: '', newSig: noSignature }
    }
    if (dice < 74) {
      const all = commits.map((commit) => commit.id)
      const lists = {
        cut: some(random, all, 4),
        keep: some(random, idsOf('admit'), 2),
        replaces: some(random, idsOf('revoke'), 2),
      }
      const by = random.int(10)
      if (by < 5) {
        const target = {
          by: 'member',
          member: someone(),
          ...(random.chance(0.3) && { role, ...scoped(role) }),
        } as const
        return { k: 'revoke', target, ...lists }
      }
      if (by < 8) return { k: 'revoke', target: { by: 'device', device: device() }, ...lists }
      return { k: 'revoke', target: { by: 'invite', invite: random.pick([...idsOf('invite'), 'c0']) }, ...lists }
    }
    return undefined
  }

  // A plausible beginning, so that there is something to be hostile to.
  const helpers: [string, Role][] = [
    ['ben', 'root'],
    ['cyd', 'coordinator'],
    ['dan', 'coordinator'],
    ['eve', 'ambassador'],
  ]
  for (const [member, role] of some(random, helpers, 4)) {
    add('ana', 'c0', { k: 'grant', member, role, after: [] })
    if (random.chance(0.6))
      add(member, `c${commits.length - 1}`, { k: 'link', member, dev: `${member}2`, kx: '', newSig: noSignature })
  }

  while (commits.length < length) {
    const known = random.chance(0.85) ? [...people, ...phones].filter((d) => grantsOf(d).length > 0) : []
    const author = random.pick(known.length > 0 ? known : [...people, ...phones])
    const own = grantsOf(author)
    const all = idsOf('found', 'admit', 'grant')
    const auth = random.chance(0.9) && own.length > 0 ? random.pick(own) : random.pick([...all, 'nothing'])
    add(author, auth, statement(author))
  }
  return commits
}

/** The same commit in the reference's words. */
export const asReference = ({ id, device, prev, auth, statement }: RosterCommit): ReferenceCommit => ({
  id,
  device,
  prev,
  auth: auth === '' ? null : auth,
  ...(statement && { st: statementAsReference(statement) }),
})

const statementAsReference = (s: Statement): ReferenceStatement => {
  if (s.k !== 'revoke') return s as unknown as ReferenceStatement
  const { by, ...target } = s.target
  return { k: 'revoke', cut: s.cut, keep: s.keep, replaces: s.replaces, ...target }
}
