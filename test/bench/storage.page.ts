import { Dexie } from 'dexie'

const row = (i: number) => ({
  id: `member-${i}`,
  name: `Ämilia Müller-Ковалёва ${i}`,
  city: `city ${i % 300}`,
  skills: ['talking', 'listening', `skill ${i % 40}`],
  intro: `Writes, listens and cooks on the ${i % 31}th of every month.`,
})

/** Milliseconds to write `count` member-like rows in one transaction into a fresh database. */
export const writeRows = async (count: number, indexes: readonly string[]): Promise<number> => {
  const db = new Dexie(`bench-${crypto.randomUUID()}`)
  db.version(1).stores({ members: ['id', ...indexes].join(',') })
  await db.open()
  const rows = Array.from({ length: count }, (_, i) => row(i))
  const started = performance.now()
  await db.table('members').bulkPut(rows)
  const took = performance.now() - started
  await db.delete()
  return took
}
