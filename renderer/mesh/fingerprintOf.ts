/**
 * The one SHA-256 DTLS fingerprint of a session description, as `AB:CD:...`; null when there is none, or more than one:
 * then it would not be clear which of them the hello binds (P-SYNC-1).
 */
export const fingerprintOf = (description: RTCSessionDescription | null): string | null => {
  const found = new Set<string>()
  for (const [, algorithm, value] of description?.sdp.matchAll(/^a=fingerprint:(\S+) (\S+)/gm) ?? []) {
    if (algorithm!.toLowerCase() !== 'sha-256') return null
    found.add(value!.toUpperCase())
  }
  const [only] = found
  return found.size === 1 && /^([\dA-F]{2}:){31}[\dA-F]{2}$/.test(only!) ? only! : null
}

/** 32 bytes written the same way. */
export const asFingerprint = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
