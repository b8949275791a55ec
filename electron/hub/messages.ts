/** What y-webrtc 10's signalling client says (`src/y-webrtc.js`), and nothing else. */
export type ClientMessage =
  | { readonly type: 'subscribe'; readonly topics: readonly string[] }
  | { readonly type: 'unsubscribe'; readonly topics: readonly string[] }
  | { readonly type: 'publish'; readonly topic: string; readonly data: unknown }
  | { readonly type: 'ping' }

const MAX_TOPIC = 256
const isTopic = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_TOPIC
const isTopics = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= 256 && value.every(isTopic)

/** Reads one text message; null for whatever y-webrtc would not have sent. Never throws. */
export const readClientMessage = (text: string): ClientMessage | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { type, topic, topics, data } = value as Record<string, unknown>
  switch (type) {
    case 'subscribe':
    case 'unsubscribe':
      return isTopics(topics) ? { type, topics } : null
    case 'publish':
      return isTopic(topic) ? { type, topic, data } : null
    case 'ping':
      return { type }
    default:
      return null
  }
}

/** A publication as y-webrtc's client expects it; null when it cannot be written (nesting deeper than the stack). */
export const writePublication = (topic: string, data: unknown, clients: number): string | null => {
  try {
    return JSON.stringify({ type: 'publish', topic, data, clients })
  } catch {
    return null
  }
}

export const PONG = '{"type":"pong"}'
