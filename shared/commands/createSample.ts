import { ordersBetween } from '../lib/orderKey.ts'
import { type SeededRandom, seededRandom } from '../lib/random.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { Temporal } from '../lib/temporal.ts'
import { type EntityId, scopeOf } from '../model/ids.ts'
import { rsvpId } from '../model/rsvpId.ts'
import type { Command, CommandContext, FieldPatch } from './command.ts'
import { createDepartment } from './createDepartment.ts'
import { checkPatch, newRecordId, ownProfile } from './draftRules.ts'
import { departments } from './sample/departments.ts'
import { eventKinds } from './sample/events.ts'
import { cities, cultures } from './sample/people.ts'
import { sampleDirectory } from './sample/sampleDirectory.ts'
import {
  asks,
  columnNames,
  descriptions,
  fieldsOfWork,
  intents,
  intros,
  labels,
  languageNames,
  offers,
  type SampleLocale,
  skillsOf,
} from './sample/words.ts'

const MEMBERS = 200
const EVENTS = 40
/** Per department: a board has as many cards as there is work, not as many as the next. */
const CARDS = [31, 36, 22, 18, 27, 24, 14, 20, 33, 29, 25, 21]
/** Neighbours in the list are easy to tell apart, and so are the three she is in. */
const HUES = [0, 3, 6, 1, 4, 7, 2, 5, 6, 1, 4, 7]

interface SampleArgs {
  readonly seed: string | number
  readonly locale: SampleLocale
  /** IANA zone of the person: events stand around her today. */
  readonly zone?: string
}

/**
 * A network to play in: 200 members, their organisations, 12 departments, 40 events around today, 300 cards, in the person's language.
 * The same seed, day, language and ids give the same network. Run after `foundNetwork`, so that she has cards and answers of her own.
 */
export const createSample: Command<
  SampleArgs,
  { readonly members: number; readonly departments: number; readonly events: number; readonly cards: number }
> = async (context, { seed, locale, zone = 'Europe/Berlin' }) => {
  if (!(locale in languageNames)) return problem('invalid', { field: 'locale' })
  const random = seededRandom(seed)
  const more = await sampleDirectory(context, random.fork('directory'), locale)
  const members = samplePeople(context, random.fork('people'), locale, more)
  await context.progress(1, 3)
  const made = await sampleBoards(context, random.fork('boards'), locale, zone, members)
  if (!made.ok) return made
  await context.progress(2, 3)
  sampleEvents(context, random.fork('events'), locale, zone, members)
  await context.progress(3, 3)
  return ok({
    members: MEMBERS,
    departments: departments.length,
    events: EVENTS,
    cards: CARDS.reduce((sum, count) => sum + count, 0),
  })
}

const weighted = <T extends { readonly weight: number }>(random: SeededRandom, list: readonly T[]): T => {
  let at = random.int(list.reduce((sum, { weight }) => sum + weight, 0))
  for (const item of list) {
    at -= item.weight
    if (at < 0) return item
  }
  throw new Error('nothing to pick from')
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** Content of ours that does not fit the model is a bug, not a person's mistake. */
const fitting = <T>(checked: Result<T>): T => {
  if (!checked.ok) throw new Error(`sample does not fit: ${JSON.stringify(checked.error)}`)
  return checked.value
}

const samplePeople = (
  context: CommandContext,
  random: SeededRandom,
  locale: SampleLocale,
  more: (name: string, languages: readonly string[]) => FieldPatch<'member'>,
): EntityId[] => {
  const taken = new Set<string>()
  const nameOf = (): { name: string; culture: (typeof cultures)[number] } => {
    for (;;) {
      const culture = weighted(random, cultures)
      const [first, last] = random.pick(culture.pairs)
      const name = `${random.pick(first)} ${random.pick(last)}`
      if (taken.has(name)) continue
      taken.add(name)
      return { name, culture }
    }
  }
  return Array.from({ length: MEMBERS }, () => {
    const { name, culture } = nameOf()
    const home = weighted(random, cities)
    const field = random.int(fieldsOfWork[locale].length)
    const languages = culture.languages.map((code) => languageNames[locale][code]!)
    const values: FieldPatch<'member'> = {
      ...more(name, languages),
      name,
      city: home.name[locale],
      country: home.country,
      timeZone: home.zone,
      fields: [fieldsOfWork[locale][field]!],
      skills: random.sample(skillsOf[field]![locale], 1 + random.int(3)),
      languages,
      offers: random.sample(offers[locale], random.int(3)),
      asks: random.sample(asks[locale], random.int(3)),
      intents: random.sample(intents[locale], 1 + random.int(2)),
      intro: random.chance(0.85)
        ? fill(random.pick(intros[locale]), {
            city: home.name[locale],
            field: fieldsOfWork[locale][field]!,
            years: String(2 + random.int(25)),
          })
        : '',
    }
    const draft = context.create('member', { id: newRecordId(context) })
    draft.patch(fitting(checkPatch('member', values)))
    return draft.id
  })
}

const dayFrom = (context: CommandContext, zone: string, days: number): string =>
  Temporal.Instant.fromEpochMilliseconds(context.now).toZonedDateTimeISO(zone).toPlainDate().add({ days }).toString()

const sampleBoards = async (
  context: CommandContext,
  random: SeededRandom,
  locale: SampleLocale,
  zone: string,
  members: readonly EntityId[],
): Promise<Result<void>> => {
  const me = ownProfile(context)
  const orders = ordersBetween(null, null, departments.length)
  for (const [i, { name, purpose, cards }] of departments.entries()) {
    const mine = i % 4 === 1
    const made = await createDepartment(context, {
      values: { name: name[locale], purpose: purpose[locale], hue: HUES[i % HUES.length]!, order: orders[i]! },
      columns: columnNames[locale].map((column, at) => ({ name: column, done: at === 3, limit: at === 2 ? 5 : 0 })),
      join: mine,
    })
    if (!made.ok) return made
    const team = random.sample(members, 5 + random.int(8))
    const draft = await context.edit('department', made.value.id)
    for (const member of team) draft.add('members', member)
    const titles = cardTitles(random, cards[locale], locale, CARDS[i % CARDS.length]!)
    const places = ordersBetween(null, null, titles.length)
    for (const [at, title] of titles.entries()) {
      // Few in work, many done: a board as it looks after some months.
      const column = [0, 0, 1, 1, 2, 3, 3][random.int(7)]!
      const workers = random.sample(team, random.pick([0, 0, 1, 1, 1, 2]))
      if (mine && column > 0 && random.chance(0.35)) workers.push(me)
      const card = context.create('card', { scope: scopeOf(made.value.id) })
      card.patch({
        title,
        column: made.value.columns[column]!,
        order: places[at]!,
        done: column === 3,
        assignees: column === 0 ? [] : workers,
        labels: random.chance(0.25) ? [random.pick(labels[locale])] : [],
        due: column > 0 && column < 3 && random.chance(0.6) ? dayFrom(context, zone, random.int(30) - 4) : '',
      })
      if (random.chance(0.3)) card.fillText('description', random.pick(descriptions[locale]))
    }
  }
  return ok(undefined)
}

const cardTitles = (random: SeededRandom, lines: readonly string[], locale: SampleLocale, count: number): string[] => {
  const fixed = lines.filter((line) => !line.includes('{city}'))
  const places = cities.flatMap(({ name }) =>
    lines.filter((line) => line.includes('{city}')).map((line) => fill(line, { city: name[locale] })),
  )
  return random.shuffle([...fixed, ...random.sample(places, count - fixed.length)])
}

const sampleEvents = (
  context: CommandContext,
  random: SeededRandom,
  locale: SampleLocale,
  zone: string,
  members: readonly EntityId[],
): void => {
  const me = ownProfile(context)
  for (let i = 0; i < EVENTS; i++) {
    const kind = eventKinds[i % eventKinds.length]!
    // The nearest two are on her own clock, so in the first city.
    const place = i < 2 ? cities[0]! : weighted(random, cities)
    // A third lies behind; the first two are today and tomorrow, so that there is always something on.
    const days = i < 2 ? i : i % 3 === 0 ? -1 - random.int(75) : 2 + random.int(80)
    const drawn = Temporal.PlainDateTime.from(`${dayFrom(context, zone, days)}T${kind.at}`)
    const local = kind.weekday ? drawn.add({ days: (kind.weekday - drawn.dayOfWeek + 7) % 7 }) : drawn
    const draft = context.create('event')
    draft.patch(
      fitting(
        checkPatch('event', {
          title: fill(kind.title[locale], { city: place.name[locale] }),
          start: local.toString().slice(0, 16),
          end: local.add({ minutes: kind.lasts }).toString().slice(0, 16),
          zone: i < 2 ? zone : place.zone,
          place: kind.place[locale],
          capacity: kind.capacity,
          official: kind.official,
          status: i % 13 === 7 ? 'cancelled' : days < 14 ? 'confirmed' : 'planned',
          hosts: [...random.sample(members, 1 + random.int(2)), ...(i % 8 === 0 ? [me] : [])],
        }),
      ),
    )
    draft.fillText('plan', kind.plan[locale])
    const guests = random.sample(members, Math.min(45, Math.ceil((kind.capacity ?? 20) * (0.4 + random.float() * 0.8))))
    for (const member of i % 5 === 2 ? [...guests, me] : guests) {
      const answer = context.create('rsvp', { id: rsvpId(draft.id, member) })
      const going = random.chance(0.75)
      const told = going ? 'yes' : random.pick(['maybe', 'no'] as const)
      answer.patch({ answer: told, member, guests: going && random.chance(0.15) ? 1 : 0 })
    }
  }
}
