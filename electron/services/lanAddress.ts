import { isIPv4 } from 'node:net'

const FLAG = '--lan-address='

/** `--lan-address=192.168.1.5`: through which of its networks this machine lets others in. Undefined: through all. */
export const lanAddressIn = (argv: readonly string[]): string | undefined => {
  const address = argv.find((argument) => argument.startsWith(FLAG))?.slice(FLAG.length)
  return address !== undefined && isIPv4(address) ? address : undefined
}
