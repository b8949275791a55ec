import { defineMessages } from './i18n.tsx'

/** What the kit itself says. */
export const words = defineMessages({
  close: { en: 'Close', de: 'Schließen', ru: 'Закрыть' },
  back: { en: 'Back', de: 'Zurück', ru: 'Назад' },
  show: { en: 'Show', de: 'Zeigen', ru: 'Показать' },
  clear: { en: 'Clear', de: 'Leeren', ru: 'Очистить' },
  remove: { en: 'Remove {name}', de: '{name} entfernen', ru: 'Убрать «{name}»' },
  none: { en: 'None', de: 'Nichts', ru: 'Нет' },
  nothingFound: { en: 'Nothing found', de: 'Nichts gefunden', ru: 'Ничего не найдено' },
  addOne: { en: 'Add “{text}”', de: '„{text}“ hinzufügen', ru: 'Добавить «{text}»' },
  typeAndEnter: { en: 'Type, then Enter', de: 'Tippen, dann Eingabetaste', ru: 'Введите и нажмите Enter' },
  openCalendar: { en: 'Open calendar', de: 'Kalender öffnen', ru: 'Открыть календарь' },
  earlier: { en: 'Previous month', de: 'Voriger Monat', ru: 'Предыдущий месяц' },
  later: { en: 'Next month', de: 'Nächster Monat', ru: 'Следующий месяц' },
  allDay: { en: 'All day', de: 'Ganztägig', ru: 'Весь день' },
  chooseFile: { en: 'Choose a file', de: 'Datei auswählen', ru: 'Выбрать файл' },
  chooseFiles: { en: 'Choose files', de: 'Dateien auswählen', ru: 'Выбрать файлы' },
  dropPlace: { en: 'Drop a file', de: 'Datei ablegen', ru: 'Перетащить файл' },
  dropHere: { en: 'or drop it here', de: 'oder hier ablegen', ru: 'или перетащите сюда' },
  notices: { en: 'Notices', de: 'Hinweise', ru: 'Сообщения' },
  columns: { en: 'Columns', de: 'Spalten', ru: 'Столбцы' },
  today: { en: 'today', de: 'heute', ru: 'сегодня' },
  tomorrow: { en: 'tomorrow', de: 'morgen', ru: 'завтра' },
  yesterday: { en: 'yesterday', de: 'gestern', ru: 'вчера' },
  justNow: { en: 'just now', de: 'gerade eben', ru: 'только что' },
  dayAtTime: { en: '{day}, {time}', de: '{day}, {time}', ru: '{day}, {time}' },
})
