import { seededRandom } from '../../shared/lib/random.ts'

const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')

/**
 * A calendar as people bring it: events from several programs in one file (named zones, Windows zones, UTC, floating, whole days,
 * series with exceptions and a moved date), umlauts and Cyrillic, around `today` (days since 1970). Repeatable; holds exactly `count` events.
 */
export const generateCalendar = (count: number, today: number, seed: string | number = 1): string => {
  const random = seededRandom(`calendar ${seed}`)
  const titles = [
    'Stammtisch',
    'Квартирник',
    'Sprachtandem',
    'Vorstandssitzung',
    'Прогулка',
    'Kochen für alle',
    'Demo evening',
  ]
  const places = [
    'Café Größenwahn',
    'Städtische Bücherei\\, Saal 2',
    'Парк Горького',
    'Online',
    'Peter-Weiss-Haus\\nDoberaner Straße 21',
  ]
  const events = Array.from({ length: count }, (_, i) => {
    const date = day(today - 30 + random.int(120))
    const hour = String(10 + random.int(10)).padStart(2, '0')
    const times = [
      [`DTSTART;TZID=Europe/Berlin:${date}T${hour}0000`, `DTEND;TZID=Europe/Berlin:${date}T${hour}4500`],
      [`DTSTART;TZID=W. Europe Standard Time:${date}T${hour}3000`, 'DURATION:PT2H'],
      [`DTSTART:${date}T${hour}0000Z`, `DTEND:${date}T${hour}3000Z`],
      [`DTSTART;VALUE=DATE:${date}`],
      [`DTSTART:${date}T${hour}0000`, 'DURATION:PT1H30M'],
      [`DTSTART;TZID=Asia/Tbilisi:${date}T${hour}0000`],
    ][i % 6]!
    return [
      'BEGIN:VEVENT',
      `UID:event-${seed}-${i}@example.org`,
      'DTSTAMP:20261101T120000Z',
      ...times,
      ...(i % 12 === 0 ? ['RRULE:FREQ=WEEKLY;COUNT=8'] : []),
      `SUMMARY:${random.pick(titles)} ${i + 1}`,
      `LOCATION:${random.pick(places)}`,
      'DESCRIPTION:Bring something to eat\\; tell a friend.\\nПриходите вдвоём.',
      'BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Reminder\r\nTRIGGER:-PT15M\r\nEND:VALARM',
      'END:VEVENT',
    ].join('\r\n')
  })
  const zone =
    'BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n' +
    'BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE'
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nX-WR-CALNAME:Unser Kalender\r\n${zone}\r\n${events.join('\r\n')}\r\nEND:VCALENDAR\r\n`
}
