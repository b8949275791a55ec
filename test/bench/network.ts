import { seededRandom } from '../../shared/lib/random.ts'

/** One network for every way of keeping it: 15 fields a member, repeatable. */
const first = ['Jürgen', 'Zoya', 'Анна', 'Boris', 'Ömer', 'Søren', 'Юрий', 'Marie', 'Agnieszka', 'Paul']
const last = ['Müller', 'Ковалёва', 'Nowak', 'Smith', 'Öztürk', 'Jørgensen', 'Groß', 'Иванов', 'Schäfer', 'Okafor']
const places = ['Rostock', 'Hamburg', 'Wien', 'Москва', 'Київ', 'Zürich', 'Riga', 'Tbilisi', 'Leipzig', 'Paris']
const things = ['design', 'cooking', 'law', 'music', 'web', 'Übersetzen', 'moderation', 'photography', 'analysis', 'PR']

export const plainMember = (i: number) => {
  const random = seededRandom(i)
  return {
    name: `${random.pick(first)} ${random.pick(last)} ${i}`,
    intro: `Looks after ${random.pick(things)} and ${random.pick(things)} since ${2000 + random.int(26)}.`,
    organisation: `Verein ${random.int(400)}`,
    role: random.pick(things),
    city: random.pick(places),
    country: random.pick(['DE', 'AT', 'CH', 'RU', 'UA', 'LV', 'GE', 'FR']),
    timeZone: 'Europe/Berlin',
    email: `member${i}@example.org`,
    phone: `+49 381 ${100_000 + i}`,
    birthday: `19${50 + random.int(50)}-0${1 + random.int(9)}-1${random.int(10)}`,
    note: '',
    skills: random.sample(things, 2).join(','),
    languages: random.sample(['de', 'en', 'ru', 'uk', 'fr'], 2).join(','),
    offers: random.pick(things),
    asks: random.pick(things),
  }
}

export const plainEvent = (i: number) => ({
  title: `Stammtisch ${i}`,
  start: `2026-12-${String(1 + (i % 28)).padStart(2, '0')}T19:00`,
  zone: 'Europe/Berlin',
  place: places[i % places.length]!,
  capacity: 30,
})

export const plainCard = (i: number) => ({
  title: `Card ${i}: ${things[i % things.length]} for ${places[i % places.length]}`,
  due: `2026-12-${String(1 + (i % 28)).padStart(2, '0')}`,
  order: `a${i}`,
  department: i % 12,
})
