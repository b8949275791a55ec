import type { EngineStatus, NetworkEntry } from './api.ts'
import type { EngineClient } from './EngineClient.ts'

/** Where signalling hubs are, best first; asked again whenever the window starts looking for others. */
export type Hubs = () => Promise<readonly string[]>

export interface Meeting {
  /** Joins the room while this window's worker runs the engine, leaves it otherwise. */
  follow(status: EngineStatus): void
  close(): Promise<void>
}

interface Options {
  readonly entry: NetworkEntry
  readonly client: EngineClient
  readonly hubs: Hubs | undefined
}

/** Brings others of the network to the engine: rooms are a window's business, because workers have no WebRTC. */
export const createMeeting = (_options: Options): Meeting => ({
  follow() {},
  async close() {},
})
