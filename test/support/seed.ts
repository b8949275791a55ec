/** The seed of a random run: VMESTE_SEED reruns the one that failed. */
export const seedFromEnv = (fallback: number): number => Number(process.env.VMESTE_SEED ?? fallback)
