import { defineMessages } from '../../ui/i18n.tsx'

export const messages = defineMessages({
  home: { en: 'Home', de: 'Start', ru: 'Главная' },
  morning: { en: 'Good morning, {name}', de: 'Guten Morgen, {name}', ru: 'Доброе утро, {name}' },
  day: { en: 'Hello, {name}', de: 'Hallo, {name}', ru: 'Добрый день, {name}' },
  evening: { en: 'Good evening, {name}', de: 'Guten Abend, {name}', ru: 'Добрый вечер, {name}' },

  firstSteps: { en: 'First steps', de: 'Erste Schritte', ru: 'Первые шаги' },
  stepsDone: { en: '{done} of {all}', de: '{done} von {all}', ru: '{done} из {all}' },
  introduce: { en: 'Write your introduction', de: 'Stell dich vor', ru: 'Расскажите о себе' },
  introduceText: {
    en: 'What you can give and what you look for, so that others find you.',
    de: 'Was du geben kannst und was du suchst, damit dich andere finden.',
    ru: 'Чем вы можете помочь и что ищете, чтобы вас нашли.',
  },
  invite: { en: 'Invite someone', de: 'Lade jemanden ein', ru: 'Пригласите кого-нибудь' },
  inviteText: {
    en: 'By link or QR code. Two people are enough to begin.',
    de: 'Per Link oder QR-Code. Zwei Leute reichen für den Anfang.',
    ru: 'По ссылке или QR-коду. Для начала достаточно двоих.',
  },
  plan: { en: 'Plan the first meetup', de: 'Plane das erste Treffen', ru: 'Запланируйте первую встречу' },
  planText: {
    en: 'A day, a place, and who hosts. The rest can wait.',
    de: 'Ein Tag, ein Ort, und wer einlädt. Der Rest kann warten.',
    ru: 'День, место и кто принимает. Остальное подождёт.',
  },
  stepDone: { en: 'Done', de: 'Erledigt', ru: 'Готово' },

  myWork: { en: 'My work', de: 'Meine Aufgaben', ru: 'Мои дела' },
  noWork: {
    en: 'Nothing is assigned to you. Cards you take on a board appear here by their due date.',
    de: 'Dir ist nichts zugeteilt. Karten, die du auf einem Board übernimmst, stehen hier nach Fälligkeit.',
    ru: 'Вам ничего не поручено. Карточки, которые вы возьмёте на доске, появятся здесь по срокам.',
  },
  toDepartments: { en: 'To the departments', de: 'Zu den Ressorts', ru: 'К отделам' },
  overdue: { en: 'Overdue', de: 'Überfällig', ru: 'Просрочено' },
  today: { en: 'Today', de: 'Heute', ru: 'Сегодня' },
  week: { en: 'Next seven days', de: 'Nächste sieben Tage', ru: 'Ближайшие семь дней' },
  later: { en: 'Later', de: 'Später', ru: 'Позже' },
  undated: { en: 'Without a date', de: 'Ohne Termin', ru: 'Без срока' },
  markDone: { en: 'Done: {title}', de: 'Erledigt: {title}', ru: 'Готово: {title}' },
  more: { en: '{n} more', de: '{n} weitere', ru: 'Ещё {n}' },

  nextEvents: { en: 'Next events', de: 'Nächste Treffen', ru: 'Ближайшие встречи' },
  noEvents: { en: 'Nothing is planned yet.', de: 'Noch ist nichts geplant.', ru: 'Пока ничего не запланировано.' },
  planOne: { en: 'Plan an event', de: 'Treffen planen', ru: 'Запланировать встречу' },
  allEvents: { en: 'All events', de: 'Alle Treffen', ru: 'Все встречи' },
  going: { en: 'You are going', de: 'Du kommst', ru: 'Вы идёте' },
  maybe: { en: 'Maybe', de: 'Vielleicht', ru: 'Возможно' },
  notGoing: { en: 'Not this time', de: 'Diesmal nicht', ru: 'Не в этот раз' },
  hosting: { en: 'You host', de: 'Du lädst ein', ru: 'Вы принимаете' },
  cancelled: { en: 'Cancelled', de: 'Abgesagt', ru: 'Отменена' },

  needsMe: { en: 'Needs you', de: 'Braucht dich', ru: 'Ждёт вас' },
  coming: { en: 'Will you come?', de: 'Kommst du?', ru: 'Придёте?' },
  yes: { en: 'Yes', de: 'Ja', ru: 'Да' },
  no: { en: 'No', de: 'Nein', ru: 'Нет' },
  answered: { en: 'Answered: {title}', de: 'Geantwortet: {title}', ru: 'Ответ дан: {title}' },
  clashes: {
    en: '{n, plural, one {# thing was changed by two people} other {# things were changed by two people}}',
    de: '{n, plural, one {# Angabe wurde von zweien geändert} other {# Angaben wurden von zweien geändert}}',
    ru: '{n, plural, one {# запись изменена двумя людьми} few {# записи изменены двумя людьми} many {# записей изменены двумя людьми} other {# записи изменены двумя людьми}}',
  },
  lookAtIt: { en: 'Look at it', de: 'Ansehen', ru: 'Посмотреть' },

  cameIn: { en: 'What came in', de: 'Was angekommen ist', ru: 'Что пришло' },
  allCameIn: { en: 'All meetings', de: 'Alle Begegnungen', ru: 'Все обмены' },
  nothingCame: {
    en: 'When you meet someone of the network, you see here what came, and from whom.',
    de: 'Wenn du jemanden aus dem Netzwerk triffst, siehst du hier, was angekommen ist und von wem.',
    ru: 'Когда вы встретите кого-то из сети, здесь будет видно, что пришло и от кого.',
  },
  withName: { en: 'With {name}', de: 'Mit {name}', ru: 'Обмен: {name}' },
  fromFile: { en: 'From a file', de: 'Aus einer Datei', ru: 'Из файла' },
  someone: { en: 'someone', de: 'jemand', ru: 'кем-то' },
  changes: {
    en: '{n, plural, =0 {Nothing new} one {# change} other {# changes}}',
    de: '{n, plural, =0 {Nichts Neues} one {# Änderung} other {# Änderungen}}',
    ru: '{n, plural, =0 {Ничего нового} one {# изменение} few {# изменения} many {# изменений} other {# изменения}}',
  },
})
