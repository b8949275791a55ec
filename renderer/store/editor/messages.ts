import { defineMessages } from '../../ui/i18n.tsx'

export const editorMessages = defineMessages({
  toolbar: { en: 'Formatting: {label}', de: 'Formatierung: {label}', ru: 'Оформление: {label}' },
  bold: { en: 'Bold', de: 'Fett', ru: 'Полужирный' },
  italic: { en: 'Italic', de: 'Kursiv', ru: 'Курсив' },
  strike: { en: 'Strikethrough', de: 'Durchgestrichen', ru: 'Зачёркнутый' },
  heading: { en: 'Heading', de: 'Überschrift', ru: 'Заголовок' },
  bulletList: { en: 'List', de: 'Liste', ru: 'Список' },
  orderedList: { en: 'Numbered list', de: 'Nummerierte Liste', ru: 'Нумерованный список' },
  taskList: { en: 'Checklist', de: 'Checkliste', ru: 'Список дел' },
  quote: { en: 'Quote', de: 'Zitat', ru: 'Цитата' },
  code: { en: 'Code', de: 'Code', ru: 'Код' },
  link: { en: 'Link', de: 'Link', ru: 'Ссылка' },
  linkAddress: { en: 'Web address', de: 'Webadresse', ru: 'Адрес страницы' },
  linkSet: { en: 'Set link', de: 'Verlinken', ru: 'Добавить ссылку' },
  linkRemove: { en: 'Remove link', de: 'Link entfernen', ru: 'Убрать ссылку' },
  linkOpen: { en: 'Open link', de: 'Link öffnen', ru: 'Открыть ссылку' },
  linkInvalid: {
    en: 'This does not look like a web or mail address.',
    de: 'Das sieht nicht nach einer Web- oder Mailadresse aus.',
    ru: 'Это не похоже на адрес страницы или почты.',
  },
  task: { en: 'Done: {text}', de: 'Erledigt: {text}', ru: 'Выполнено: {text}' },
  emptyTask: { en: 'empty item', de: 'leerer Punkt', ru: 'пустой пункт' },
  cannotOpen: {
    en: 'This text cannot be opened right now. Nothing is lost; try again in a moment.',
    de: 'Dieser Text lässt sich gerade nicht öffnen. Nichts ist verloren; versuch es gleich noch einmal.',
    ru: 'Сейчас этот текст не открывается. Ничего не потеряно: попробуйте чуть позже.',
  },
  readOnly: {
    en: 'You can read this text but not change it.',
    de: 'Du kannst diesen Text lesen, aber nicht ändern.',
    ru: 'Этот текст можно читать, но нельзя изменить.',
  },
  toolbarHint: {
    en: 'Alt+F10 opens the formatting bar.',
    de: 'Alt+F10 führt zur Formatierungsleiste.',
    ru: 'Alt+F10 открывает панель оформления.',
  },
})
