import { DexieRows } from '../store/DexieRows.ts'
import { VmesteDb } from '../store/VmesteDb.ts'

/** Reads something from a network's database beside whoever owns it. */
export const openReader = async <T>(key: string, read: (rows: DexieRows) => Promise<T>): Promise<T> => {
  const db = new VmesteDb(key)
  try {
    return await read(new DexieRows(db))
  } finally {
    db.close()
  }
}
