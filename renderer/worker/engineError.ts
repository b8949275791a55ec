import type { Problem } from '../../shared/lib/result.ts'
import { storeProblem } from '../store/storeError.ts'

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && typeof (value as Problem).code === 'string'

/** What a person hears of an exception: the storage's problem where it is one, else that something is wrong with the app. Bugs also go to the console. */
export const problemOfError = (error: unknown): Problem => {
  const { problem, name } = (error ?? {}) as { problem?: unknown; name?: string }
  if (isProblem(problem)) return problem
  const stored = storeProblem(error)
  if (stored.code !== 'store.failed') return stored
  console.error(error)
  return { code: 'engine.bug', params: { name: name ?? 'unknown' } }
}
