/** `key=value`, the key's own signs told apart: how a custom field stands in one cell or line of a file. */
export const joinPair = (key: string, value: string): string =>
  `${key.replace(/[%=]/g, (sign) => (sign === '%' ? '%25' : '%3D'))}=${value}`

/** Reads what `joinPair` wrote, and what people write; null where there is no key. */
export const splitPair = (text: string): readonly [key: string, value: string] | null => {
  const at = text.indexOf('=')
  const key = text.slice(0, at).replaceAll('%3D', '=').replaceAll('%25', '%').trim()
  return at < 1 || key === '' ? null : [key, text.slice(at + 1).trim()]
}

/** Adds to the pairs gathered so far, in place: a file may hold a hundred thousand. A second value under one key stands behind the first. */
export const putPair = (entries: Record<string, string>, key: string, value: string): void => {
  const held = entries[key]
  if (held !== value) entries[key] = held === undefined ? value : `${held}; ${value}`
}

/** Pairs without a prototype: any key is only a key. */
export const noPairs = (): Record<string, string> => Object.create(null)
