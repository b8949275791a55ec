import { foldText } from '../../lib/foldText.ts'
import type { Fields } from '../../model/defineEntity.ts'
import { entities } from '../../model/entities.ts'

/** What a column of a list can become. First and last name make the name; `custom` keeps a column under its own name. */
export type MemberTarget = keyof typeof aliases

/** `custom/<key>`: a field that the network defined for itself. */
export type Target = MemberTarget | `custom/${string}`

const fields: Fields = entities.member.fields

/** Columns that stand for ways to reach somebody, by the kind of it. */
export const contactColumns: Readonly<Record<string, string>> = {
  otherEmails: 'email',
  otherPhones: 'phone',
  signal: 'signal',
  telegram: 'telegram',
  whatsapp: 'whatsapp',
  matrix: 'matrix',
  threema: 'threema',
}

/** Sets and maps: several columns may fill them, and a cell may hold several things. */
export const holdsSeveral = (target: string): boolean =>
  fields[target]?.kind === 'set' || fields[target]?.kind === 'map' || Object.hasOwn(contactColumns, target)

/**
 * What people call their columns, in English, German and Russian. The first of each language is the heading that exports carry, so
 * that an export reads itself back. Compared folded, without signs and spaces.
 */
const aliases = {
  name: {
    en: ['Name', 'Full name', 'Display name', 'Member', 'Person', 'Contact'],
    de: ['Name', 'Vollständiger Name', 'Vor- und Nachname', 'Mitglied', 'Anzeigename', 'Kontakt'],
    ru: ['Имя и фамилия', 'Имя', 'ФИО', 'Полное имя', 'Участник', 'Контакт'],
  },
  firstName: {
    en: ['First name', 'Given name', 'Forename', 'First'],
    de: ['Vorname', 'Rufname'],
    ru: ['Личное имя', 'Имя (личное)'],
  },
  lastName: {
    en: ['Last name', 'Family name', 'Surname', 'Last'],
    de: ['Nachname', 'Familienname', 'Zuname'],
    ru: ['Фамилия'],
  },
  otherNames: {
    en: ['Other names', 'Nickname', 'Alias', 'Also known as'],
    de: ['Andere Namen', 'Spitzname'],
    ru: ['Другие имена', 'Прозвище', 'Псевдоним'],
  },
  email: {
    en: ['E-mail', 'Email address', 'E-mail 1 - Value', 'Mail', 'Primary email', 'E-mail Address', 'Email 1'],
    de: ['E-Mail', 'E-Mail-Adresse', 'Mailadresse'],
    ru: ['Электронная почта', 'Почта', 'Эл. почта', 'Имейл', 'Адрес электронной почты'],
  },
  phone: {
    en: ['Phone', 'Telephone', 'Mobile', 'Phone number', 'Cell', 'Phone 1 - Value', 'Mobile phone'],
    de: ['Telefon', 'Handy', 'Mobil', 'Telefonnummer', 'Mobilnummer', 'Mobiltelefon', 'Tel'],
    ru: ['Телефон', 'Мобильный', 'Номер телефона', 'Тел', 'Мобильный телефон'],
  },
  otherEmails: {
    en: [
      'Other e-mails',
      'Other email',
      'Secondary email',
      'E-mail 2 - Value',
      'E-mail 3 - Value',
      'E-mail 2 Address',
      'E-mail 3 Address',
      'Email 2',
      'Private e-mail',
      'Work e-mail',
    ],
    de: ['Weitere E-Mails', 'Weitere E-Mail', 'E-Mail 2', 'E-Mail 2 Adresse', 'E-Mail privat', 'E-Mail geschäftlich'],
    ru: ['Другие почты', 'Другая почта', 'Почта 2', 'Рабочая почта', 'Личная почта'],
  },
  otherPhones: {
    en: [
      'Other phones',
      'Other phone',
      'Phone 2 - Value',
      'Phone 3 - Value',
      'Phone 2',
      'Home phone',
      'Business phone',
      'Work phone',
      'Private phone',
    ],
    de: ['Weitere Telefone', 'Telefon 2', 'Telefon privat', 'Telefon geschäftlich', 'Festnetz', 'Weiteres Telefon'],
    ru: ['Другие телефоны', 'Телефон 2', 'Домашний телефон', 'Рабочий телефон', 'Другой телефон'],
  },
  signal: { en: ['Signal'], de: ['Signal'], ru: ['Сигнал'] },
  telegram: { en: ['Telegram'], de: ['Telegram'], ru: ['Телеграм'] },
  whatsapp: { en: ['WhatsApp'], de: ['WhatsApp'], ru: ['Ватсап'] },
  matrix: { en: ['Matrix'], de: ['Matrix'], ru: ['Матрикс'] },
  threema: { en: ['Threema'], de: ['Threema'], ru: ['Тхрема'] },
  contacts: {
    en: ['Contact ways', 'Messenger', 'Instant messaging'],
    de: ['Kontaktwege', 'Messenger-Adressen'],
    ru: ['Способы связи', 'Мессенджеры'],
  },
  city: {
    en: ['City', 'Town', 'Place', 'Location', 'Home city'],
    de: ['Stadt', 'Ort', 'Wohnort'],
    ru: ['Город', 'Населённый пункт', 'Место жительства'],
  },
  country: { en: ['Country', 'Country code', 'Nation'], de: ['Land', 'Staat', 'Länderkürzel'], ru: ['Страна'] },
  timeZone: { en: ['Time zone', 'TZ'], de: ['Zeitzone'], ru: ['Часовой пояс'] },
  organisation: {
    en: ['Organisation', 'Organization', 'Company', 'Employer', 'Organization 1 - Name'],
    de: ['Organisation', 'Firma', 'Unternehmen', 'Arbeitgeber'],
    ru: ['Организация', 'Компания', 'Место работы', 'Работодатель'],
  },
  affiliations: {
    en: ['Organisations', 'Organizations', 'Clubs'],
    de: ['Organisationen', 'Vereine'],
    ru: ['Организации'],
  },
  role: {
    en: ['Position', 'Role', 'Job title', 'Title', 'Organization 1 - Title', 'Profession'],
    de: ['Position', 'Rolle', 'Funktion', 'Beruf', 'Tätigkeit'],
    ru: ['Должность', 'Роль', 'Профессия'],
  },
  intro: {
    en: ['Introduction', 'Intro', 'About', 'Bio', 'About me', 'Biography'],
    de: ['Vorstellung', 'Über mich', 'Kurzbiografie'],
    ru: ['О себе', 'Представление', 'Биография', 'О человеке'],
  },
  fields: {
    en: ['Fields of work', 'Field', 'Fields', 'Industry', 'Sector', 'Area'],
    de: ['Arbeitsfelder', 'Branche', 'Bereich', 'Fachgebiet', 'Arbeitsfeld'],
    ru: ['Сферы деятельности', 'Сфера', 'Отрасль', 'Область', 'Сфера деятельности'],
  },
  skills: {
    en: ['Skills', 'Skill', 'Expertise', 'Competences'],
    de: ['Fähigkeiten', 'Kenntnisse', 'Kompetenzen', 'Können'],
    ru: ['Навыки', 'Умения', 'Компетенции'],
  },
  languages: { en: ['Languages', 'Language', 'Spoken languages'], de: ['Sprachen', 'Sprache'], ru: ['Языки', 'Язык'] },
  languageLevels: { en: ['Language levels'], de: ['Sprachniveaus'], ru: ['Уровни языков'] },
  offers: {
    en: ['Offers', 'I offer', 'Offer', 'Can give'],
    de: ['Angebote', 'Ich biete', 'Biete', 'Angebot'],
    ru: ['Предложения', 'Предлагаю', 'Могу дать'],
  },
  asks: {
    en: ['Asks', 'Looking for', 'Seeks', 'Needs', 'I seek'],
    de: ['Gesuche', 'Ich suche', 'Suche', 'Gesucht'],
    ru: ['Запросы', 'Ищу', 'Нужно'],
  },
  intents: {
    en: ['Here for', 'Intent', 'Interests'],
    de: ['Wozu hier', 'Interessen'],
    ru: ['Зачем здесь', 'Интересы'],
  },
  tags: {
    en: ['Tags', 'Labels', 'Groups', 'Group membership', 'Categories'],
    de: ['Schlagwörter', 'Gruppen', 'Kategorien', 'Etiketten'],
    ru: ['Метки', 'Теги', 'Группы', 'Категории'],
  },
  links: {
    en: ['Links', 'Website', 'Web', 'URL', 'Homepage', 'LinkedIn', 'Profile'],
    de: ['Links', 'Webseite', 'Internetseite', 'Profil'],
    ru: ['Ссылки', 'Сайт', 'Веб-сайт', 'Профиль'],
  },
  birthday: {
    en: ['Birthday', 'Date of birth', 'Birth date', 'Born'],
    de: ['Geburtstag', 'Geburtsdatum', 'Geboren'],
    ru: ['День рождения', 'Дата рождения'],
  },
  memberSince: {
    en: ['Member since', 'Joined', 'Joined on', 'Date joined'],
    de: ['Mitglied seit', 'Beigetreten', 'Beitritt', 'Eintritt', 'Eintrittsdatum', 'Beitrittsdatum'],
    ru: ['Участник с', 'Дата вступления', 'Вступил(а)'],
  },
  note: {
    en: ['Note', 'Notes', 'Comment', 'Remarks'],
    de: ['Notiz', 'Notizen', 'Bemerkung', 'Anmerkung', 'Kommentar'],
    ru: ['Заметка', 'Заметки', 'Примечание', 'Комментарий'],
  },
  visibility: { en: ['Visibility'], de: ['Sichtbarkeit'], ru: ['Видимость'] },
  kind: { en: ['Record type'], de: ['Eintragsart'], ru: ['Вид записи'] },
  id: { en: ['Vmeste ID'], de: ['Vmeste ID'], ru: ['Vmeste ID'] },
  custom: { en: ['Other fields'], de: ['Weitere Felder'], ru: ['Другие поля'] },
} as const satisfies Record<string, Readonly<Record<'en' | 'de' | 'ru', readonly [string, ...string[]]>>>

export type ColumnLocale = 'en' | 'de' | 'ru'

/** In the order in which menus list them. */
export const memberTargets = Object.keys(aliases) as MemberTarget[]

/** What only files of ours hold: no menu offers it. */
export const onlyInOurs: ReadonlySet<MemberTarget> = new Set(['kind', 'visibility', 'languageLevels'])

/** The heading of a field in exports. */
export const headingOf = (target: MemberTarget, locale: ColumnLocale): string => aliases[target][locale][0]

/** Says in a file of rows that stayed out why each did; is left out when the mended file comes back. */
export const reasonHeading: Readonly<Record<ColumnLocale, string>> = {
  en: 'Why it stayed out',
  de: 'Warum es draußen blieb',
  ru: 'Почему не вошло',
}

const keyOf = (heading: string): string => foldText(heading).replace(/[^\p{L}\p{N}]/gu, '')

const known = new Map<string, MemberTarget>(
  memberTargets.flatMap((target) =>
    Object.values<readonly string[]>(aliases[target]).flatMap((names) =>
      names.map((name) => [keyOf(name), target] as const),
    ),
  ),
)

const reasons = new Set(Object.values(reasonHeading).map(keyOf))
export const isReason = (heading: string): boolean => reasons.has(keyOf(heading))

/** What a heading says; null when it is none that people usually write. */
export const guessTarget = (heading: string): MemberTarget | null => known.get(keyOf(heading)) ?? null
