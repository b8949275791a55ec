import type { TrustHandlers } from './handlers.ts'

/** Invitations and decisions. */
export const admission = {} satisfies TrustHandlers
