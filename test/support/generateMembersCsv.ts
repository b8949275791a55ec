import { cities, cultures } from '../../shared/commands/sample/people.ts'
import { seededRandom } from '../../shared/lib/random.ts'

/** A member list as a coordinator would export it from a spreadsheet: German headings, semicolons, umlauts and Cyrillic. Repeatable. */
export const generateMembersCsv = (count: number, seed: string | number = 1): string => {
  const random = seededRandom(`csv ${seed}`)
  const skills = ['Gestaltung', 'Kochen', 'Übersetzen', 'Перевод', 'Музыка', 'Web', 'Moderation', 'Recht']
  const lines = ['Name;E-Mail;Telefon;Stadt;Land;Sprachen;Fähigkeiten;Ich biete;Ich suche;Über mich;Mitglied seit']
  for (let i = 0; i < count; i++) {
    const culture = random.pick(cultures)
    const [first, last] = random.pick(culture.pairs)
    const name = `${random.pick(first)} ${random.pick(last)}`
    const city = random.pick(cities)
    const about = random.chance(0.2) ? `"Kommt aus ${city.name.de};\nmag ""lange Tische"""` : `Wohnt in ${city.name.ru}`
    lines.push(
      [
        name,
        `mitglied${i + 1}@example.org`,
        `+49 381 ${String(100_000 + i)}`,
        city.name.de,
        city.country,
        culture.languages.join(', '),
        random.sample(skills, 1 + random.int(3)).join(', '),
        random.chance(0.3) ? 'Ein Sofa, zwei Nächte' : '',
        random.chance(0.3) ? 'Частные уроки немецкого' : '',
        about,
        String(2015 + random.int(11)),
      ].join(';'),
    )
  }
  return `${lines.join('\r\n')}\r\n`
}
