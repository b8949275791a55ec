/** What two hubs say to each other. Tags are `dayTags.ts`; data is what a window published, sealed by it. */
export type HubMessage =
  | { readonly type: 'topics'; readonly tags: readonly string[] }
  | { readonly type: 'publish'; readonly tag: string; readonly data: string }

export const MAX_TAGS = 128
const isTag = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value)

/** Null for anything else. Never throws. */
export const readHubMessage = (text: string): HubMessage | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { type, tags, tag, data } = value as Record<string, unknown>
  if (type === 'topics')
    return Array.isArray(tags) && tags.length <= MAX_TAGS && tags.every(isTag) ? { type, tags } : null
  // Rooms have passwords, so what windows publish is always sealed, and sealed is text.
  if (type === 'publish') return isTag(tag) && typeof data === 'string' ? { type, tag, data } : null
  return null
}
