import { fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'
import type { TextTicket } from '../worker/messages.ts'

/** What was typed but not acknowledged when the page went away; handed to the engine when the network is opened again. */
export interface Unsaved {
  /** Replaces what was kept for the editor session. */
  keep(ticket: TextTicket, update: Uint8Array): void
  forget(ticket: TextTicket): void
  /** What earlier pages left behind. */
  left(): readonly { readonly ticket: TextTicket; readonly update: Uint8Array }[]
}

/** In localStorage, the only storage a closing page can still write to, asked for as late as possible: it blocks. Small: fractions of a second of typing. */
export const createUnsaved = (key: string): Unsaved => {
  const prefix = `vmeste-unsaved/${key}/`
  const nameOf = ({ entity, clientId, salt8 }: TextTicket) => `${prefix}${entity}/${clientId}/${toBase64Url(salt8)}`
  const ticketOf = (name: string): TextTicket | null => {
    const [entity, client, salt] = name.slice(prefix.length).split('/')
    const salt8 = fromBase64Url(salt ?? '')
    const clientId = Number(client)
    return entity && salt8?.length === 8 && Number.isSafeInteger(clientId) ? { entity, clientId, salt8 } : null
  }
  return {
    keep(ticket, update) {
      try {
        localStorage.setItem(nameOf(ticket), toBase64Url(update))
      } catch {
        // Full or forbidden: the commit that is on its way is the only chance left.
      }
    },
    forget: (ticket) => localStorage.removeItem(nameOf(ticket)),
    left() {
      const found: { ticket: TextTicket; update: Uint8Array }[] = []
      for (let i = 0; i < localStorage.length; i++) {
        const name = localStorage.key(i)
        if (!name?.startsWith(prefix)) continue
        const ticket = ticketOf(name)
        const update = fromBase64Url(localStorage.getItem(name) ?? '')
        if (ticket && update?.length) found.push({ ticket, update })
      }
      return found
    },
  }
}
