import { createPacer } from '../lib/pause.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { CommitId } from '../model/ids.ts'
import { type Gift, givenAfter, planGrant } from '../roster/giving.ts'
import { planRestore } from '../roster/restoring.ts'
import { encodeStatement, type Statement } from '../roster/statement.ts'
import { type Actor, type Aim, type PlannedRevoke, planRevoke } from '../roster/taking.ts'
import { type Commit, SALT_BYTES, statementOp } from './commit.ts'
import type { Core } from './core.ts'
import { type Cutoff, cutOf } from './cutoff.ts'
import { signAll, type ToSign } from './sign.ts'

/** One statement to be said. `auth`: the least powerful own grant that allows it, unless it is named. */
export interface Saying {
  /** A function where it names those said before it in the same act. */
  readonly statement: Statement | ((said: readonly CommitId[]) => Statement)
  readonly auth?: CommitId
}

/** What is said together: all of it takes effect, or nothing. */
export type Act = (core: Core) => Promise<Result<readonly Saying[]>>

const actorOf = ({ me, signer }: Core): Actor => ({ member: me, device: signer.device })

const revokeSaying = async (
  core: Core,
  { auth, devices, ...rest }: PlannedRevoke,
  cutoff: Cutoff,
): Promise<Saying> => ({
  auth,
  statement: { k: 'revoke', ...rest, cut: await cutOf(core, devices, cutoff) },
})

/** Takes it back; the first statement said is the revocation's name. Problems: those of `planRevoke`, `invalid {field: 'before'}`. */
export const takeBack =
  (aim: Aim, cutoff: Cutoff): Act =>
  async (core) => {
    if (typeof cutoff === 'object' && !(cutoff.before >= 0)) return problem('invalid', { field: 'before' })
    const planned = planRevoke(core.roster, actorOf(core), aim)
    if (!planned.ok) return planned
    return ok(await Promise.all(planned.value.map((revoke) => revokeSaying(core, revoke, cutoff))))
  }

/** Undoes a taking back: revokes that cut nothing stand for it, and what was held is given again. Problems: those of `planRestore`. */
export const bringBack =
  (revocation: CommitId): Act =>
  async (core) => {
    const planned = planRestore(core.roster, actorOf(core), revocation)
    if (!planned.ok) return planned
    const { revokes, member, gifts } = planned.value
    const sayings = await Promise.all(revokes.map((revoke) => revokeSaying(core, revoke, 'known')))
    const known = core.roster.said.revokesOfMember.get(member)
    for (const gift of gifts)
      sayings.push({ statement: (said) => givenAfter(gift, known, said.slice(0, revokes.length)) })
    return ok(sayings)
  }

/** Gives a role or a duty. Problems: those of `planGrant`. */
export const give =
  (gift: Gift): Act =>
  async (core) => {
    const statement = planGrant(core.roster, actorOf(core), gift)
    return statement.ok ? ok([{ statement: statement.value }]) : statement
  }

/** Each in a commit of its own; null where no own grant allows one of them. */
export const signSayings = async (core: Core, sayings: readonly Saying[]): Promise<Commit[] | null> => {
  const toSign = (made: readonly Commit[], { statement, auth }: Saying): ToSign => {
    const said = typeof statement === 'function' ? statement(made.map(({ id }) => id)) : statement
    const grant = auth ?? core.roster.bestGrantFor(core.me, said, core.signer.device)?.id
    if (grant === undefined) throw new Disallowed()
    return { auth: grant, ops: [statementOp(encodeStatement(said), core.random(SALT_BYTES))] }
  }
  try {
    return await signAll(
      core,
      sayings.map((saying) => (made: readonly Commit[]) => toSign(made, saying)),
      createPacer(),
    )
  } catch (error) {
    if (error instanceof Disallowed) return null
    throw error
  }
}

class Disallowed extends Error {}
