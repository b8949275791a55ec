import type { TrustHandlers } from './handlers.ts'

/** Erasing, and what a person takes with her. */
export const privacy = {} satisfies TrustHandlers
