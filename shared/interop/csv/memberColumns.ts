import { foldText } from '../../lib/foldText.ts'
import type { Fields } from '../../model/defineEntity.ts'
import { entities } from '../../model/entities.ts'

/** What a column of a list can become. First and last name make the name; `custom` keeps a column under its own name. */
export type MemberTarget = keyof typeof aliases

const fields: Fields = entities.member.fields

/** Set fields: several columns may fill them, and a cell may hold several things. */
export const holdsSeveral = (target: string): boolean => fields[target]?.kind === 'set'

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
    en: ['E-mail', 'Email address', 'E-mail 1 - Value', 'Mail', 'Primary email'],
    de: ['E-Mail', 'E-Mail-Adresse', 'Mailadresse'],
    ru: ['Электронная почта', 'Почта', 'Эл. почта', 'Имейл', 'Адрес электронной почты'],
  },
  phone: {
    en: ['Phone', 'Telephone', 'Mobile', 'Phone number', 'Cell', 'Phone 1 - Value', 'Mobile phone'],
    de: ['Telefon', 'Handy', 'Mobil', 'Telefonnummer', 'Mobilnummer', 'Mobiltelefon', 'Tel'],
    ru: ['Телефон', 'Мобильный', 'Номер телефона', 'Тел', 'Мобильный телефон'],
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
  note: {
    en: ['Note', 'Notes', 'Comment', 'Remarks'],
    de: ['Notiz', 'Notizen', 'Bemerkung', 'Anmerkung', 'Kommentar'],
    ru: ['Заметка', 'Заметки', 'Примечание', 'Комментарий'],
  },
  custom: { en: ['Other fields'], de: ['Weitere Felder'], ru: ['Другие поля'] },
} as const satisfies Record<string, Readonly<Record<'en' | 'de' | 'ru', readonly [string, ...string[]]>>>

export type ColumnLocale = 'en' | 'de' | 'ru'

/** In the order that exports write them and menus list them. */
export const memberTargets = Object.keys(aliases) as MemberTarget[]

/** The heading of a field in exports. */
export const headingOf = (target: MemberTarget, locale: ColumnLocale): string => aliases[target][locale][0]

const keyOf = (heading: string): string => foldText(heading).replace(/[^\p{L}\p{N}]/gu, '')

const known = new Map<string, MemberTarget>(
  memberTargets.flatMap((target) =>
    Object.values<readonly string[]>(aliases[target]).flatMap((names) =>
      names.map((name) => [keyOf(name), target] as const),
    ),
  ),
)

/** What a heading says; null when it is none that people usually write. */
export const guessTarget = (heading: string): MemberTarget | null => known.get(keyOf(heading)) ?? null
