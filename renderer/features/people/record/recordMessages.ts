import { defineMessages } from '../../../ui/i18n.tsx'

export const r = defineMessages({
  photo: { en: 'Picture', de: 'Bild', ru: 'Фото' },
  contacts: { en: 'Further ways', de: 'Weitere Wege', ru: 'Другие способы' },

  // Ways to reach somebody.
  reach: { en: 'How to reach', de: 'Erreichbar', ru: 'Как связаться' },
  where: { en: 'Where', de: 'Wo', ru: 'Где' },
  notReachable: {
    en: 'No way to reach {name} is shown to you.',
    de: 'Dir wird kein Weg gezeigt, {name} zu erreichen.',
    ru: 'Вам не показан ни один способ связаться: {name}.',
  },

  // Languages.
  localTime: { en: 'Time there', de: 'Ortszeit', ru: 'Местное время' },
  addLanguage: { en: 'Add a language', de: 'Sprache hinzufügen', ru: 'Добавить язык' },
  levelOf: { en: '{language}: how well?', de: '{language}: wie gut?', ru: '{language}: уровень' },
  levelUnsaid: { en: 'Level', de: 'Niveau', ru: 'Уровень' },
  A1: { en: 'A1 · first words', de: 'A1 · erste Worte', ru: 'A1 · первые слова' },
  A2: { en: 'A2 · simple things', de: 'A2 · Einfaches', ru: 'A2 · простые темы' },
  B1: { en: 'B1 · gets along', de: 'B1 · kommt zurecht', ru: 'B1 · можно объясниться' },
  B2: { en: 'B2 · fluent', de: 'B2 · fließend', ru: 'B2 · свободно' },
  C1: { en: 'C1 · at work, too', de: 'C1 · auch im Beruf', ru: 'C1 · и для работы' },
  C2: { en: 'C2 · nearly native', de: 'C2 · fast wie Muttersprache', ru: 'C2 · почти как родной' },
  native: { en: 'Native', de: 'Muttersprache', ru: 'Родной' },

  // Organisations.
  organisations: { en: 'Organisations', de: 'Organisationen', ru: 'Организации' },
  occupation: { en: 'Occupation', de: 'Tätigkeit', ru: 'Род занятий' },
  addOrganisation: { en: 'Find or add one', de: 'Finden oder anlegen', ru: 'Найти или добавить' },
  organisationNew: { en: 'Add “{name}”', de: '„{name}“ anlegen', ru: 'Добавить «{name}»' },
  roleIn: { en: 'What at {organisation}?', de: 'Was bei {organisation}?', ru: 'Кем в «{organisation}»?' },
  roleHint: { en: 'Does what there?', de: 'Macht dort was?', ru: 'Кем там?' },
  madeRecord: {
    en: '{name} has a record of its own now',
    de: '{name} hat jetzt einen eigenen Eintrag',
    ru: 'Теперь есть отдельная запись: {name}',
  },
  makeRecord: { en: 'Make it a record', de: 'Als Eintrag anlegen', ru: 'Сделать записью' },
  makeRecordOf: {
    en: 'Make it a record: {name}',
    de: 'Als Eintrag anlegen: {name}',
    ru: 'Сделать записью: {name}',
  },
  leftOrganisation: { en: '{name} taken out', de: '{name} entfernt', ru: 'Убрано: {name}' },

  // In the network.
  inNetwork: { en: 'In the network', de: 'Im Netzwerk', ru: 'В сети' },
  memberSince: { en: 'Member since', de: 'Dabei seit', ru: 'Участие с' },
  memberSinceNote: {
    en: 'Here since {when}; an earlier day can be set.',
    de: 'Hier seit {when}; ein früherer Tag lässt sich eintragen.',
    ru: 'Здесь с {when}; можно указать более ранний день.',
  },
  through: { en: 'Invited by', de: 'Eingeladen von', ru: 'По приглашению' },
  founder: { en: 'Founded the network', de: 'Hat das Netzwerk gegründet', ru: 'Основание сети' },
  you: { en: 'You', de: 'Du', ru: 'Вы' },
  brought: { en: 'Invited', de: 'Hat eingeladen', ru: 'Приглашены' },
  broughtMore: {
    en: '{n, plural, one {# more} other {# more}}',
    de: '{n, plural, one {# weitere Person} other {# weitere}}',
    ru: '{n, plural, one {ещё #} few {ещё #} many {ещё #} other {ещё #}}',
  },
  together: { en: 'Events together', de: 'Gemeinsame Treffen', ru: 'Общие встречи' },
  bothHost: { en: 'both of you host', de: 'ihr ladet beide ein', ru: 'вы оба хозяева' },
  showAll: { en: 'Show all {n}', de: 'Alle {n} zeigen', ru: 'Показать все: {n}' },

  // The network's own fields.
  more: { en: 'More', de: 'Weiteres', ru: 'Прочее' },
  makeField: { en: 'Make it a field', de: 'Zum Feld machen', ru: 'Сделать полем' },
  makeFieldOf: { en: 'Make it a field: {label}', de: 'Zum Feld machen: {label}', ru: 'Сделать полем: {label}' },
  wrongNumber: {
    en: 'This is no number. What stood there before is kept.',
    de: 'Das ist keine Zahl. Was vorher dastand, bleibt.',
    ru: 'Это не число. Осталось то, что было.',
  },
  unsaid: { en: 'Not said', de: 'Keine Angabe', ru: 'Не указано' },
})
