import type { SampleLocale } from './words.ts'

/** A kind of evening in the sample network. `{city}` is filled in. */
export interface SampleEvent {
  readonly title: Readonly<Record<SampleLocale, string>>
  readonly place: Readonly<Record<SampleLocale, string>>
  readonly plan: Readonly<Record<SampleLocale, string>>
  /** HH:MM */
  readonly at: string
  /** Minutes. */
  readonly lasts: number
  readonly capacity: number | null
  readonly official: boolean
  /** ISO weekday it always falls on, where its name says so. */
  readonly weekday?: number
}

type Texts = readonly [title: string, place: string, plan: string]
const kind = (
  [at, lasts, capacity, official, weekday]: readonly [string, number, number | null, boolean, number?],
  en: Texts,
  de: Texts,
  ru: Texts,
): SampleEvent => ({
  at,
  lasts,
  capacity,
  official,
  ...(weekday ? { weekday } : {}),
  title: { en: en[0], de: de[0], ru: ru[0] },
  place: { en: en[1], de: de[1], ru: ru[1] },
  plan: { en: en[2], de: de[2], ru: ru[2] },
})

export const eventKinds: readonly SampleEvent[] = [
  kind(
    ['19:00', 180, 60, true],
    ['Monthly meetup {city}', 'Café am Markt', 'Doors at seven.\nIntroductions at half past.\nLong tables until ten.'],
    ['Monatstreffen {city}', 'Café am Markt', 'Einlass um sieben.\nVorstellung um halb acht.\nLange Tische bis zehn.'],
    [
      'Встреча месяца: {city}',
      'Кафе «Am Markt»',
      'Двери в семь.\nЗнакомство в половине восьмого.\nДлинные столы до десяти.',
    ],
  ),
  kind(
    ['20:00', 150, 25, false],
    ['Kvartirnik {city}', "Zoya's living room", 'A talk, three songs, a game.\nShoes stay at the door.'],
    ['Kwartirnik {city}', 'Zoyas Wohnzimmer', 'Ein Vortrag, drei Lieder, ein Spiel.\nSchuhe bleiben an der Tür.'],
    ['Квартирник: {city}', 'Гостиная Зои', 'Рассказ, три песни, игра.\nОбувь оставляем у двери.'],
  ),
  kind(
    ['18:30', 90, 12, false],
    ['Language tandem {city}', 'City library, room 2', 'Half an hour in each language, then we swap partners.'],
    ['Sprachtandem {city}', 'Stadtbibliothek, Raum 2', 'Eine halbe Stunde je Sprache, dann wechseln wir.'],
    ['Языковой тандем: {city}', 'Городская библиотека, зал 2', 'По полчаса на язык, затем меняемся парами.'],
  ),
  kind(
    ['11:00', 120, null, false, 7],
    ['Sunday walk {city}', 'Meeting point: main station', 'Easy pace, prams welcome. We end where there is cake.'],
    [
      'Sonntagsspaziergang {city}',
      'Treffpunkt: Hauptbahnhof',
      'Gemütlich, Kinderwagen willkommen. Ende dort, wo es Kuchen gibt.',
    ],
    [
      'Воскресная прогулка: {city}',
      'Встречаемся у вокзала',
      'Спокойный шаг, можно с коляской. Заканчиваем там, где есть пирог.',
    ],
  ),
  kind(
    ['19:30', 120, 40, true],
    [
      'Workshop: ask for help and get it',
      'Makerspace',
      'Bring one thing you are stuck with.\nIdeas, votes, one next step each.',
    ],
    [
      'Workshop: um Hilfe bitten und sie bekommen',
      'Offene Werkstatt',
      'Bring eine Sache mit, bei der du feststeckst.\nIdeen, Abstimmung, für jede:n ein nächster Schritt.',
    ],
    [
      'Мастер-класс: как попросить о помощи',
      'Открытая мастерская',
      'Возьмите с собой одну задачу, на которой застряли.\nИдеи, голосование, каждому следующий шаг.',
    ],
  ),
  kind(
    ['18:00', 120, 8, false],
    ['Hosts meet: {city}', 'Online', 'Who hosts next month, what is missing, who is tired.'],
    ['Runde der Gastgebenden: {city}', 'Online', 'Wer lädt nächsten Monat ein, was fehlt, wer ist müde.'],
    ['Встреча хозяев вечеров: {city}', 'Онлайн', 'Кто ведёт в следующем месяце, чего не хватает, кто устал.'],
  ),
  kind(
    ['13:00', 240, 30, false],
    ['Cooking together {city}', 'Community kitchen', 'Three soups and a bread. Bring a knife you like.'],
    ['Zusammen kochen {city}', 'Gemeinschaftsküche', 'Drei Suppen und ein Brot. Bring ein Messer mit, das du magst.'],
    ['Готовим вместе: {city}', 'Общая кухня', 'Три супа и хлеб. Возьмите нож, который вам нравится.'],
  ),
  kind(
    ['19:00', 120, 100, true],
    ['Evening of projects', 'Old cinema', 'Seven projects, five minutes each.\nThen the audience offers what it has.'],
    ['Abend der Projekte', 'Altes Kino', 'Sieben Projekte, je fünf Minuten.\nDann bietet das Publikum an, was es hat.'],
    ['Вечер проектов', 'Старый кинотеатр', 'Семь проектов по пять минут.\nПотом зал предлагает, чем может помочь.'],
  ),
]
