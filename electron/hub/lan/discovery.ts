/** Another hub on the LAN, as it announces itself. */
export interface FoundHub {
  /** Fresh for every start of a hub. */
  readonly id: string
  readonly address: string
  readonly port: number
  /** Day tags of its networks. */
  readonly tags: readonly string[]
}

/** How hubs find each other. Must never throw, also not later: a LAN may be absent, blocked or full of rubbish. */
export interface Discovery {
  /** Announces this hub; again replaces what was said before. */
  announce(self: { readonly id: string; readonly port: number; readonly tags: readonly string[] }): void
  /** Hubs that are announced now, this one possibly among them. */
  found(): readonly FoundHub[]
  /** Asks the LAN again, and forgets who is gone. */
  refresh(): void
  close(): Promise<void>
}
