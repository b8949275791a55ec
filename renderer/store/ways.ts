/** How this window reaches a hub on another machine; null when it cannot. */
export type Reach = (address: string) => Promise<string | null>

/** A hub on another machine, and where this window reaches it. */
export interface Way {
  readonly address: string
  readonly url: string
}

/** Without `reach` addresses are tried as they are. Never rejects: a hub that cannot be reached is left out. */
export const waysTo = async (addresses: readonly string[], reach: Reach | undefined): Promise<readonly Way[]> => {
  const ways = await Promise.all(
    addresses.map(async (address) => {
      const url = reach ? await reach(address).catch(() => null) : address
      return url === null ? [] : [{ address, url }]
    }),
  )
  return ways.flat()
}
