import { ok, problem, type Result } from '../../shared/lib/result.ts'
import { parseInvitation } from '../../shared/roster/invitation.ts'
import { doorOf } from '../../shared/roster/keys.ts'
import type { Link } from '../../shared/sync/link.ts'
import { joinRoom, type Room } from '../mesh/joinRoom.ts'
import type { Joining } from '../worker/messages.ts'
import type { JoinState, NetworkEntry } from './api.ts'
import { EngineClient } from './EngineClient.ts'
import type { Hubs } from './meeting.ts'
import { listNetworks, makeNetwork } from './networks.ts'
import { profile, type StoredNetwork } from './profile.ts'
import { type Reach, waysTo } from './ways.ts'

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
export const joinNetwork = async (options: JoinOptions): Promise<Result<NetworkEntry>> => {
  const { link, name, hubs, reach, onState, signal } = options
  const networks = await listNetworks()
  const parsed = parseInvitation(
    link,
    Date.now(),
    networks.map((network) => network.net),
  )
  if (!parsed.ok) return parsed
  if (!name.trim()) return problem('nameMissing')
  const invitation = parsed.value
  onState({ step: 'looking', heard: null })

  return makeNetwork(invitation.network, false, async (entry) => {
    const client = new EngineClient()
    const rooms: Room[] = []
    let member: StoredNetwork | undefined
    const ways = await waysTo(invitation.hubs, reach)
    const addresses = [...new Set([...(await hubs()), ...ways.map(({ url }) => url)])]
    const enter = (secret: { readonly name: string; readonly password: string }, purpose: 'room' | 'door') => {
      const onLink = (offered: Link) => client.links.offer(offered, purpose)
      rooms.push(joinRoom({ ...secret, hubs: addresses, onLink }))
    }
    const admitted = ({ net, me }: Extract<Joining, { step: 'admitted' }>['identity']) => {
      const met = new Set(rooms.flatMap((room) => room.hubs()))
      const found = ways.filter(({ url }) => met.has(url)).map(({ address }) => address)
      member = { ...entry, net, me, hubs: found, made: true }
      return profile.networks.put(member)
    }
    /** The link from the door broke before everything was here: anybody in the network's room can go on giving. */
    const goOn = async () => {
      const { room } = await client.request('rooms', null)
      if (rooms.length === 1 && !signal?.aborted) enter(room, 'room')
    }
    let receiving = false
    const stop = client.onEvent((event) => {
      if (event.kind === 'status') {
        if (receiving && event.status.peers.length === 0) void goOn().catch(() => {})
        receiving ||= event.status.peers.length > 0
      }
      if (event.kind !== 'join') return
      if (event.state.step === 'admitted') void admitted(event.state.identity).catch(() => {})
      else onState(event.state)
    })
    const cancel = () => void client.close()
    signal?.addEventListener('abort', cancel)
    try {
      const started = client.start(entry.key, { mode: 'join', invitation: link, name })
      enter(doorOf(invitation.net), 'door')
      if (signal?.aborted) cancel()
      const identity = await started
      if (member) return ok(member)
      if (signal?.aborted) return problem('join.cancelled')
      return identity.ok ? ok({ ...entry, net: identity.value.net, me: identity.value.me, made: true }) : identity
    } finally {
      stop()
      signal?.removeEventListener('abort', cancel)
      await Promise.all(rooms.map((room) => room.leave()))
      await client.close()
    }
  })
}
