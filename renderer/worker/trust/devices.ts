import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { commands } from '../../../shared/commands/registry.ts'
import { msOf } from '../../../shared/lib/hybridClock.ts'
import { ok } from '../../../shared/lib/result.ts'
import { deviceNamesOf, PAPER } from '../../../shared/model/deviceNames.ts'
import { type DeviceId, type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member as memberEntity } from '../../../shared/model/member.ts'
import { linkMessage } from '../../../shared/roster/claims.ts'
import { deviceKeysFromSeed, signerOf } from '../../../shared/roster/keys.ts'
import { newSeed, sheetLink, sheetWords } from '../../../shared/roster/recovery.ts'
import type { Device } from '../../store/trust.ts'
import type { Engine } from '../Engine.ts'
import type { TrustHandlers } from './handlers.ts'

/** Whose laptop is whose. */
export const devices = {
  /** The first one first, then as they were linked. */
  async devices(engine, { member }) {
    const { store, replica } = engine
    const { roster } = replica
    const row = await store.get('member', memberEntityId(member, memberEntity.type))
    const names = deviceNamesOf(row?.deviceNames ?? [])
    const standing = new Set(roster.standingDevices(member))
    const list = roster.devicesOf(member).map(async (device): Promise<Device> => {
      const [since, heads] = [linkedAt(engine, member, device), await store.heads(device)]
      const name = names.get(device) ?? ''
      const isPaper = name === PAPER
      return {
        device,
        name: isPaper ? '' : name,
        kind: isPaper ? 'paper' : device === (member as string) ? 'first' : 'linked',
        since,
        here: device === replica.device,
        state: standing.has(device) ? 'active' : 'lost',
        lastSeen: Math.max(0, ...heads.map(({ time }) => msOf(time))),
      }
    })
    return ok((await Promise.all(list)).sort((a, b) => a.since - b.since))
  },

  async beginLink({ linking }, { hubs }) {
    return ok(await linking.begin(hubs))
  },

  async confirmLink({ linking }, { same }) {
    linking.confirm(same)
    return ok(null)
  },

  /** The device that the sheet is belongs to her from the moment it is shown: whoever prints it must not find out later that it opens nothing. */
  async makeSheet({ replica, store }, { hubs }) {
    const { net, me } = replica
    const seed = newSeed()
    const keys = await deviceKeysFromSeed(seed)
    const newSig = await signerOf(keys).sign(linkMessage(net, me, keys.device, keys.kx))
    const linked = await replica.commitStatement({ k: 'link', member: me, dev: keys.device, kx: keys.kx, newSig })
    if (!linked.ok) return linked
    await replica.run(commands.nameDevice, { device: keys.device, name: PAPER })
    const network = await store.get('network', networkId)
    const link = sheetLink({ seed, net, network: network?.name ?? '', hubs })
    return ok({ device: keys.device, words: sheetWords(seed, net), link })
  },
} satisfies TrustHandlers

/** When the member's device came to be one, epoch ms. */
const linkedAt = ({ replica }: Engine, member: MemberId, device: DeviceId): number => {
  let first = 0
  for (const { statement: s, time } of replica.roster.statements()) {
    const says =
      (s?.k === 'link' && s.member === member && s.dev === device) ||
      ((s?.k === 'admit' || s?.k === 'found') && s.member === member && device === (member as string))
    if (says && (first === 0 || time < first)) first = time
  }
  return msOf(first)
}
