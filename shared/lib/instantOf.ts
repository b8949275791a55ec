import { Temporal } from './temporal.ts'

/** Epoch ms of a wall-clock time (`YYYY-MM-DD[THH:MM]`) in an IANA zone; 0 for '' or what does not parse. An unknown zone counts as UTC. */
export const instantOf = (local: string, zone: string): number => {
  if (!local) return 0
  try {
    const plain = Temporal.PlainDateTime.from(local.length === 10 ? `${local}T00:00` : local)
    try {
      return plain.toZonedDateTime(zone || 'UTC').epochMilliseconds
    } catch {
      return plain.toZonedDateTime('UTC').epochMilliseconds
    }
  } catch {
    return 0
  }
}
