import type { TrustHandlers } from './handlers.ts'

/** Applications at the door. */
export const door = {} satisfies TrustHandlers
