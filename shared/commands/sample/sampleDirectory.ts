import type { SeededRandom } from '../../lib/random.ts'
import type { Result } from '../../lib/result.ts'
import type { EntityId } from '../../model/ids.ts'
import { languageLevels } from '../../model/member.ts'
import type { CommandContext, FieldPatch } from '../command.ts'
import { createOrganisation } from '../createOrganisation.ts'
import { defineCustomField } from '../defineCustomField.ts'
import { firstAid, organisations, rolesThere, shirtSize } from './directory.ts'
import { cities } from './people.ts'
import { fieldsOfWork, type SampleLocale } from './words.ts'

const must = <T>(made: Result<T>): T => {
  if (!made.ok) throw new Error(`sample does not fit: ${JSON.stringify(made.error)}`)
  return made.value
}

/** Organisations and the network's own fields; gives what a sample person's profile says of them. */
export const sampleDirectory = async (context: CommandContext, random: SeededRandom, locale: SampleLocale) => {
  const ids: EntityId[] = []
  for (const { name, field, about, city, link } of organisations) {
    const { name: at, country } = cities[city]!
    const values = {
      name,
      about: about[locale],
      city: at[locale],
      country,
      links: [link],
      fields: [fieldsOfWork[locale][field]!],
    }
    ids.push(must(await createOrganisation(context, { values })).id)
  }
  const fields: readonly FieldPatch<'customField'>[] = [
    { label: shirtSize.label[locale], help: shirtSize.help[locale], kind: 'choice', options: [...shirtSize.options] },
    { label: firstAid.label[locale], help: firstAid.help[locale], kind: 'yesNo' },
  ]
  const keys: string[] = []
  for (const [at, values] of fields.entries()) {
    // Rows are read as they were before this command: the order is told.
    must(await defineCustomField(context, { values: { ...values, order: `a${at}` } }))
    keys.push(values.label!)
  }
  return (name: string, languages: readonly string[]): FieldPatch<'member'> => {
    const levels = languages.map((language, at) => {
      const level = at === 0 ? 'native' : random.pick(languageLevels.slice(1, -1))
      return [language, level] as const
    })
    const own = random.chance(0.3) ? random.sample(ids, random.chance(0.2) ? 2 : 1) : []
    const handle = name
      .normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase()
    const reaches = handle.length >= 5
    // Numbers that are set aside for stories.
    const phone = `+49 171 39200${String(random.int(100)).padStart(2, '0')}`
    return {
      languageLevels: Object.fromEntries(levels),
      affiliations: Object.fromEntries(
        own.map((id) => [id, random.chance(0.6) ? random.pick(rolesThere)[locale] : '']),
      ),
      ...(random.chance(0.7) && reaches && { email: `${handle}@example.org` }),
      ...(random.chance(0.4) && { phone }),
      contacts: [
        ...(random.chance(0.3) ? [`signal=${phone}`] : []),
        ...(random.chance(0.25) && reaches ? [`telegram=@${handle}`] : []),
        ...(random.chance(0.1) && reaches ? [`matrix=@${handle}:example.org`] : []),
      ],
      custom: {
        ...(random.chance(0.6) && { [keys[0]!]: random.pick(shirtSize.options) }),
        ...(random.chance(0.4) && { [keys[1]!]: random.chance(0.5) ? 'yes' : 'no' }),
      },
    }
  }
}
