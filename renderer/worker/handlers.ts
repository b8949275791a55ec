import type { Command } from '../../shared/commands/command.ts'
import { networkId } from '../../shared/commands/foundNetwork.ts'
import { commands } from '../../shared/commands/registry.ts'
import { ok, problem } from '../../shared/lib/result.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member } from '../../shared/model/member.ts'
import type { TextSession } from '../../shared/replica/textSession.ts'
import { createInvite, invitationLink } from '../../shared/roster/invitation.ts'
import { doorOf, roomOf } from '../../shared/roster/keys.ts'
import { mayPromise } from '../../shared/roster/promises.ts'
import { keepsDoor } from '../../shared/sync/Door.ts'
import { localKeys } from '../store/localKeys.ts'
import { exportBundle, takeBundle } from './bundles.ts'
import type { Engine } from './Engine.ts'
import type { Working } from './EngineHost.ts'
import type { ArgsOf, Method, TextTicket, ValueOf } from './messages.ts'
import { admission } from './trust/admission.ts'
import { devices } from './trust/devices.ts'
import { door } from './trust/door.ts'
import { keys } from './trust/keys.ts'
import { privacy } from './trust/privacy.ts'
import { standing } from './trust/standing.ts'

export type Handler<M extends Method> = (engine: Engine, args: ArgsOf<M>, working: Working) => Promise<ValueOf<M>>

const sessionOf = (ticket: TextTicket): TextSession => ({ ...ticket, update: new Uint8Array(), readOnly: false })

/** What a window may ask of the engine: the table of contents. */
const table: { readonly [M in Method]: Handler<M> } = {
  ...standing,
  ...keys,
  ...devices,
  ...door,
  ...admission,
  ...privacy,

  async run({ replica }, { name, args }, { progress, signal }) {
    if (!Object.hasOwn(commands, name)) return problem('engine.unknownCommand', { name })
    const command = commands[name as keyof typeof commands] as unknown as Command<unknown, unknown>
    return replica.run(command, args, { onProgress: progress, isCancelled: () => signal.aborted })
  },

  async openText({ replica }, { entity }) {
    return ok(await replica.openText(entity))
  },

  async textUpdates({ replica, store }, { entity, commits }) {
    if (commits === null) return [await replica.textState(entity)]
    return replica.updatesTo(entity, await store.load(commits))
  },

  async commitText({ replica }, { ticket, update }) {
    const written = await replica.commitText(sessionOf(ticket), update)
    return written.ok ? ok(null) : written
  },

  renewText: ({ replica }, { ticket, update, into }) => replica.renewText(sessionOf(ticket), update, into),

  async invite({ replica, store }, { hubs, ...terms }) {
    const { until } = terms
    if (!mayPromise(replica.roster, { member: replica.me, device: replica.device }, terms.role))
      return problem('notAllowed')
    const { statement, secret } = await createInvite(terms)
    const committed = await replica.commitStatement(statement)
    if (!committed.ok) return committed
    const [network, inviter] = await Promise.all([
      store.get('network', networkId),
      store.get('member', memberEntityId(replica.me, member.type)),
    ])
    const via = committed.value.id
    const names = { network: network?.name ?? '', inviter: inviter?.name ?? '' }
    const link = invitationLink({ net: replica.net, via, secret, until, hubs, ...names })
    // Only here: to show it again.
    await store.write({ local: [[localKeys.invitations + via, link]] })
    return ok({ link, until })
  },

  exportBundle: (engine) => exportBundle(engine),

  importBundle: (engine, { bytes }, working) => takeBundle(engine, bytes, working),

  async decideClash({ store }, { clash }) {
    await store.write({ local: [[localKeys.decided + clash, true]] })
    return null
  },

  async wantPictures({ pictures }, { ids }) {
    pictures.want(ids)
    return null
  },

  async rebuildRows({ replica }, _args, { progress }) {
    await replica.rebuildRows((done) => progress({ done, total: 0 }))
    return null
  },

  async live(engine, message) {
    engine.say(message)
    return null
  },

  async rooms({ keys, linking, replica }) {
    const isKeeper = keepsDoor(replica.roster, replica.me, Date.now())
    return { room: roomOf(keys.current), door: doorOf(replica.net), keepsDoor: isKeeper, link: linking.room }
  },

  async mesh(engine, { state }) {
    engine.setStatus({ mesh: state })
    return null
  },
}

/** Arguments come from our own windows, typed by `Requests`. */
export const handle = (engine: Engine, method: Method, args: unknown, working: Working): Promise<unknown> =>
  (table[method] as Handler<Method>)(engine, args as never, working)
