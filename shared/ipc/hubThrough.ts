import { fromBase64Url, toBase64Url, utf8 } from '../lib/bytes.ts'

/** The URL below `uplink` (see `electron/services/uplink.ts`) that leads to the hub at `address`. */
export const hubThrough = (uplink: string, address: string): string => `${uplink}/${toBase64Url(utf8(address))}`

/** The hub that an address leads to in the end: the one it was made from by `hubThrough`, or itself. */
export const hubBehind = (url: string): string => {
  const bytes = fromBase64Url(url.slice(url.lastIndexOf('/') + 1))
  const address = bytes ? new TextDecoder().decode(bytes) : ''
  return /^wss?:\/\//.test(address) && URL.canParse(address) ? address : url
}
