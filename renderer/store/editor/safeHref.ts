const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** An address a click may open, made complete (`vmeste.org` -> `https://vmeste.org/`); null for anything else, scripts above all. */
export const safeHref = (input: string): string | null => {
  const text = input.trim()
  if (!text || /[\s<>"]/.test(text)) return null
  const withScheme =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text)
      ? text
      : /^[^@/]+@[^@/]+\.[^@/]+$/.test(text)
        ? `mailto:${text}`
        : `https://${text}`
  try {
    const url = new URL(withScheme)
    if (!allowed.has(url.protocol)) return null
    if (url.protocol.startsWith('http') && !url.hostname.includes('.') && url.hostname !== 'localhost') return null
    return url.href
  } catch {
    return null
  }
}
