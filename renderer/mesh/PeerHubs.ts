import { hubBehind } from '../../shared/ipc/hubThrough.ts'
import { isNearHub } from './hubAddresses.ts'

/** Peers remembered at most. */
const MOST = 512

/**
 * At which hubs each peer of a room has been heard, to meet it in a pipe at one of them. A peer may be heard at several: at a
 * hub both are connected to, and at this machine's own, when hubs on one LAN pass signalling on. The first kind is sure to join
 * the two ends, and from here they look the same; so a hub elsewhere comes first, and each attempt takes the next one.
 */
export class PeerHubs {
  readonly #heard = new Map<string, string[]>()

  heard(peer: string, hub: string): void {
    const hubs = this.#heard.get(peer) ?? []
    // The newest last, so that the longest silent is forgotten first.
    this.#heard.delete(peer)
    this.#heard.set(peer, hubs)
    if (!hubs.includes(hub)) {
      if (hubBehind(hub) === hub) hubs.push(hub)
      else hubs.unshift(hub)
    }
    for (const [oldest] of this.#heard) if (this.#heard.size > MOST) this.#heard.delete(oldest)
  }

  /** Where to open the next pipe to this peer; null when none of its hubs is near enough to carry a link. */
  next(peer: string): string | null {
    const hubs = this.#heard.get(peer) ?? []
    const at = hubs.findIndex((hub) => isNearHub(hubBehind(hub)))
    const [hub] = at < 0 ? [] : hubs.splice(at, 1)
    if (hub === undefined) return null
    hubs.push(hub)
    return hub
  }
}
