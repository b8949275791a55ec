/** A picture of the network has at most so many bytes. */
export const MAX_PICTURE = 40 * 1024

/** This machine's pictures, by their SHA-256 (base64url). */
export interface PictureSource {
  /** Ids of what somebody looks at here and this machine does not have, those asked for last first. */
  wanted(): readonly string[]
  /** Null where it is not here. */
  load(id: string): Promise<Uint8Array | null>
  /** Checked: the bytes have that hash. */
  take(id: string, bytes: Uint8Array): Promise<void>
  /** Something more is wanted. Returns how to stop listening. */
  onWanted(listener: () => void): () => void
}

/** Which of several peers is asked for which picture: one at a time. Held by whoever holds all links. */
export class PictureRounds {
  readonly #asked = new Map<string, object>()

  /** True when nobody else is being asked for it; then `by` is. */
  claim(id: string, by: object): boolean {
    if (this.#asked.has(id)) return false
    this.#asked.set(id, by)
    return true
  }

  release(id: string): void {
    this.#asked.delete(id)
  }

  /** The link ended: what it was asked for may be asked elsewhere. */
  releaseAll(by: object): void {
    for (const [id, who] of this.#asked) if (who === by) this.#asked.delete(id)
  }
}
