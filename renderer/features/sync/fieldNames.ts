import type { Fields } from '../../../shared/model/defineEntity.ts'
import { type EntityName, entities } from '../../../shared/model/entities.ts'
import { defineMessages, type I18n, type Message } from '../../ui/i18n.tsx'

const common = defineMessages({
  name: { en: 'Name', de: 'Name', ru: 'Имя' },
  title: { en: 'Title', de: 'Titel', ru: 'Название' },
  order: { en: 'Place in the list', de: 'Platz in der Liste', ru: 'Место в списке' },
  removed: { en: 'Removed', de: 'Entfernt', ru: 'Удалено' },
  archived: { en: 'Archived', de: 'Archiviert', ru: 'В архиве' },
  purpose: { en: 'Purpose', de: 'Wozu', ru: 'Цель' },
  links: { en: 'Link', de: 'Link', ru: 'Ссылка' },
  hue: { en: 'Colour', de: 'Farbe', ru: 'Цвет' },
  limit: { en: 'Card limit', de: 'Kartengrenze', ru: 'Предел карточек' },
  done: { en: 'Done', de: 'Erledigt', ru: 'Готово' },
  members: { en: 'Member', de: 'Mitglied', ru: 'Участник' },
  column: { en: 'Column', de: 'Spalte', ru: 'Колонка' },
  assignees: { en: 'Assigned', de: 'Zuständig', ru: 'Ответственный' },
  labels: { en: 'Label', de: 'Etikett', ru: 'Метка' },
  start: { en: 'Start', de: 'Beginn', ru: 'Начало' },
  end: { en: 'End', de: 'Ende', ru: 'Конец' },
  due: { en: 'Due', de: 'Fällig', ru: 'Срок' },
  event: { en: 'Event', de: 'Treffen', ru: 'Встреча' },
  estimate: { en: 'Estimate', de: 'Aufwand', ru: 'Оценка' },
  zone: { en: 'Time zone', de: 'Zeitzone', ru: 'Часовой пояс' },
  place: { en: 'Place', de: 'Ort', ru: 'Место' },
  address: { en: 'Address', de: 'Adresse', ru: 'Адрес' },
  url: { en: 'Web address', de: 'Webadresse', ru: 'Ссылка' },
  hashtag: { en: 'Hashtag', de: 'Hashtag', ru: 'Хештег' },
  capacity: { en: 'Places', de: 'Plätze', ru: 'Мест' },
  official: { en: 'Official', de: 'Offiziell', ru: 'Официальная' },
  status: { en: 'Status', de: 'Status', ru: 'Статус' },
  hosts: { en: 'Host', de: 'Gastgeber:in', ru: 'Хозяин встречи' },
  tags: { en: 'Tag', de: 'Schlagwort', ru: 'Тег' },
  department: { en: 'Department', de: 'Ressort', ru: 'Отдел' },
  rule: { en: 'Repeats', de: 'Wiederholung', ru: 'Повторение' },
  except: { en: 'Except on', de: 'Außer am', ru: 'Кроме' },
  intro: { en: 'Introduction', de: 'Vorstellung', ru: 'О себе' },
  otherNames: { en: 'Other name', de: 'Anderer Name', ru: 'Другое имя' },
  fields: { en: 'Field of work', de: 'Arbeitsfeld', ru: 'Сфера' },
  skills: { en: 'Skill', de: 'Fähigkeit', ru: 'Умение' },
  languages: { en: 'Language', de: 'Sprache', ru: 'Язык' },
  offers: { en: 'Offers', de: 'Bietet', ru: 'Предлагает' },
  asks: { en: 'Looks for', de: 'Sucht', ru: 'Ищет' },
  intents: { en: 'Is here for', de: 'Ist hier für', ru: 'Здесь ради' },
  organisation: { en: 'Organisation', de: 'Organisation', ru: 'Организация' },
  role: { en: 'Role', de: 'Rolle', ru: 'Роль' },
  city: { en: 'City', de: 'Stadt', ru: 'Город' },
  country: { en: 'Country', de: 'Land', ru: 'Страна' },
  timeZone: { en: 'Time zone', de: 'Zeitzone', ru: 'Часовой пояс' },
  email: { en: 'E-mail', de: 'E-Mail', ru: 'Эл. почта' },
  phone: { en: 'Phone', de: 'Telefon', ru: 'Телефон' },
  birthday: { en: 'Birthday', de: 'Geburtstag', ru: 'День рождения' },
  note: { en: 'Note', de: 'Notiz', ru: 'Заметка' },
  custom: { en: 'Field of profiles', de: 'Profilfeld', ru: 'Поле профиля' },
  languageLevels: { en: 'How well', de: 'Wie gut', ru: 'Уровень' },
  affiliations: { en: 'Belongs to', de: 'Gehört zu', ru: 'Состоит в' },
  contacts: { en: 'Way to reach', de: 'Weg zur Person', ru: 'Способ связи' },
  photo: { en: 'Picture', de: 'Bild', ru: 'Фото' },
  memberSince: { en: 'Member since', de: 'Dabei seit', ru: 'Участие с' },
  visibility: { en: 'Who sees it', de: 'Wer es sieht', ru: 'Кто это видит' },
  about: { en: 'About', de: 'Worum es geht', ru: 'О чём это' },
  label: { en: 'Name', de: 'Name', ru: 'Название' },
  kind: { en: 'Kind', de: 'Art', ru: 'Вид' },
  options: { en: 'To choose from', de: 'Zur Auswahl', ru: 'Варианты' },
  help: { en: 'Note', de: 'Hinweis', ru: 'Подсказка' },
  audience: { en: 'Who sees it', de: 'Wer es sieht', ru: 'Кто это видит' },
  query: { en: 'What is shown', de: 'Was gezeigt wird', ru: 'Что показано' },
  questions: { en: 'Questions to newcomers', de: 'Fragen an Neue', ru: 'Вопросы к новым людям' },
  answers: { en: 'Answers', de: 'Antworten', ru: 'Ответы' },
  sentence: { en: 'Words', de: 'Worte', ru: 'Слова' },
  reason: { en: 'Reason', de: 'Grund', ru: 'Причина' },
  answer: { en: 'Answer', de: 'Antwort', ru: 'Ответ' },
  guests: { en: 'Brings along', de: 'Bringt mit', ru: 'С собой' },
  other: { en: 'Another detail', de: 'Eine andere Angabe', ru: 'Другие данные' },
  which: { en: '{field}: {which}', de: '{field}: {which}', ru: '{field}: {which}' },
  groupName: { en: 'Name', de: 'Name', ru: 'Название' },
})

/** What a field is called. `key` may carry an element: `assignees/<id>`. */
export const fieldName = (type: EntityName, key: string): Message => {
  const field = key.split('/')[0]!
  if (field === 'name' && type !== 'member') return common.groupName
  return (common as Readonly<Record<string, Message>>)[field] ?? common.other
}

/** The field of a clash in the reader's words; of a map's key also which one: "How well: Deutsch", "T-shirt size". */
export const fieldTitle = (
  i18n: I18n,
  type: EntityName,
  key: string,
  nameOf: (id: string) => string | undefined,
): string => {
  const name = i18n.t(fieldName(type, key))
  const slash = key.indexOf('/')
  if (slash < 0 || !isMap(type, key.slice(0, slash))) return name
  const entry = key.slice(slash + 1)
  // The network's own field has a name of its own.
  if (key.startsWith('custom/')) return nameOf(entry) ?? entry
  return i18n.t(common.which, { field: name, which: nameOf(entry) ?? entry })
}

/** Does the key stand for one text of several, rather than for an element that is in a set or not? */
export const isMap = (type: EntityName, field: string): boolean => {
  const fields: Fields = entities[type].fields
  return Object.hasOwn(fields, field) && fields[field]!.kind === 'map'
}

/** Fields whose value names another record. */
export const referenceFields: Readonly<Record<string, EntityName>> = {
  column: 'column',
  event: 'event',
  department: 'department',
  assignees: 'member',
  members: 'member',
  hosts: 'member',
  member: 'member',
  affiliations: 'organisation',
}

export const valueWords = defineMessages({
  empty: { en: 'Empty', de: 'Leer', ru: 'Пусто' },
  yes: { en: 'Yes', de: 'Ja', ru: 'Да' },
  no: { en: 'No', de: 'Nein', ru: 'Нет' },
  with: { en: 'With “{name}”', de: 'Mit „{name}“', ru: 'С «{name}»' },
  without: { en: 'Without “{name}”', de: 'Ohne „{name}“', ru: 'Без «{name}»' },
  moved: { en: 'Moved to one place', de: 'An eine Stelle geschoben', ru: 'Перемещено в одно место' },
  movedElsewhere: { en: 'Moved to another', de: 'An eine andere geschoben', ru: 'Перемещено в другое' },
  planned: { en: 'Planned', de: 'Geplant', ru: 'Запланирована' },
  confirmed: { en: 'Confirmed', de: 'Bestätigt', ru: 'Подтверждена' },
  cancelled: { en: 'Cancelled', de: 'Abgesagt', ru: 'Отменена' },
  maybe: { en: 'Maybe', de: 'Vielleicht', ru: 'Возможно' },
  belongs: { en: 'Yes', de: 'Ja', ru: 'Да' },
  belongsNot: { en: 'Not any more', de: 'Nicht mehr', ru: 'Больше нет' },
  native: { en: 'Native', de: 'Muttersprache', ru: 'Родной' },
  text: { en: 'Text', de: 'Text', ru: 'Текст' },
  choice: { en: 'Choice', de: 'Auswahl', ru: 'Выбор' },
  number: { en: 'Number', de: 'Zahl', ru: 'Число' },
  date: { en: 'Date', de: 'Datum', ru: 'Дата' },
  yesNo: { en: 'Yes or no', de: 'Ja oder nein', ru: 'Да или нет' },
  everyone: { en: 'Everyone in the network', de: 'Alle im Netzwerk', ru: 'Все участники' },
  ambassadors: {
    en: 'Ambassadors and coordinators',
    de: 'Botschafter:innen und Koordinator:innen',
    ru: 'Амбассадоры и координаторы',
  },
  none: { en: 'No answer', de: 'Keine Antwort', ru: 'Нет ответа' },
})
