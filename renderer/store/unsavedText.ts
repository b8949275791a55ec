import { fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'
import type { EntityId } from '../../shared/model/ids.ts'

/** What was typed but not acknowledged when the page went away; handed to the engine when the network is opened again. */
export interface Unsaved {
  /** Replaces what was kept for the editor session. */
  keep(session: string, entity: EntityId, update: Uint8Array): void
  forget(session: string): void
  /** What earlier pages left behind. */
  left(): readonly { readonly session: string; readonly entity: EntityId; readonly update: Uint8Array }[]
}

/** In localStorage, the only storage a closing page can still write to. Small: fractions of a second of typing. */
export const createUnsaved = (
  key: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> = localStorage,
): Unsaved => {
  const prefix = `vmeste-unsaved/${key}/`
  return {
    keep(session, entity, update) {
      try {
        storage.setItem(prefix + session, `${entity} ${toBase64Url(update)}`)
      } catch {
        // Full or forbidden: the commit that is on its way is the only chance left.
      }
    },
    forget: (session) => storage.removeItem(prefix + session),
    left() {
      const found: { session: string; entity: EntityId; update: Uint8Array }[] = []
      for (let i = 0; i < storage.length; i++) {
        const name = storage.key(i)
        if (!name?.startsWith(prefix)) continue
        const [entity, encoded] = (storage.getItem(name) ?? '').split(' ')
        const update = encoded === undefined ? null : fromBase64Url(encoded)
        if (entity && update) found.push({ session: name.slice(prefix.length), entity, update })
      }
      return found
    },
  }
}
