import type { Problem } from '../../shared/lib/result.ts'

const codes: Readonly<Record<string, string>> = {
  QuotaExceededError: 'store.full',
  DatabaseClosedError: 'store.closed',
  InvalidStateError: 'store.closed',
  VersionError: 'store.newer',
  BlockedError: 'store.blocked',
  VersionChangeError: 'store.closed',
  MissingAPIError: 'store.unavailable',
  OpenFailedError: 'store.unavailable',
  SecurityError: 'store.unavailable',
}

/** The storage failed in a way a person must hear of: full disk, closed under us by a newer version, not available. Nothing of the write is stored. */
export class StoreError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, cause: unknown) {
    super(problem.code, { cause })
    this.name = 'StoreError'
    this.problem = problem
  }
}

interface Caused {
  readonly name?: string
  readonly inner?: Caused
}

/** Which problem an IndexedDB or Dexie error is; Dexie wraps the browser's error in `inner`, an abort hides its cause there too. */
export const storeProblem = (error: unknown): Problem => {
  for (let e = error as Caused | undefined, depth = 0; e && depth < 5; e = e.inner, depth++) {
    const code = e.name === undefined ? undefined : codes[e.name]
    if (code && !(e.inner && e.name === 'OpenFailedError')) return { code }
  }
  const { name } = (error ?? {}) as Caused
  return { code: 'store.failed', params: { name: name ?? 'unknown' } }
}

export const asStoreError = (error: unknown): StoreError =>
  error instanceof StoreError ? error : new StoreError(storeProblem(error), error)
