import { defineMessages } from '../../../ui/i18n.tsx'
import { registerProblems } from '../../../ui/problems.ts'

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
  numberUnknown: {
    en: '{field}: “{value}” is no number; kept as text',
    de: '{field}: „{value}“ ist keine Zahl; als Text behalten',
    ru: '{field}: «{value}» — не число; оставлено текстом',
  },
  dayUnknown: {
    en: '{field}: “{value}” is no date; kept as text',
    de: '{field}: „{value}“ ist kein Datum; als Text behalten',
    ru: '{field}: «{value}» — не дата; оставлено текстом',
  },
  yesNoUnknown: {
    en: '{field}: “{value}” is neither yes nor no; kept as text',
    de: '{field}: „{value}“ ist weder Ja noch Nein; als Text behalten',
    ru: '{field}: «{value}» — не «да» и не «нет»; оставлено текстом',
  },
  choiceUnknown: {
    en: '{field}: “{value}” is none of the choices; kept as text',
    de: '{field}: „{value}“ steht nicht zur Auswahl; als Text behalten',
    ru: '{field}: «{value}» нет среди вариантов; оставлено текстом',
  },
  photoUnreadable: {
    en: 'the photo cannot be read',
    de: 'das Foto ist nicht lesbar',
    ru: 'фото не читается',
  },
  photoElsewhere: {
    en: 'the photo is not in the file, only its address',
    de: 'das Foto ist nicht in der Datei, nur seine Adresse',
    ru: 'самого фото в файле нет, только его адрес',
  },
  pictureUnreadable: {
    en: 'the photo cannot be read',
    de: 'das Foto ist nicht lesbar',
    ru: 'фото не читается',
  },
  pictureTooLarge: {
    en: 'the photo is too large',
    de: 'das Foto ist zu groß',
    ru: 'фото слишком большое',
  },
  keyAmbiguous: {
    en: '{count, plural, one {# person} other {# people}} here share “{value}”: which one is meant?',
    de: '{count, plural, one {# Person} other {# Leute}} hier haben „{value}“: Wer ist gemeint?',
    ru: 'здесь «{value}» у {count, plural, one {# человека} few {# человек} many {# человек} other {# человек}}: кто имеется в виду?',
  },
  jsonBroken: {
    en: 'This JSON file is damaged or cut off. Nothing was changed; save it once more where it comes from.',
    de: 'Diese JSON-Datei ist beschädigt oder abgeschnitten. Nichts wurde geändert; speichere sie dort noch einmal, wo sie herkommt.',
    ru: 'Этот файл JSON повреждён или обрезан. Ничего не изменилось; сохраните его ещё раз там, откуда он взят.',
  },
  jsonForeign: {
    en: 'This JSON file is not a Vmeste export. Nothing was changed; bring the list as CSV or vCard.',
    de: 'Diese JSON-Datei ist kein Vmeste-Export. Nichts wurde geändert; bring die Liste als CSV oder vCard.',
    ru: 'Этот файл JSON выгружен не из Vmeste. Ничего не изменилось; принесите список в CSV или vCard.',
  },
  jsonNewer: {
    en: 'This file was written by a newer Vmeste. Nothing was changed; update the app, then bring it again.',
    de: 'Diese Datei stammt von einem neueren Vmeste. Nichts wurde geändert; aktualisiere die App und bring sie noch einmal.',
    ru: 'Этот файл создан более новой версией Vmeste. Ничего не изменилось; обновите приложение и принесите его снова.',
  },
  emailUnknown: {
    en: 'not an e-mail address: “{value}”',
    de: 'keine E-Mail-Adresse: „{value}“',
    ru: 'не адрес почты: «{value}»',
  },
})

// Where the directory has changed since the preview was made.
registerProblems(
  defineMessages({
    importAmbiguous: {
      en: 'By now {count, plural, one {# person} other {# people}} here share “{value}”. Nothing was changed; look through the list once more.',
      de: 'Inzwischen haben {count, plural, one {# Person} other {# Leute}} hier „{value}“. Nichts wurde geändert; sieh die Liste noch einmal durch.',
      ru: 'Теперь «{value}» здесь у {count, plural, one {# человека} few {# человек} many {# человек} other {# человека}}. Ничего не изменилось; просмотрите список ещё раз.',
    },
  }),
)
