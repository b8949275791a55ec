/**
 * Any pipe that carries binary frames both ways: a WebRTC data channel, an in-memory pair, a file (P-SYNC).
 * Frames are at most 64 KiB, arrive whole, in order and once, or the link closes. Nothing is delivered before `start`.
 * A link never throws into its user: after it has closed, `send` does nothing.
 */
export interface Link {
  /** For logs and status; unique in this process. */
  readonly id: string
  /** Which side of the hello this is. */
  readonly role: 'initiator' | 'responder'
  /** What the hello binds to the transport: SHA-256 DTLS fingerprints from both SDPs; empty strings where the transport has none. */
  readonly fingerprints: { readonly local: string; readonly remote: string }
  /** Called once; frames that came earlier are delivered right away. */
  start(handlers: LinkHandlers): void
  /** Queues a frame; the link owns the buffer from now on. */
  send(frame: Uint8Array<ArrayBuffer>): void
  /** Resolves when less than the high-water mark (1 MiB) is queued, or the link is closed. */
  ready(): Promise<void>
  /** Idempotent. */
  close(reason: string): void
}

export interface LinkHandlers {
  frame(frame: Uint8Array): void
  /** Once; also when this side closed it. */
  closed(reason: string): void
}

export const MAX_FRAME = 64 * 1024

/** What a frame that waits costs, bytes: an empty one is held in memory as well. */
export const weightOf = (frame: Uint8Array): number => frame.byteLength + 256
export const HIGH_WATER = 1024 * 1024
