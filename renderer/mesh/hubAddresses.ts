/** The addresses a WebSocket can be made of, each once: people type them, and one bad one must not keep us from the others. */
export const usableHubs = (addresses: readonly string[]): string[] => [
  ...new Set(
    addresses.filter((address) => {
      if (!URL.canParse(address)) return false
      const { protocol, hash } = new URL(address)
      return (protocol === 'ws:' || protocol === 'wss:') && hash === ''
    }),
  ),
]

const near = [
  /^localhost$/,
  /\.local$/,
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^\[::1\]$/,
  /^\[f[cd]/,
  /^\[fe[89ab]/,
]

/** A hub on this machine or this LAN: it may carry links. One on the internet only introduces. */
export const isNearHub = (address: string): boolean => {
  const { hostname } = new URL(address)
  return near.some((pattern) => pattern.test(hostname))
}
