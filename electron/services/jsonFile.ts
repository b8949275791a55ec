import { readFileSync } from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import type { z } from 'zod/mini'

/** A small JSON file that survives a crash in the middle of writing and anything that someone else wrote into it. */
export interface JsonFile<T> {
  read(): T
  /** Written before it returns: also right while the app is ending. */
  write(value: T): void
}

export const jsonFile = <T>(path: string, schema: z.ZodMiniType<T>, fallback: T): JsonFile<T> => ({
  read() {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      return parsed.success ? parsed.data : fallback
    } catch {
      return fallback
    }
  },
  write(value) {
    try {
      writeFileAtomic.sync(path, JSON.stringify(value))
    } catch (error) {
      // A full or read-only disk must not keep anyone from working; the next start has the defaults.
      if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    }
  },
})
