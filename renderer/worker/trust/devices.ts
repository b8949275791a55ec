import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { commands } from '../../../shared/commands/registry.ts'
import { msOf } from '../../../shared/lib/hybridClock.ts'
import { ok, problem } from '../../../shared/lib/result.ts'
import { deviceNamesOf, PAPER } from '../../../shared/model/deviceNames.ts'
import { type DeviceId, type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member as memberEntity } from '../../../shared/model/member.ts'
import { takeBack } from '../../../shared/replica/acts.ts'
import type { Replica } from '../../../shared/replica/Replica.ts'
import { linkMessage } from '../../../shared/roster/claims.ts'
import { deviceKeysFromSeed, signerOf } from '../../../shared/roster/keys.ts'
import { isNetOf, newSeed, readSheet, sheetLink, sheetWords } from '../../../shared/roster/recovery.ts'
import { type Actor, planRevoke } from '../../../shared/roster/taking.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { Device, RecoverySheet } from '../../store/trust.ts'
import type { Engine } from '../Engine.ts'
import type { TrustHandlers } from './handlers.ts'
import { wordsOn } from './standing.ts'

/** Whose laptop is whose. */
export const devices = {
  /** The first one first, then as they were linked. */
  async devices(engine, { member }) {
    const { store, replica } = engine
    const { roster } = replica
    const row = await store.get('member', memberEntityId(member, memberEntity.type))
    const names = deviceNamesOf(row?.deviceNames ?? [])
    const standing = new Set(roster.standingDevices(member))
    const sheets = member === replica.me ? [...standing].filter((device) => names.get(device) === PAPER) : []
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
        closers: standing.has(device) ? closersOf(replica, device, sheets) : [],
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
    return ok(await sheetOf({ replica, store }, keys.device, seed, hubs))
  },

  async firstSheet({ replica, store }, { hubs }) {
    const seed = await store.local<Uint8Array | null>(localKeys.firstSheet)
    return ok(seed ? await sheetOf({ replica, store }, replica.me as string, seed, hubs) : null)
  },

  async sheetKept({ store }) {
    await store.write({ local: [[localKeys.firstSheet, null]] })
    return ok(null)
  },

  async closeWithSheet({ replica, keys }, { device, sheet: text }) {
    const sheet = readSheet(text)
    if (!sheet.ok) return sheet
    const paper = await deviceKeysFromSeed(sheet.value.seed)
    if (!isNetOf(sheet.value, replica.net) || replica.roster.memberOf(paper.device) !== replica.me)
      return problem('sheet.notHers')
    const act = takeBack({ by: 'device', device }, 'known')
    const said = await replica.act(act, signerOf(paper), wordsOn(replica, ''))
    if (!said.ok) return said
    await keys.rotate()
    return ok({ revocation: said.value[0]!.id })
  },
} satisfies TrustHandlers

/** The words and the code of a sheet. */
const sheetOf = async (
  { replica: { net }, store }: Pick<Engine, 'replica' | 'store'>,
  device: DeviceId,
  seed: Uint8Array,
  hubs: readonly string[],
): Promise<RecoverySheet> => {
  const network = await store.get('network', networkId)
  return { device, words: sheetWords(seed, net), link: sheetLink({ seed, net, network: network?.name ?? '', hubs }) }
}

/** So many others are named who could do it. */
const MAX_CLOSERS = 5

const closersOf = (
  { roster, me, device: here }: Replica,
  device: DeviceId,
  sheets: readonly DeviceId[],
): Device['closers'] => {
  if (device === here) return []
  const can = (actor: Actor) => planRevoke(roster, actor, { by: 'device', device }).ok
  if (can({ member: me, device: here })) return 'here'
  if (sheets.some((paper) => paper !== device && can({ member: me, device: paper }))) return 'sheet'
  const others: MemberId[] = []
  for (const member of roster.memberIds()) {
    const isAble = (roster.standing(member)[0]?.role ?? 'member') !== 'member'
    if (isAble && member !== me && roster.standingDevices(member).some((device) => can({ member, device })))
      others.push(member)
    if (others.length === MAX_CLOSERS) break
  }
  const isOwn = others.length === 0 && roster.standingDevices(me).some((own) => can({ member: me, device: own }))
  return isOwn ? 'elsewhere' : others
}

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
