import type { WebrtcProvider } from 'y-webrtc'
import type { MeshConnection } from './MeshConnection.ts'

/**
 * The inside of y-webrtc 10.3.0 that the mesh leans on, in one place: its types say `any`, or nothing.
 * The version is pinned; `test/browser/mesh` fails when any of this moves.
 */
export interface SignalingConn {
  readonly url: string
  readonly connected: boolean
  ws: WebSocket | null
  /** lib0 dials while it is true. */
  shouldConnect: boolean
  unsuccessfulReconnects: number
  connect(): void
  send(message: unknown): void
  emit(name: string, args: unknown[]): void
  on(name: 'connect' | 'disconnect', listener: () => void): void
  off(name: 'connect' | 'disconnect', listener: () => void): void
}

export interface Publication {
  readonly type: 'publish'
  readonly topic: string
  readonly data: unknown
}

export const signalingConns = (provider: WebrtcProvider): readonly SignalingConn[] => provider.signalingConns

/** Null until the key is derived. */
export const roomKey = (provider: WebrtcProvider): CryptoKey | null => provider.room?.key ?? null

/** Our id in this room, fresh for every provider; null until the key is derived. */
export const selfId = (provider: WebrtcProvider): string | null => provider.room?.peerId ?? null

export const connectionCount = (provider: WebrtcProvider): number => provider.room?.webrtcConns.size ?? 0

export const isConnecting = (provider: WebrtcProvider, id: string): boolean =>
  provider.room?.webrtcConns.has(id) ?? false

/** The connection simple-peer holds for this peer; null when it has already let go of it. */
export const connectionOf = (provider: WebrtcProvider, id: string): MeshConnection | null =>
  (provider.room?.webrtcConns.get(id)?.peer as { _pc: MeshConnection | null } | undefined)?._pc ?? null

/** Lets go of a connection; resolves when y-webrtc has forgotten it (simple-peer does so one microtask later). */
export const dropConnection = (provider: WebrtcProvider, id: string): Promise<void> => {
  const conn = provider.room?.webrtcConns.get(id)
  if (!conn) return Promise.resolve()
  return new Promise((resolve) => {
    ;(conn.peer as { once(event: 'close', listener: () => void): void }).once('close', resolve)
    conn.destroy()
  })
}

/** y-webrtc disconnects every room when the page is about to unload, and the page may stay: a download, a dialog, a `mailto:` link. */
export const ignoreBeforeUnload = (provider: WebrtcProvider): void => {
  if (provider.room) removeEventListener('beforeunload', provider.room._beforeUnloadHandler)
}
