import type { TrustHandlers } from './handlers.ts'

/** Roles and membership: given, taken back, restored. */
export const standing = {} satisfies TrustHandlers
