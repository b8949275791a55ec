import type { Link } from '../../shared/sync/link.ts'
import type { Room, RoomState } from '../mesh/joinRoom.ts'
import type { Purpose } from '../worker/messages.ts'

export type Secret = { readonly name: string; readonly password: string }

interface PlaceOptions {
  readonly purpose: Purpose
  readonly offer: (link: Link, purpose: Purpose) => void
  readonly changed?: (state: RoomState) => void
}

/** One of the rooms a window may be in: joined, left, and moved from one name to another without losing who is linked. */
export interface Place {
  /** Null: leave it. Nothing happens where secret and addresses are the same as before. */
  go(secret: Secret | null, addresses: readonly string[]): Promise<void>
  /** Where it is. */
  readonly joined: boolean
  /** Did the link come about here? */
  has(link: string): boolean
}

/**
 * When a room's name changes (P-KEY), its old links stay for so long: those who are here move as well, and meanwhile nobody flickers.
 * It leaks nothing: whoever says hello there is judged by the roster as everywhere, and being there opens nothing (P-SYNC-2).
 */
const GRACE = 15_000
/** Links that are remembered. */
const MAX_LINKS = 1_000

interface Joined {
  readonly secret: Secret
  readonly target: string
  readonly room: Room
}

export const createPlace = ({ purpose, offer, changed }: PlaceOptions): Place => {
  let here: Joined | undefined
  /** Of the room one wants to be in: it speaks up before it is joined. */
  let current = ''
  const leaving = new Map<Joined, ReturnType<typeof setTimeout>>()
  const links = new Set<string>()

  const join = async (secret: Secret, target: string, addresses: readonly string[]): Promise<Joined> => {
    // Loaded when somebody is looked for: the first screen does without.
    const { joinRoom } = await import('../mesh/joinRoom.ts')
    const onLink = (link: Link) => {
      links.add(link.id)
      if (links.size > MAX_LINKS) links.delete(links.values().next().value!)
      offer(link, purpose)
    }
    const onState = (state: RoomState) => {
      if (current === target) changed?.(state)
    }
    return { secret, target, room: joinRoom({ ...secret, hubs: addresses, onLink, onState }) }
  }
  const leave = async (joined: Joined) => {
    clearTimeout(leaving.get(joined))
    leaving.delete(joined)
    await joined.room.leave()
  }

  return {
    get joined() {
      return current !== ''
    },
    has: (link) => links.has(link),
    async go(secret, addresses) {
      const target = secret && addresses.length > 0 ? JSON.stringify([secret, addresses]) : ''
      if ((here?.target ?? '') === target) return
      const before = here
      here = undefined
      current = target
      if (!secret || !target) {
        await Promise.all([...leaving.keys(), ...(before ? [before] : [])].map(leave))
        return
      }
      // A window is in a room of one name once.
      const same = [...leaving.keys(), ...(before ? [before] : [])].filter((each) => each.secret.name === secret.name)
      await Promise.all(same.map(leave))
      // First, so that it is left whatever becomes of the new one.
      if (before && !same.includes(before))
        leaving.set(
          before,
          setTimeout(() => void leave(before), GRACE),
        )
      here = await join(secret, target, addresses)
    },
  }
}
