import { toBase64Url, utf8 } from '../lib/bytes.ts'

/** The URL below `uplink` (see `electron/services/uplink.ts`) that leads to the hub at `address`. */
export const hubThrough = (uplink: string, address: string): string => `${uplink}/${toBase64Url(utf8(address))}`
