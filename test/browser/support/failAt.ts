import { vi } from 'vitest'

/**
 * Aborts the transaction at the n-th IndexedDB request that changes something, as a full disk or a dying process would.
 * The returned function tells how many such requests there were; `vi.restoreAllMocks()` ends it.
 */
export const failAt = (n: number): (() => number) => {
  let count = 0
  for (const method of ['add', 'put', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      const request = original.apply(this, args)
      if (++count === n) this.transaction.abort()
      return request as never
    })
  }
  return () => count
}
