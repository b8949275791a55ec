import type { PictureSource } from '../../shared/sync/pictureSource.ts'
import { isPicture } from '../store/pictures/encode.ts'
import type { VmesteDb } from '../store/VmesteDb.ts'

/** Looked at and not here: the newest so many are asked for. */
const MOST_WANTED = 500
/** Fetched pictures kept at most (160 MB at the worst), and how many go when there are more. */
const MOST_KEPT = 4_000
const GO = 500

/** The pictures of this machine: those put here stay, fetched ones make room for others when they are many. */
export class PictureShelf implements PictureSource {
  readonly #db: VmesteDb
  readonly #now: () => number
  /** In the order in which they were asked for. */
  readonly #wanted = new Set<string>()
  /** What came under these was no picture. */
  readonly #refused = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #fetched: number | undefined

  constructor(db: VmesteDb, now: () => number) {
    this.#db = db
    this.#now = now
  }

  /** Somebody looks at these, and they are not here. */
  want(ids: readonly string[]): void {
    let isNew = false
    for (const id of ids) {
      if (!/^[\w-]{43}$/.test(id) || this.#refused.has(id)) continue
      isNew ||= !this.#wanted.has(id)
      this.#wanted.delete(id)
      this.#wanted.add(id)
    }
    for (const id of this.#wanted) if (this.#wanted.size > MOST_WANTED) this.#wanted.delete(id)
    if (isNew) for (const listener of this.#listeners) listener()
  }

  wanted(): readonly string[] {
    return [...this.#wanted].reverse()
  }

  async load(id: string): Promise<Uint8Array | null> {
    return (await this.#db.pictures.get(id))?.bytes ?? null
  }

  async take(id: string, bytes: Uint8Array): Promise<void> {
    this.#wanted.delete(id)
    if (!isPicture(bytes)) {
      this.#refused.add(id)
      return
    }
    await this.#db.pictures.put({ id, bytes: bytes as Uint8Array<ArrayBuffer>, used: this.#now(), fetched: 1 })
    this.#fetched ??= await this.#db.pictures.where('fetched').equals(1).count()
    if (++this.#fetched <= MOST_KEPT) return
    const old = await this.#db.pictures.where('fetched').equals(1).sortBy('used')
    await this.#db.pictures.bulkDelete(old.slice(0, GO).map((picture) => picture.id))
    this.#fetched = undefined
  }

  onWanted(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
