import { problem, type Result } from '../../shared/lib/result.ts'
import { parseInvitation } from '../../shared/roster/invitation.ts'
import { doorOf } from '../../shared/roster/keys.ts'
import { plainName } from '../../shared/roster/linkText.ts'
import type { JoinState, NetworkEntry } from './api.ts'
import { withoutApplying } from './applyNetwork.ts'
import { enterNetwork } from './enterNetwork.ts'
import { forgetGuest } from './guestKeys.ts'
import type { Hubs } from './meeting.ts'
import { listNetworks } from './networks.ts'
import type { Reach } from './ways.ts'

export interface JoinOptions {
  /** The invitation as pasted, opened or scanned. */
  readonly link: string
  /** The newcomer's name. */
  readonly name: string
  readonly hubs: Hubs
  /** How hubs that the invitation names are reached; without it they are tried directly. */
  readonly reach?: Reach
  readonly onState: (state: JoinState) => void
  /** Stops looking. Once admitted, the network is kept and the rest comes at the next meeting. */
  readonly signal?: AbortSignal
}

/**
 * Joins a network by invitation: waits at its door until somebody of it is there, is admitted, and receives everything.
 * Problems: `invitation.*`, `join.*` (see `Knock`), `nameMissing`, `store.*`.
 */
export const joinNetwork = async ({ link, name, ...options }: JoinOptions): Promise<Result<NetworkEntry>> => {
  const networks = await listNetworks()
  const parsed = parseInvitation(
    link,
    Date.now(),
    networks.map((network) => network.net),
  )
  if (!parsed.ok) return parsed
  if (!plainName(name)) return problem('nameMissing')
  const { net, via, network, hubs: addresses } = parsed.value
  options.onState({ step: 'looking', heard: null })
  const joined = await withoutApplying(net, () =>
    enterNetwork({
      ...options,
      network,
      addresses,
      start: { mode: 'join', invitation: link, name },
      begin: ({ door }) => door(doorOf(net)),
    }),
  )
  // What is left of them hurts nobody, and goes when the invitation ends.
  if (joined.ok) await forgetGuest(via).catch(() => {})
  return joined
}
