import { VmesteDb } from '../../../renderer/store/VmesteDb.ts'

/** Everything a network's database holds, table by table, for comparing. */
export const dumpOf = async (key: string): Promise<Record<string, unknown[]>> => {
  const db = new VmesteDb(key)
  const all: Record<string, unknown[]> = {}
  for (const table of db.tables) all[table.name] = await table.toArray()
  db.close()
  return all
}
