import { ok, problem, type Result } from '../../shared/lib/result.ts'
import type { NetId } from '../../shared/model/ids.ts'
import { parseInvitation, requestToJoin } from '../../shared/roster/invitation.ts'
import type { DeviceKeys, NetworkKey } from '../../shared/roster/keys.ts'
import { plainName } from '../../shared/roster/linkText.ts'
import { Knock, type Welcome } from '../../shared/sync/Knock.ts'
import type { Link } from '../../shared/sync/link.ts'
import { PROTOCOL } from '../../shared/sync/messages.ts'
import { guestKeys } from '../store/guestKeys.ts'
import type { StoredIdentity } from './identity.ts'
import type { EngineEvent } from './messages.ts'
import { surroundings } from './surroundings.ts'

/** How often the window hears what the doors have said so far. */
const TELL_EVERY = 1_000

/** Who this machine is from now on. */
export interface Admitted {
  readonly identity: StoredIdentity
  /** The link over which everything comes; without one it comes from whom the room brings. */
  readonly link?: Link
  /** Whoever gave it has shown that he may: by the words that two persons compared, or by the roster that came with it. */
  readonly proven?: true
  /** What came with it. */
  readonly commits?: readonly Uint8Array[]
}

/** Getting into a network from outside, by whatever way. */
export interface Knocking {
  /** A link of the door's room. */
  offer(link: Link): void
  cancel(): void
  /** While a laptop is linked: the person found the words the same, or not. */
  compared?(same: boolean): void
  /** Waits until somebody opens and what he gave proves true; until then others are asked. Called once. */
  admitted(tryOut: TryOut): Promise<Result<Admitted>>
}

/** Makes this machine a member by what was given at the door. False, and nothing of it is left here, when it was made up. */
export type TryOut = (admitted: Admitted) => Promise<boolean>

/** Somebody whom a door has let in: what her identity in the network is made of. */
export interface Newcomer {
  readonly keys: DeviceKeys
  readonly net: NetId
  readonly networkKey: NetworkKey
  readonly name: string
  /** What she said of herself when she applied. */
  readonly intro?: string
}

const identityOf = ({ keys, name, ...rest }: Newcomer): StoredIdentity => ({
  ...keys,
  ...rest,
  // The member id of someone new is the id of her first device.
  member: keys.device as string,
  name: plainName(name),
})

/** P-SYNC-6 from outside: keys for this device, and the invitation shown at every door until one opens. */
export const knock = (invitation: string, name: string, tell: (event: EngineEvent) => void): Knocking => {
  const offered: Link[] = []
  let knocking: Knock | undefined
  let cancelled = false

  const enter = async (tryOut: TryOut): Promise<Result<Admitted>> => {
    const parsed = parseInvitation(invitation, Date.now())
    if (!parsed.ok) return parsed
    const { via, until } = parsed.value
    const keys = await guestKeys(via, until)
    const request = await requestToJoin(parsed.value, keys, name)
    if (cancelled) return problem('join.cancelled')
    const { net, inviter } = parsed.value
    const admittedBy = ({ key: networkKey, link }: Welcome): Admitted => ({
      identity: identityOf({ keys, net, networkKey, name }),
      link,
    })
    let isTrying = false
    const believe = async (welcome: Welcome): Promise<boolean> => {
      isTrying = true
      tell({ kind: 'join', state: { step: 'found', name: inviter } })
      return tryOut(admittedBy(welcome)).finally(() => {
        isTrying = false
      })
    }
    const first = { type: 'join', protocol: PROTOCOL, request } as const
    const here = new Knock({ net, first, keys, surroundings, believe })
    knocking = here
    for (const link of offered.splice(0)) here.offer(link)
    const looking = setInterval(() => {
      if (!isTrying) tell({ kind: 'join', state: { step: 'looking', heard: here.lastRefusal } })
    }, TELL_EVERY)
    const welcome = await here.welcome.finally(() => clearInterval(looking))
    return welcome.ok ? ok(admittedBy(welcome.value)) : welcome
  }

  return {
    offer(link) {
      if (knocking) knocking.offer(link)
      else offered.push(link)
    },
    cancel() {
      cancelled = true
      knocking?.cancel()
    },
    admitted: enter,
  }
}

/** Somebody who applied and was welcomed: the window has knocked for her, and offers the link of the door that opened. */
export const arrive = (newcomer: Newcomer): Knocking => {
  let open: Link | null = null
  let resolve: (link: Link | null) => void
  const offered = new Promise<Link | null>((settle) => {
    resolve = settle
  })
  return {
    offer(link) {
      open = link
      resolve(link)
    },
    cancel() {
      resolve(null)
      open?.close('cancelled')
    },
    async admitted(tryOut) {
      const link = await offered
      if (!link) return problem('join.cancelled')
      const admitted = { identity: identityOf(newcomer), link }
      return (await tryOut(admitted)) ? ok(admitted) : problem('join.untrue')
    },
  }
}
