import Dexie from 'dexie'

/** From so many on Dexie tells live queries that the whole table changed, not which rows. */
const WHOLE_TABLE = 50
/** Handing rows to the database copies them without a break: so many take some eight milliseconds, and the worker hears its other messages in between. */
const AT_ONCE = 250
/** So much the database has to do while the worker is busy with other things: about 80 ms. */
const AHEAD = 4

/**
 * Puts any number of rows, inside a Dexie transaction. Dexie waits for each call and spends a third of the time on bookkeeping; here
 * the next rows are handed over while the database still has some to write.
 */
export const putMany = async (table: Dexie.Table, rows: readonly unknown[]): Promise<void> => {
  await table.bulkPut(rows.slice(0, WHOLE_TABLE))
  if (rows.length <= WHOLE_TABLE) return
  const { idbtrans } = Dexie.currentTransaction as unknown as { readonly idbtrans: IDBTransaction }
  const store = idbtrans.objectStore(table.name)
  let at = WHOLE_TABLE
  // Dexie's promise: with any other one its transaction would end here.
  await new Dexie.Promise<void>((resolve, reject) => {
    const handOver = () => {
      if (at === rows.length) return
      const end = Math.min(at + AT_ONCE, rows.length)
      const first = store.put(rows[at++])
      let last = first
      while (at < end) last = store.put(rows[at++])
      first.onsuccess = () => {
        try {
          handOver()
        } catch (error) {
          reject(error)
          abort(idbtrans)
        }
      }
      if (at === rows.length) last.addEventListener('success', () => resolve())
    }
    idbtrans.addEventListener('abort', () => reject(idbtrans.error))
    for (let i = 0; i < AHEAD; i++) handOver()
  })
}

const abort = (transaction: IDBTransaction): void => {
  try {
    transaction.abort()
  } catch {
    // It was aborted already: that is why putting failed.
  }
}
