import { defineMessages } from '../../ui/i18n.tsx'
import { registerProblems } from '../../ui/problems.ts'

export const im = defineMessages({
  title: { en: 'Bring in a calendar', de: 'Kalender einlesen', ru: 'Загрузка календаря' },
  drop: { en: 'A calendar file (.ics)', de: 'Eine Kalenderdatei (.ics)', ru: 'Файл календаря (.ics)' },
  dropHint: {
    en: 'Google, Apple, Outlook, Nextcloud and others save one. You see everything before anything is taken in.',
    de: 'Google, Apple, Outlook, Nextcloud und andere sichern so eine. Du siehst alles, bevor etwas übernommen wird.',
    ru: 'Такой файл сохраняют Google, Apple, Outlook, Nextcloud и другие. Вы всё увидите, прежде чем что-то будет добавлено.',
  },
  reading: { en: 'Reading “{name}”', de: '„{name}“ wird gelesen', ru: 'Читаем «{name}»' },
  bringing: { en: 'Taking in events', de: 'Treffen werden übernommen', ru: 'Добавляем встречи' },
  stop: { en: 'Stop', de: 'Anhalten', ru: 'Остановить' },
  stopped: {
    en: 'Stopped. Nothing was taken in.',
    de: 'Angehalten. Es wurde nichts übernommen.',
    ru: 'Остановлено. Ничего не добавлено.',
  },
  found: {
    en: '{n, plural, one {# event} other {# events}} in “{name}”',
    de: '{n, plural, one {# Treffen} other {# Treffen}} in „{name}“',
    ru: '{n, plural, one {# встреча} few {# встречи} many {# встреч} other {# встречи}} в «{name}»',
  },
  summary: {
    en: '{created} new, {updated} changed, {same} already here',
    de: '{created} neu, {updated} geändert, {same} schon da',
    ru: 'новых: {created}, изменённых: {updated}, уже есть: {same}',
  },
  isNew: { en: 'New', de: 'Neu', ru: 'Новая' },
  isChanged: { en: 'Changed', de: 'Geändert', ru: 'Изменена' },
  isSame: { en: 'Already here', de: 'Schon da', ru: 'Уже есть' },
  take: { en: 'Take “{title}”', de: '„{title}“ übernehmen', ru: 'Взять «{title}»' },
  takeAll: { en: 'All', de: 'Alle', ru: 'Все' },
  takeNew: { en: 'Only new and changed', de: 'Nur neue und geänderte', ru: 'Только новые и изменённые' },
  takeComing: { en: 'Only coming ones', de: 'Nur kommende', ru: 'Только предстоящие' },
  takeNone: { en: 'None', de: 'Keine', ru: 'Ничего' },
  select: { en: 'Which to take', de: 'Welche übernehmen', ru: 'Что взять' },
  takeSelected: {
    en: '{n, plural, =0 {Take in events} one {Take in # event} other {Take in # events}}',
    de: '{n, plural, =0 {Treffen übernehmen} one {# Treffen übernehmen} other {# Treffen übernehmen}}',
    ru: '{n, plural, =0 {Добавить встречи} one {Добавить # встречу} few {Добавить # встречи} many {Добавить # встреч} other {Добавить # встречи}}',
  },
  otherFile: { en: 'Another file', de: 'Andere Datei', ru: 'Другой файл' },
  when: { en: 'When', de: 'Wann', ru: 'Когда' },
  what: { en: 'What', de: 'Was', ru: 'Что' },
  where: { en: 'Where', de: 'Wo', ru: 'Где' },
  state: { en: 'In your network', de: 'In deinem Netzwerk', ru: 'В вашей сети' },
  choose: { en: 'Take', de: 'Übernehmen', ru: 'Взять' },
  leftOut: {
    en: '{n, plural, one {# event cannot be read and stays out} other {# events cannot be read and stay out}}',
    de: '{n, plural, one {# Treffen ist nicht lesbar und bleibt draußen} other {# Treffen sind nicht lesbar und bleiben draußen}}',
    ru: '{n, plural, one {# встреча не читается и не будет добавлена} few {# встречи не читаются и не будут добавлены} many {# встреч не читаются и не будут добавлены} other {# встречи не читаются и не будут добавлены}}',
  },
  lineProblem: { en: 'Line {line}: {text}', de: 'Zeile {line}: {text}', ru: 'Строка {line}: {text}' },
  hints: {
    en: '{n, plural, one {# hint} other {# hints}}',
    de: '{n, plural, one {# Hinweis} other {# Hinweise}}',
    ru: '{n, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}',
  },
  done: {
    en: '{created, plural, =0 {No new events} one {# new event} other {# new events}}, {updated, plural, =0 {none changed} other {# changed}}',
    de: '{created, plural, =0 {Keine neuen Treffen} one {# neues Treffen} other {# neue Treffen}}, {updated, plural, =0 {keine geändert} other {# geändert}}',
    ru: '{created, plural, =0 {Новых встреч нет} one {# новая встреча} few {# новые встречи} many {# новых встреч} other {# новые встречи}}, изменено: {updated}',
  },
})

registerProblems(
  defineMessages({
    fileEmpty: {
      en: 'This file is empty. Nothing was changed; choose another one.',
      de: 'Diese Datei ist leer. Es wurde nichts geändert; wähle eine andere.',
      ru: 'Этот файл пуст. Ничего не изменилось; выберите другой.',
    },
    fileTooLarge: {
      en: 'This file is larger than {limit} MB. Nothing was changed. Save a smaller part of the list or calendar and bring that.',
      de: 'Diese Datei ist größer als {limit} MB. Es wurde nichts geändert. Sichere einen kleineren Teil der Liste oder des Kalenders und nimm den.',
      ru: 'Файл больше {limit} МБ. Ничего не изменилось. Сохраните часть списка или календаря и загрузите её.',
    },
    notACalendar: {
      en: 'This is no calendar: it may be a spreadsheet, a picture or a document. Export your calendar as .ics and choose that file. Nothing was changed.',
      de: 'Das ist kein Kalender: vielleicht eine Tabelle, ein Bild oder ein Dokument. Exportiere deinen Kalender als .ics und wähle diese Datei. Es wurde nichts geändert.',
      ru: 'Это не календарь: возможно, таблица, картинка или документ. Экспортируйте календарь в формате .ics и выберите этот файл. Ничего не изменилось.',
    },
    noEvents: {
      en: 'There are no events in this file. Export your calendar as .ics and choose that file.',
      de: 'In dieser Datei sind keine Termine. Exportiere deinen Kalender als .ics und wähle diese Datei.',
      ru: 'В этом файле нет событий. Экспортируйте календарь в формате .ics и выберите этот файл.',
    },
    tooManyRows: {
      en: 'There are more than {limit} entries in this file. Nothing was changed; bring it in parts.',
      de: 'In dieser Datei sind mehr als {limit} Einträge. Es wurde nichts geändert; nimm sie in Teilen.',
      ru: 'В файле больше {limit} записей. Ничего не изменилось; загрузите его по частям.',
    },
    startMissing: { en: 'It has no date.', de: 'Es hat kein Datum.', ru: 'Нет даты.' },
    eventUnreadable: {
      en: 'It cannot be read; the file is damaged here.',
      de: 'Es ist nicht lesbar; die Datei ist an dieser Stelle beschädigt.',
      ru: 'Не читается: файл здесь повреждён.',
    },
    zoneUnknown: {
      en: 'Time zone “{zone}” is unknown; the time is taken as yours.',
      de: 'Die Zeitzone „{zone}“ ist unbekannt; die Zeit gilt als deine.',
      ru: 'Часовой пояс «{zone}» неизвестен; время считается вашим.',
    },
    ruleUnknown: {
      en: 'How it repeats cannot be read; it is taken as a single event.',
      de: 'Die Wiederholung ist nicht lesbar; es gilt als einzelnes Treffen.',
      ru: 'Правило повтора не читается; встреча считается разовой.',
    },
    cut: {
      en: 'A text was too long and is shortened.',
      de: 'Ein Text war zu lang und ist gekürzt.',
      ru: 'Текст был слишком длинным и сокращён.',
    },
    importRow: {
      en: 'Entry {row} does not fit. Nothing was taken in.',
      de: 'Eintrag {row} passt nicht. Es wurde nichts übernommen.',
      ru: 'Запись {row} не подходит. Ничего не добавлено.',
    },
    nothingToImport: {
      en: 'Nothing is selected.',
      de: 'Es ist nichts ausgewählt.',
      ru: 'Ничего не выбрано.',
    },
  }),
)
