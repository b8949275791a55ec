import type { SampleLocale } from './words.ts'

type Said = Readonly<Record<SampleLocale, string>>
const said = (en: string, de: string, ru: string): Said => ({ en, de, ru })

/** Organisations that the sample's people belong to, each with what it does and where (`cities` in `people.ts`, by position). */
export const organisations: readonly {
  readonly name: string
  /** Position in `fieldsOfWork`. */
  readonly field: number
  readonly about: Said
  readonly city: number
  readonly link: string
}[] = [
  {
    name: 'Literaturhaus am Hafen',
    field: 7,
    about: said(
      'Readings and a workshop for translators. Lends us its hall twice a year.',
      'Lesungen und eine Werkstatt fürs Übersetzen. Leiht uns zweimal im Jahr den Saal.',
      'Чтения и мастерская переводчиков. Дважды в год даёт нам свой зал.',
    ),
    city: 1,
    link: 'https://literaturhaus.example',
  },
  {
    name: 'Repair Café Kreuzstraße',
    field: 10,
    about: said(
      'Bicycles, toasters and radios, every second Saturday.',
      'Fahrräder, Toaster und Radios, jeden zweiten Samstag.',
      'Велосипеды, тостеры и радио, каждую вторую субботу.',
    ),
    city: 0,
    link: 'https://repair.example',
  },
  {
    name: 'Хор «Новый берег»',
    field: 4,
    about: said(
      'Sings in four languages and looks for basses.',
      'Singt in vier Sprachen und sucht Bässe.',
      'Поёт на четырёх языках и ищет басов.',
    ),
    city: 8,
    link: 'https://bereg.example',
  },
  {
    name: 'Werkstatt Elf',
    field: 0,
    about: said(
      'Shared workshop of designers and carpenters.',
      'Gemeinsame Werkstatt für Gestaltung und Holz.',
      'Общая мастерская дизайнеров и столяров.',
    ),
    city: 3,
    link: 'https://elf.example',
  },
  {
    name: 'Open Data Riga',
    field: 9,
    about: said(
      'Makes figures of the city readable for everybody.',
      'Macht Zahlen der Stadt für alle lesbar.',
      'Делает городские данные понятными для всех.',
    ),
    city: 7,
    link: 'https://opendata.example',
  },
  {
    name: 'Tandem Wien',
    field: 2,
    about: said(
      'Brings people together who teach each other their languages.',
      'Bringt Leute zusammen, die einander ihre Sprachen beibringen.',
      'Сводит людей, которые учат друг друга своим языкам.',
    ),
    city: 4,
    link: 'https://tandem.example',
  },
  {
    name: 'Mandala Kulturverein',
    field: 4,
    about: said(
      'Concerts in kitchens and courtyards.',
      'Konzerte in Küchen und Höfen.',
      'Концерты на кухнях и во дворах.',
    ),
    city: 2,
    link: 'https://mandala.example',
  },
  {
    name: 'Stiftung Nachbarschaft',
    field: 11,
    about: said(
      'Pays rooms and postage for small initiatives.',
      'Bezahlt kleinen Initiativen Räume und Porto.',
      'Оплачивает небольшим инициативам помещения и почту.',
    ),
    city: 0,
    link: 'https://nachbarschaft.example',
  },
]

/** What they do there. */
export const rolesThere: readonly Said[] = [
  said('board', 'Vorstand', 'правление'),
  said('volunteer', 'ehrenamtlich', 'волонтёр'),
  said('bookkeeping', 'Buchhaltung', 'бухгалтерия'),
  said('public relations', 'Öffentlichkeitsarbeit', 'связи с прессой'),
  said('teaching', 'Kurse', 'занятия'),
]

/** Two fields of this network's own: one that helps to order T-shirts, one that helps in need. */
export const shirtSize = {
  label: said('T-shirt size', 'T-Shirt-Größe', 'Размер футболки'),
  help: said('We order in spring.', 'Bestellt wird im Frühjahr.', 'Заказываем весной.'),
  options: ['XS', 'S', 'M', 'L', 'XL', 'XXL'],
} as const
export const firstAid = {
  label: said('First-aid course', 'Erste-Hilfe-Kurs', 'Курс первой помощи'),
  help: said(
    'Taken in the last two years? Hosts see whom to call.',
    'In den letzten zwei Jahren gemacht? So wissen Gastgeber:innen, wen sie rufen.',
    'Пройден за последние два года? Хозяева встреч увидят, кого позвать.',
  ),
} as const
