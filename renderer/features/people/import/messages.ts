import { defineMessages } from '../../../ui/i18n.tsx'

export const im = defineMessages({
  title: { en: 'Import people', de: 'Leute importieren', ru: 'Загрузка списка людей' },
  drop: {
    en: 'Your member list as CSV or vCard',
    de: 'Deine Mitgliederliste als CSV oder vCard',
    ru: 'Ваш список участников в CSV или vCard',
  },
  dropHint: {
    en: 'Any separator and encoding will do. Copied rows from a spreadsheet? Press Ctrl+V here.',
    de: 'Trennzeichen und Zeichensatz sind egal. Zeilen aus einer Tabelle kopiert? Drück hier Strg+V.',
    ru: 'Подойдут любой разделитель и кодировка. Скопировали строки из таблицы? Нажмите здесь Ctrl+V.',
  },
  paste: { en: 'Paste', de: 'Einfügen', ru: 'Вставить' },
  pasted: { en: 'Pasted text', de: 'Eingefügter Text', ru: 'Вставленный текст' },
  safe: {
    en: 'Nothing is changed until you say so, and afterwards it can be undone in one go.',
    de: 'Nichts ändert sich, bevor du es sagst, und danach lässt sich alles auf einmal rückgängig machen.',
    ru: 'Пока вы не подтвердите, ничего не изменится, а потом всё можно отменить одним действием.',
  },
  reading: { en: 'Reading the file', de: 'Datei wird gelesen', ru: 'Чтение файла' },
  otherFile: { en: 'Another file', de: 'Andere Datei', ru: 'Другой файл' },
  rows: {
    en: '{n, plural, one {# row} other {# rows}}',
    de: '{n, plural, one {# Zeile} other {# Zeilen}}',
    ru: '{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
  },
  contacts: {
    en: '{n, plural, one {# contact} other {# contacts}}',
    de: '{n, plural, one {# Kontakt} other {# Kontakte}}',
    ru: '{n, plural, one {# контакт} few {# контакта} many {# контактов} other {# контакта}}',
  },
  separator: { en: 'Separated by', de: 'Getrennt durch', ru: 'Разделитель' },
  comma: { en: 'comma', de: 'Komma', ru: 'запятая' },
  semicolon: { en: 'semicolon', de: 'Semikolon', ru: 'точка с запятой' },
  tab: { en: 'tab', de: 'Tabulator', ru: 'табуляция' },
  bar: { en: 'bar |', de: 'Strich |', ru: 'черта |' },
  headings: {
    en: 'The first row holds headings',
    de: 'Die erste Zeile enthält Überschriften',
    ru: 'В первой строке заголовки',
  },
  columns: { en: 'What the columns hold', de: 'Was in den Spalten steht', ru: 'Что в столбцах' },
  columnOf: { en: 'Column {name} becomes', de: 'Spalte {name} wird zu', ru: 'Столбец «{name}»' },
  columnNumber: { en: 'Column {n}', de: 'Spalte {n}', ru: 'Столбец {n}' },
  leaveOut: { en: 'leave out', de: 'weglassen', ru: 'пропустить' },
  keepAs: { en: 'keep as “{name}”', de: 'behalten als „{name}“', ru: 'оставить как «{name}»' },
  preview: { en: 'Preview', de: 'Vorschau', ru: 'Как это будет' },
  firstOf: { en: 'The first {n} of {all}', de: 'Die ersten {n} von {all}', ru: 'Первые {n} из {all}' },
  willCreate: {
    en: '{n, plural, one {# new person} other {# new people}}',
    de: '{n, plural, one {# neue Person} other {# neue Leute}}',
    ru: '{n, plural, one {# новый человек} few {# новых человека} many {# новых человек} other {# новых человека}}',
  },
  willUpdate: {
    en: '{n, plural, one {# record completed} other {# records completed}}',
    de: '{n, plural, one {# Eintrag ergänzt} other {# Einträge ergänzt}}',
    ru: '{n, plural, one {# запись дополнена} few {# записи дополнены} many {# записей дополнено} other {# записи дополнены}}',
  },
  unchanged: {
    en: '{n, plural, one {# already known} other {# already known}}',
    de: '{n, plural, one {# schon bekannt} other {# schon bekannt}}',
    ru: '{n, plural, one {# уже есть} few {# уже есть} many {# уже есть} other {# уже есть}}',
  },
  staysOut: {
    en: '{n, plural, one {# row stays out} other {# rows stay out}}',
    de: '{n, plural, one {# Zeile bleibt draußen} other {# Zeilen bleiben draußen}}',
    ru: '{n, plural, one {# строка не войдёт} few {# строки не войдут} many {# строк не войдёт} other {# строки не войдут}}',
  },
  problems: { en: 'Rows that stay out', de: 'Zeilen, die draußen bleiben', ru: 'Строки, которые не войдут' },
  warnings: {
    en: 'Taken, but something was left empty',
    de: 'Übernommen, aber etwas bleibt leer',
    ru: 'Войдут, но что-то останется пустым',
  },
  line: { en: 'Line {n}', de: 'Zeile {n}', ru: 'Строка {n}' },
  andMore: { en: 'and {n} more', de: 'und {n} weitere', ru: 'и ещё {n}' },
  downloadProblems: { en: 'Save these rows', de: 'Diese Zeilen speichern', ru: 'Сохранить эти строки' },
  problemHeading: { en: 'Problem', de: 'Problem', ru: 'Что не так' },
  leftOutName: { en: 'not imported', de: 'nicht importiert', ru: 'не загружено' },
  doImport: {
    en: 'Import {n, plural, one {# person} other {# people}}',
    de: '{n, plural, one {# Person} other {# Leute}} importieren',
    ru: 'Загрузить {n, plural, one {# человека} few {# человек} many {# человек} other {# человека}}',
  },
  importing: { en: 'Importing', de: 'Import läuft', ru: 'Загрузка' },
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  cancelled: {
    en: 'Import cancelled. Nothing was changed.',
    de: 'Import abgebrochen. Nichts wurde geändert.',
    ru: 'Загрузка отменена. Ничего не изменилось.',
  },
  done: {
    en: '{created, plural, one {# person} other {# people}} added{updated, plural, =0 {} one {, # record completed} other {, # records completed}}',
    de: '{created, plural, one {# Person} other {# Leute}} hinzugefügt{updated, plural, =0 {} one {, # Eintrag ergänzt} other {, # Einträge ergänzt}}',
    ru: '{created, plural, one {Добавлен # человек} few {Добавлено # человека} many {Добавлено # человек} other {Добавлено # человека}}{updated, plural, =0 {} one {, дополнена # запись} few {, дополнено # записи} many {, дополнено # записей} other {, дополнено # записи}}',
  },
  openQuote: {
    en: 'A quotation mark in line {line} never closes; please check the rows after it.',
    de: 'Ein Anführungszeichen in Zeile {line} wird nie geschlossen; schau dir die Zeilen danach an.',
    ru: 'В строке {line} не закрыта кавычка: проверьте строки после неё.',
  },
  noName: {
    en: 'No column holds a name. Say which one does, and the people appear below.',
    de: 'Keine Spalte enthält einen Namen. Sag, welche es ist, dann erscheinen die Leute unten.',
    ru: 'Ни один столбец не назван именем. Укажите, в каком имена, — и люди появятся ниже.',
  },
  notAllowed: {
    en: 'Bringing in lists is for ambassadors and coordinators. Ask one of them; you can keep your own introduction up to date yourself.',
    de: 'Listen bringen Botschafter:innen und Koordinator:innen herein. Bitte jemanden von ihnen darum; deine eigene Vorstellung kannst du selbst pflegen.',
    ru: 'Загружать списки могут амбассадоры и координаторы. Попросите кого-нибудь из них; рассказ о себе вы можете менять сами.',
  },
})

/** What is wrong with a list of people, as a file and row by row. */
export const listProblems = defineMessages({
  fileEmpty: {
    en: 'This file is empty. Nothing was changed.',
    de: 'Diese Datei ist leer. Nichts wurde geändert.',
    ru: 'Файл пуст. Ничего не изменилось.',
  },
  fileTooLarge: {
    en: 'This file is larger than {limit} MB. Split it into parts and bring them one after the other.',
    de: 'Diese Datei ist größer als {limit} MB. Teil sie auf und bring die Teile nacheinander.',
    ru: 'Файл больше {limit} МБ. Разделите его на части и загрузите их по очереди.',
  },
  fileIsSpreadsheet: {
    en: 'This is a spreadsheet file. Open it and save it as CSV, or copy the rows and paste them here.',
    de: 'Das ist eine Tabellendatei. Öffne sie und speichere sie als CSV, oder kopiere die Zeilen und füg sie hier ein.',
    ru: 'Это файл электронной таблицы. Откройте его и сохраните как CSV или скопируйте строки и вставьте сюда.',
  },
  fileIsBinary: {
    en: 'This is not a list of people: the file holds no text. Bring a CSV or vCard file.',
    de: 'Das ist keine Liste von Leuten: Die Datei enthält keinen Text. Bring eine CSV- oder vCard-Datei.',
    ru: 'Это не список людей: в файле нет текста. Нужен файл CSV или vCard.',
  },
  tooManyRows: {
    en: 'More than {limit} rows. Split the file into parts and bring them one after the other.',
    de: 'Mehr als {limit} Zeilen. Teil die Datei auf und bring die Teile nacheinander.',
    ru: 'Больше {limit} строк. Разделите файл на части и загрузите их по очереди.',
  },
  tooManyColumns: {
    en: 'More than {limit} columns: is the separator right?',
    de: 'Mehr als {limit} Spalten: Stimmt das Trennzeichen?',
    ru: 'Больше {limit} столбцов: верно ли выбран разделитель?',
  },
  noCards: {
    en: 'No contact found in this file. Nothing was changed.',
    de: 'In dieser Datei ist kein Kontakt. Nichts wurde geändert.',
    ru: 'В этом файле нет контактов. Ничего не изменилось.',
  },
  importFailed: {
    en: 'The file could not be read. Nothing was changed; try it once more, or save it as plain CSV. ({name})',
    de: 'Die Datei ließ sich nicht lesen. Nichts wurde geändert; versuch es noch einmal oder speichere sie als einfache CSV. ({name})',
    ru: 'Файл не удалось прочитать. Ничего не изменилось; попробуйте ещё раз или сохраните его как простой CSV. ({name})',
  },
  nameMissing: { en: 'no name', de: 'kein Name', ru: 'нет имени' },
  countryUnknown: {
    en: 'unknown country “{value}”',
    de: 'unbekanntes Land „{value}“',
    ru: 'неизвестная страна «{value}»',
  },
  dateUnknown: { en: 'unreadable date “{value}”', de: 'unlesbares Datum „{value}“', ru: 'непонятная дата «{value}»' },
  emailUnknown: {
    en: 'not an e-mail address: “{value}”',
    de: 'keine E-Mail-Adresse: „{value}“',
    ru: 'не адрес почты: «{value}»',
  },
})
