import { Temporal as Polyfill } from 'temporal-polyfill'

/** Native where the platform has it (Chromium), the polyfill under Node. */
export const Temporal: typeof Polyfill = (globalThis as { Temporal?: typeof Polyfill }).Temporal ?? Polyfill
