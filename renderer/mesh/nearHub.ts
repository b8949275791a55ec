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
export const isNearHub = (url: string): boolean => {
  const { hostname } = new URL(url)
  return near.some((pattern) => pattern.test(hostname))
}
