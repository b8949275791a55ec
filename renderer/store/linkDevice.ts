import { problem, type Result } from '../../shared/lib/result.ts'
import { parseDeviceLink } from '../../shared/roster/deviceLink.ts'
import { linkRoomOf } from '../../shared/roster/keys.ts'
import type { JoinState, NetworkEntry } from './api.ts'
import { enterNetwork } from './enterNetwork.ts'
import type { Hubs } from './meeting.ts'
import { listNetworks } from './networks.ts'
import type { Reach } from './ways.ts'

export interface LinkDeviceOptions {
  /** What the other laptop shows, as scanned or pasted. */
  readonly link: string
  /** What the person calls this laptop; may be ''. */
  readonly name: string
  readonly hubs: Hubs
  readonly reach?: Reach
  readonly onState: (state: JoinState) => void
  /** Shows four words and whose laptop they are compared with; resolves with whether the other one shows the same. */
  readonly confirm: (words: readonly string[], name: string) => Promise<boolean>
  readonly signal?: AbortSignal
}

/**
 * Makes this machine a second laptop of somebody: meets the first one, compares words, and receives everything.
 * Problems: `deviceLink.*` (see `parseDeviceLink` and `LinkGuest`), `join.cancelled`, `store.*`.
 */
export const linkDevice = async (options: LinkDeviceOptions): Promise<Result<NetworkEntry>> => {
  const { link, name, confirm, ...rest } = options
  const networks = await listNetworks()
  const parsed = parseDeviceLink(
    link,
    Date.now(),
    networks.map(({ net }) => net),
  )
  if (!parsed.ok) return parsed
  const { secret, network, hubs: addresses } = parsed.value
  if (options.signal?.aborted) return problem('join.cancelled')
  options.onState({ step: 'looking', heard: null })
  return enterNetwork({
    ...rest,
    network: network || 'Vmeste',
    addresses,
    start: { mode: 'link', link, name },
    begin: ({ linkRoom }) => linkRoom(linkRoomOf(secret)),
    compare: confirm,
  })
}
