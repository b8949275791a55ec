import type { TrustHandlers } from './handlers.ts'

/** Whose laptop is whose. */
export const devices = {} satisfies TrustHandlers
