import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { extensionsOf, type FilePurpose, MAX_FILE_BYTES, type OpenedFile } from '../../shared/ipc/contract.ts'
import { ok, problem, type Result } from '../../shared/lib/result.ts'

/** Asks the person where; null when the dialog was closed. The window never names a path. */
export interface FileDialogs {
  open(purpose: FilePurpose): Promise<string | null>
  save(purpose: FilePurpose, name: string): Promise<string | null>
}

/** The system said no (full, missing, not allowed): a person can do something about it. Anything else is a bug and is thrown. */
const saidBySystem = (error: unknown): void => {
  if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

/**
 * Reads a file the person chose. Its size is looked at before a byte is read, and again while reading, because a file
 * may grow. Problems: `file.wrongKind` {name}, `file.tooBig` {name, megabytes, limit}, `file.unreadable` {name}.
 */
export const readChosenFile = async (path: string, purpose: FilePurpose): Promise<Result<OpenedFile>> => {
  const name = basename(path)
  const extension = extname(path).slice(1).toLowerCase()
  if (!extensionsOf[purpose].includes(extension)) return problem('file.wrongKind', { name })
  try {
    // Without O_NONBLOCK a named pipe would keep `open` waiting for a writer that never comes.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return problem('file.unreadable', { name })
      if (stat.size > MAX_FILE_BYTES)
        return problem('file.tooBig', { name, megabytes: megabytes(stat.size), limit: megabytes(MAX_FILE_BYTES) })
      const bytes = new Uint8Array(stat.size)
      let length = 0
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      return ok({ name, bytes: length === bytes.length ? bytes : bytes.slice(0, length) })
    } finally {
      await file.close()
    }
  } catch (error) {
    saidBySystem(error)
    return problem('file.unreadable', { name })
  }
}

/** `file.cannotSave` {name} leaves whatever stood there before as it was. */
export const writeChosenFile = async (path: string, bytes: Uint8Array): Promise<Result<{ readonly name: string }>> => {
  const name = basename(path)
  try {
    await writeFileAtomic(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return ok({ name })
  } catch (error) {
    saidBySystem(error)
    return problem('file.cannotSave', { name })
  }
}

/** The extension the purpose asks for, unless the person gave one. */
export const withExtension = (path: string, purpose: FilePurpose): string =>
  extname(path) === '' ? `${path}.${extensionsOf[purpose][0]}` : path
