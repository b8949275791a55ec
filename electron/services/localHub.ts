import { startHub } from '../hub/startHub.ts'

/** The hub of this machine, for its own windows only: loopback, random path, one origin. */
export interface LocalHub {
  /** WebSocket URL; null where no socket could be opened. Everything but meeting others works without. */
  readonly url: string | null
  close(): Promise<void>
}

/** `origin` of the page that may use it: `app://vmeste`, or the host's address. */
export const startLocalHub = async (origin: string, log: (line: string) => void): Promise<LocalHub> => {
  try {
    const hub = await startHub({ allowedOrigins: [origin], log })
    return { url: hub.url, close: () => hub.close() }
  } catch (error) {
    log(`the hub could not start: ${String(error)}`)
    return { url: null, close: async () => {} }
  }
}
