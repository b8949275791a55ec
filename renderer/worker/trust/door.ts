import type { Command, CommandOutcome } from '../../../shared/commands/command.ts'
import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { recordDecision } from '../../../shared/commands/recordDecision.ts'
import { takeInApplication } from '../../../shared/commands/takeInApplication.ts'
import { fromBase64Url } from '../../../shared/lib/bytes.ts'
import { ok, problem, type Result } from '../../../shared/lib/result.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { memberOfEntityId } from '../../../shared/model/ids.ts'
import { verifySignature } from '../../../shared/replica/commit.ts'
import type { Replica } from '../../../shared/replica/Replica.ts'
import { applyLink } from '../../../shared/roster/apply.ts'
import { joinMessage } from '../../../shared/roster/claims.ts'
import { isPlainName } from '../../../shared/roster/linkText.ts'
import type { Admit } from '../../../shared/roster/statement.ts'
import type { TrustHandlers } from './handlers.ts'
import { wordsOn } from './standing.ts'

/** Applications at the door. */
export const door = {
  async applyLink({ replica, store }, { hubs }) {
    const network = await store.get('network', networkId)
    return ok({ link: applyLink({ net: replica.net, network: network?.name ?? '', hubs }) })
  },

  async atDoor({ applications }) {
    return ok(await applications.list())
  },

  async takeIn({ replica, applications }, { member }) {
    const held = (await applications.list()).find((one) => one.member === member)
    if (!held) return problem('application.notHere')
    const { name, intro, answers, kx, newSig } = held
    const taken = await run(replica, takeInApplication, { member, name, intro, answers, kx, newSig })
    if (!taken.ok) return taken
    await applications.forget([member])
    return ok({ application: taken.value.value.id })
  },

  async sendAway({ applications }, { member }) {
    await applications.sendAway(member)
    return ok(null)
  },

  async decide({ replica, store }, { application, admit, reason }) {
    const { roster, me, net } = replica
    if (!roster.standing(me).some((grant) => rankOf[grant.role] <= 2)) return problem('notAllowed')
    const row = await store.get('application', application)
    if (!row) return problem('missing', { type: 'application' })
    const member = memberOfEntityId(row.id)
    // With other keys she may ask again; these have stood, and P-ROSTER does not let them back by an admission alone.
    if (roster.deviceState(member as string) !== 'unknown') return problem('application.decided')
    if (!admit) {
      const declined = await run(replica, recordDecision, { about: member, verdict: 'declined', reason })
      return declined.ok ? ok(null) : declined
    }
    const newSig = fromBase64Url(row.newSig)
    const newcomer = { member, kx: row.kx, name: row.name }
    const honest =
      newSig?.length === 64 &&
      row.kx !== '' &&
      isPlainName(row.name) &&
      (await verifySignature(member as string, joinMessage(net, undefined, newcomer), newSig))
    if (!honest) return problem('application.broken')
    const statement: Admit = { k: 'admit', ...newcomer, newSig, after: [] }
    const admitted = await replica.act(async () => ok([{ statement }]), undefined, wordsOn(replica, reason))
    return admitted.ok ? ok(null) : admitted
  },
} satisfies TrustHandlers

const run = <A, R>(replica: Replica, command: Command<A, R>, args: A): Promise<Result<CommandOutcome<R>>> =>
  replica.run(command, args)
