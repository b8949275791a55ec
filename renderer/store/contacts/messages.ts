import { defineMessages } from '../../ui/i18n.tsx'

export const w = defineMessages({
  email: { en: 'E-mail', de: 'E-Mail', ru: 'Эл. почта' },
  phone: { en: 'Phone', de: 'Telefon', ru: 'Телефон' },
  signal: { en: 'Signal', de: 'Signal', ru: 'Signal' },
  telegram: { en: 'Telegram', de: 'Telegram', ru: 'Telegram' },
  whatsapp: { en: 'WhatsApp', de: 'WhatsApp', ru: 'WhatsApp' },
  matrix: { en: 'Matrix', de: 'Matrix', ru: 'Matrix' },
  threema: { en: 'Threema', de: 'Threema', ru: 'Threema' },
  other: { en: 'Another way', de: 'Anderer Weg', ru: 'Другой способ' },
  addWay: { en: 'Add a way to reach', de: 'Weg hinzufügen', ru: 'Добавить способ связи' },
  addLink: { en: 'Add a link', de: 'Link hinzufügen', ru: 'Добавить ссылку' },
  writeTo: { en: 'Write: {value}', de: 'Schreiben: {value}', ru: 'Написать: {value}' },
  call: { en: 'Call: {value}', de: 'Anrufen: {value}', ru: 'Позвонить: {value}' },
  open: { en: 'Open: {value}', de: 'Öffnen: {value}', ru: 'Открыть: {value}' },
  copy: { en: 'Copy: {value}', de: 'Kopieren: {value}', ru: 'Скопировать: {value}' },
  copied: { en: 'Copied: {value}', de: 'Kopiert: {value}', ru: 'Скопировано: {value}' },
  notCopied: {
    en: 'This could not be copied. Mark it and press Ctrl+C.',
    de: 'Das ließ sich nicht kopieren. Markier es und drück Strg+C.',
    ru: 'Скопировать не получилось. Выделите текст и нажмите Ctrl+C.',
  },
  nameHint: { en: '@name or number', de: '@name oder Nummer', ru: '@имя или номер' },
  threemaHint: { en: 'Eight characters', de: 'Acht Zeichen', ru: 'Восемь знаков' },
  matrixHint: { en: '@name:server', de: '@name:server', ru: '@имя:сервер' },
  otherHint: { en: 'Mastodon, door bell…', de: 'Mastodon, Klingel …', ru: 'Mastodon, звонок в дверь…' },
})
