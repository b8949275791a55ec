import { ok, problem, type Result } from '../../shared/lib/result.ts'
import type { Link } from '../../shared/sync/link.ts'
import { joinRoom, type Room } from '../mesh/joinRoom.ts'
import type { Joining, Purpose, StartMode } from '../worker/messages.ts'
import type { JoinState, NetworkEntry } from './api.ts'
import { EngineClient } from './EngineClient.ts'
import type { Hubs } from './meeting.ts'
import { makeNetwork } from './networks.ts'
import { profile, type StoredNetwork } from './profile.ts'
import { type Reach, waysTo } from './ways.ts'

type Secret = { readonly name: string; readonly password: string }

export interface EnterOptions {
  /** Its name, until the first sync tells. */
  readonly network: string
  readonly start: Exclude<StartMode, { mode: 'open' | 'found' }>
  /** Where others of it are looked for besides this machine's own hubs. */
  readonly addresses: readonly string[]
  readonly hubs: Hubs
  /** How those addresses are reached; without it they are tried directly. */
  readonly reach?: Reach
  readonly onState: (state: JoinState) => void
  /** Stops; once admitted, the network is kept and the rest comes at the next meeting. */
  readonly signal?: AbortSignal
  /** Brings the first link: by waiting at the door, or the one that opened already. */
  readonly begin: (way: {
    door(secret: Secret): void
    /** Where a second laptop of the same person waits. */
    linkRoom(secret: Secret): void
    link(link: Link): void
  }) => void
  /** Who admits this machine does not go on giving: everything comes from the network's room. */
  readonly roomAtOnce?: boolean
  /** While it is linked: shows the words, resolves with what the person says. */
  readonly compare?: (words: readonly string[], name: string) => Promise<boolean>
}

/** From the outside in: the network's database is made, this machine is admitted, and everything that others know comes over. */
export const enterNetwork = (options: EnterOptions): Promise<Result<NetworkEntry>> => {
  const { network, start, addresses, hubs, reach, onState, signal, begin, roomAtOnce, compare } = options
  return makeNetwork(network, false, async (entry) => {
    const client = new EngineClient()
    const rooms: Room[] = []
    let member: StoredNetwork | undefined
    let isInRoom = false
    const ways = await waysTo(addresses, reach)
    const near = [...new Set([...(await hubs()), ...ways.map(({ url }) => url)])]
    const enter = (secret: Secret, purpose: Purpose) => {
      const onLink = (offered: Link) => client.links.offer(offered, purpose)
      rooms.push(joinRoom({ ...secret, hubs: near, onLink }))
    }
    const admitted = ({ net, me }: Extract<Joining, { step: 'admitted' }>['identity']) => {
      const met = new Set(rooms.flatMap((room) => room.hubs()))
      const found = ways.filter(({ url }) => met.has(url)).map(({ address }) => address)
      // Let in over a link that was there before: whichever way it came, all of them led here.
      const known = rooms.length > 0 ? found : addresses
      member = { ...entry, net, me, hubs: known, made: true }
      return profile.networks.put(member)
    }
    /** The link from the door broke before everything was here: anybody in the network's room can go on giving. */
    const goOn = async () => {
      if (isInRoom || signal?.aborted) return
      isInRoom = true
      const { room } = await client.request('rooms', null)
      if (!signal?.aborted) enter(room, 'room')
    }
    let receiving = false
    const stop = client.onEvent((event) => {
      if (event.kind === 'status') {
        if (receiving && event.status.peers.length === 0) void goOn().catch(() => {})
        receiving ||= event.status.peers.length > 0
      }
      if (event.kind === 'link' && event.state.step === 'compare')
        void compare?.(event.state.words, event.state.name).then((same) => client.compared(same))
      if (event.kind !== 'join') return
      if (event.state.step === 'admitted') {
        void admitted(event.state.identity).catch(() => {})
        if (roomAtOnce) void goOn().catch(() => {})
      } else onState(event.state)
    })
    const cancel = () => void client.close()
    signal?.addEventListener('abort', cancel)
    try {
      const started = client.start(entry.key, start)
      begin({
        door: (secret) => enter(secret, 'door'),
        linkRoom: (secret) => enter(secret, 'link'),
        link: (link) => client.links.offer(link, 'door'),
      })
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
