import { ERASED_SINCE, type ErasedSince } from '../../../shared/replica/erased.ts'
import { useLive } from '../hooks.tsx'

/** What is erased, with the time (epoch ms) at which this laptop heard of it; undefined until read. */
export const useErasedSince = (): ErasedSince | undefined =>
  useLive(async (rows) => (await rows.local<ErasedSince>(ERASED_SINCE)) ?? new Map(), [])
