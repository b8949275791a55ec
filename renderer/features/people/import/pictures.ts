import type { Problem, Result } from '../../../../shared/lib/result.ts'
import { encodePicture, pictureId } from '../../../store/pictures/encode.ts'
import type { VmesteDb } from '../../../store/VmesteDb.ts'

/** The pictures of one file: made small once, kept when the people who bear them are brought in. */
export class FilePictures {
  readonly #made = new Map<Uint8Array, Result<{ readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }>>()
  /** Put into the table for this import, and not there before. */
  #kept: readonly string[] = []

  async make(
    sources: readonly Uint8Array<ArrayBuffer>[],
    progress: (done: number, total: number) => void,
  ): Promise<void> {
    const missing = sources.filter((source) => !this.#made.has(source))
    for (const [at, source] of missing.entries()) {
      progress(at, missing.length)
      const encoded = await encodePicture(source)
      this.#made.set(
        source,
        encoded.ok ? { ok: true, value: { id: pictureId(encoded.value), bytes: encoded.value } } : encoded,
      )
    }
  }

  /** Id of a picture that was made; what is wrong with one that could not be. */
  idOf(source: Uint8Array | undefined): { readonly id: string } | Problem | null {
    const made = source && this.#made.get(source)
    if (!made) return null
    return made.ok ? { id: made.value.id } : made.error
  }

  /** Of a picture that was made. */
  bytesOf(id: string | undefined): Uint8Array<ArrayBuffer> | null {
    for (const made of this.#made.values()) if (made.ok && made.value.id === id) return made.value.bytes
    return null
  }

  /** Before the records that name them: a record must not come without its picture. */
  async keep(db: VmesteDb): Promise<void> {
    const table = db.pictures
    const made = new Map([...this.#made.values()].flatMap((each) => (each.ok ? [[each.value.id, each.value]] : [])))
    const held = new Set(
      await table
        .where('id')
        .anyOf([...made.keys()])
        .primaryKeys(),
    )
    const missing = [...made.values()].filter(({ id }) => !held.has(id))
    await table.bulkPut(missing.map((each) => ({ ...each, used: Date.now() })))
    this.#kept = missing.map(({ id }) => id)
  }

  /** The import did not happen. */
  async forget(db: VmesteDb): Promise<void> {
    await db.pictures.bulkDelete([...this.#kept])
    this.#kept = []
  }
}
