import { err, ok, type Result } from '../../../shared/lib/result.ts'
import { storeProblem } from '../storeError.ts'
import type { VmesteDb } from '../VmesteDb.ts'
import { pictureId } from './encode.ts'

export interface StoredPicture {
  /** SHA-256 of the bytes, base64url. */
  readonly id: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** When somebody here looked at it last, to the day; epoch ms. */
  readonly used: number
  /** It came from a peer, and may come again. Absent for what was put here. */
  readonly fetched?: 1
}

export interface Pictures {
  /** Null while it is not here; then it is asked for, now or at the next meeting. */
  get(id: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Keeps a picture that `encodePicture` made; resolves with its id. */
  put(bytes: Uint8Array<ArrayBuffer>): Promise<Result<string>>
}

const DAY = 86_400_000

/** `want` tells the engine what is looked at and not here. */
export const createPictures = (db: VmesteDb, want: (ids: readonly string[]) => void): Pictures => {
  let missing: string[] = []
  const missed = (id: string) => {
    if (missing.push(id) > 1) return
    // One request for a screenful.
    setTimeout(() => {
      want(missing)
      missing = []
    }, 20)
  }
  return {
    get: async (id) => {
      const found = await db.pictures.get(id)
      if (!found) missed(id)
      else if (found.fetched && Date.now() - found.used > DAY)
        // Beside the read, and of no matter when it fails: it only says what is looked at.
        setTimeout(() => void db.pictures.update(id, { used: Date.now() }).catch(() => {}))
      return found?.bytes ?? null
    },
    put: async (bytes) => {
      const id = pictureId(bytes)
      try {
        await db.pictures.put({ id, bytes, used: Date.now() })
        return ok(id)
      } catch (error) {
        return err(storeProblem(error))
      }
    },
  }
}
