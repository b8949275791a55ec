import type { Publication, SignalingConn } from './yWebrtc.ts'

/** Takes a room's publications in y-webrtc's place; `pass` hands one on to y-webrtc. */
export type RoomEar = (publication: Publication, from: SignalingConn, pass: () => void) => void

const MAX_TEXT = 64 * 1024

// y-webrtc keeps one connection per hub and one room per name for the whole window; so do these.
const ears = new Map<string, RoomEar>()
const guarded = new WeakSet<SignalingConn>()

/** From now on `ear` decides what y-webrtc hears in this room; what no room listens to, y-webrtc never hears. */
export const listen = (room: string, ear: RoomEar): (() => void) => {
  ears.set(room, ear)
  return () => {
    if (ears.get(room) === ear) ears.delete(room)
  }
}

const isMessage = (value: unknown): value is { type: string } =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const readable = (data: unknown): boolean => {
  if (typeof data !== 'string' || data.length > MAX_TEXT) return false
  try {
    return isMessage(JSON.parse(data))
  } catch {
    return false
  }
}

/** Puts the ears and a few fences around one of y-webrtc's hub connections. Call before it connects; again is harmless. */
export const guardSignalling = (conn: SignalingConn): void => {
  if (guarded.has(conn)) return
  guarded.add(conn)

  // y-webrtc sends when its encryption is done, connected or not; a WebSocket that is not open throws.
  const send = conn.send.bind(conn)
  conn.send = (message) => {
    if (conn.connected && conn.ws?.readyState === WebSocket.OPEN) send(message)
  }

  const emit = conn.emit.bind(conn)
  conn.emit = (name, args) => {
    const message = args[0]
    if (name !== 'message' || !isMessage(message) || message.type !== 'publish') return emit(name, args)
    const publication = message as Publication
    ears.get(publication.topic)?.(publication, conn, () => emit(name, args))
  }

  // lib0 parses whatever comes without a net. It makes a new WebSocket for every attempt, so: on every connect.
  conn.on('connect', () => {
    const socket = conn.ws
    const heard = socket?.onmessage
    if (!socket || !heard) return
    socket.onmessage = (event) => {
      if (readable(event.data)) heard.call(socket, event)
    }
  })
}

const PROBE = 3_000

/**
 * After sleep or a change of network a WebSocket may look open for a minute and more. Asks for a sign of life; when there is
 * none, lets go of the socket at once (a polite `close` waits for the same dead network) and lib0 connects anew.
 */
export const probe = (conn: SignalingConn): void => {
  const socket = conn.ws
  if (!socket || !conn.connected) return
  const timer = setTimeout(() => {
    const closed = socket.onclose
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
    socket.close()
    closed?.call(socket, new CloseEvent('close'))
  }, PROBE)
  socket.addEventListener('message', () => clearTimeout(timer), { once: true })
  socket.addEventListener('close', () => clearTimeout(timer), { once: true })
  conn.send({ type: 'ping' })
}
