import { Temporal } from '../../lib/temporal.ts'

/** Names that Windows and Outlook give zones (CLDR windowsZones, the places our networks live in). */
const windowsZones: Readonly<Record<string, string>> = {
  'Dateline Standard Time': 'Etc/GMT+12',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Mountain Standard Time': 'America/Denver',
  'Central Standard Time': 'America/Chicago',
  'Eastern Standard Time': 'America/New_York',
  'Atlantic Standard Time': 'America/Halifax',
  'SA Pacific Standard Time': 'America/Bogota',
  'Argentina Standard Time': 'America/Argentina/Buenos_Aires',
  'E. South America Standard Time': 'America/Sao_Paulo',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'GTB Standard Time': 'Europe/Bucharest',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kyiv',
  'Egypt Standard Time': 'Africa/Cairo',
  'Israel Standard Time': 'Asia/Jerusalem',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Kaliningrad Standard Time': 'Europe/Kaliningrad',
  'Belarus Standard Time': 'Europe/Minsk',
  'Russian Standard Time': 'Europe/Moscow',
  'E. Africa Standard Time': 'Africa/Nairobi',
  'Arab Standard Time': 'Asia/Riyadh',
  'Arabian Standard Time': 'Asia/Dubai',
  'Russia Time Zone 3': 'Europe/Samara',
  'Georgian Standard Time': 'Asia/Tbilisi',
  'Caucasus Standard Time': 'Asia/Yerevan',
  'Azerbaijan Standard Time': 'Asia/Baku',
  'Ekaterinburg Standard Time': 'Asia/Yekaterinburg',
  'West Asia Standard Time': 'Asia/Tashkent',
  'India Standard Time': 'Asia/Kolkata',
  'Central Asia Standard Time': 'Asia/Bishkek',
  'N. Central Asia Standard Time': 'Asia/Novosibirsk',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'North Asia Standard Time': 'Asia/Krasnoyarsk',
  'China Standard Time': 'Asia/Shanghai',
  'Singapore Standard Time': 'Asia/Singapore',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Vladivostok Standard Time': 'Asia/Vladivostok',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'New Zealand Standard Time': 'Pacific/Auckland',
}

export const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** A calendar's own description of a zone: what its VTIMEZONE says. Offsets in minutes. */
export interface DescribedZone {
  /** X-LIC-LOCATION. */
  readonly location: string
  readonly standard: number | null
  readonly daylight: number | null
}

/**
 * The IANA zone behind a TZID: itself, the place its calendar names, the end of a path, what Windows calls it, or the zone (the
 * reader's first) whose clock keeps the described offsets. Null when none fits. Never evaluates the file's own rules.
 */
export const resolveZone = (tzid: string, described: DescribedZone | undefined, preferred: string): string | null => {
  const plain = tzid.trim().replace(/^"|"$/g, '')
  if (isZone(plain)) return plain
  if (described && isZone(described.location)) return described.location
  const path = plain.split('/').filter(Boolean)
  for (const length of [3, 2]) {
    const end = path.slice(-length).join('/')
    if (path.length > length && isZone(end)) return end
  }
  const windows = windowsZones[plain] ?? windowsZones[plain.replace(/ Daylight Time$/, ' Standard Time')]
  return windows ?? (described ? byOffsets(described, preferred) : null)
}

const offsetAt = (zone: string, iso: string): number =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000

/** Both offsets of a year, in minutes, the smaller first: the same in the north and in the south. */
const offsetsOf = (winter: number, summer: number): string => [winter, summer].sort((a, b) => a - b).join()

/** Asking all zones of a machine takes 100 ms, and a file may describe a zone per event. */
const asked = new Map<string, string>()
const offsetsIn = (zone: string): string => {
  const known = asked.get(zone)
  if (known !== undefined) return known
  const offsets = isZone(zone)
    ? offsetsOf(offsetAt(zone, '2026-01-15T12:00Z'), offsetAt(zone, '2026-07-15T12:00Z'))
    : ''
  asked.set(zone, offsets)
  return offsets
}

const usual = ['Europe/Berlin', 'Europe/London', 'Europe/Kyiv', 'Europe/Moscow', 'America/New_York']

const byOffsets = ({ standard, daylight }: DescribedZone, preferred: string): string | null => {
  const winter = standard ?? daylight
  if (winter === null) return null
  const wanted = offsetsOf(winter, daylight ?? winter)
  return [preferred, ...usual, ...Intl.supportedValuesOf('timeZone')].find((zone) => offsetsIn(zone) === wanted) ?? null
}
