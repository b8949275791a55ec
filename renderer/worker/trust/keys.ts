import type { TrustHandlers } from './handlers.ts'

/** The rooms' key (P-KEY). */
export const keys = {} satisfies TrustHandlers
