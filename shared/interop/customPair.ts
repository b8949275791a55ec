/** `key=value`, the key's own signs told apart: how a custom field stands in one cell or line of a file. */
export const joinPair = (key: string, value: string): string =>
  `${key.replace(/[%=]/g, (sign) => (sign === '%' ? '%25' : '%3D'))}=${value}`

/** Reads what `joinPair` wrote, and what people write; null where there is no key. */
export const splitPair = (text: string): readonly [key: string, value: string] | null => {
  const at = text.indexOf('=')
  const key = text.slice(0, at).replaceAll('%3D', '=').replaceAll('%25', '%').trim()
  return at < 1 || key === '' ? null : [key, text.slice(at + 1).trim()]
}

/** Adds to the fields gathered so far. A second value under one key stands behind the first. */
export const addPair = (entries: Readonly<Record<string, string>> = {}, key: string, value: string) => ({
  ...entries,
  [key]: Object.hasOwn(entries, key) && entries[key] !== value ? `${entries[key]}; ${value}` : value,
})
