import { defineMessages } from '../../ui/i18n.tsx'

/** For people who belong already: on another laptop, or by a sheet of paper. */
export const r = defineMessages({
  already: {
    en: 'You belong to a network already?',
    de: 'Du bist schon in einem Netzwerk?',
    ru: 'Вы уже состоите в сети?',
  },
  toLink: {
    en: 'I am in a network on another laptop',
    de: 'Ich bin schon auf einem anderen Laptop dabei',
    ru: 'Я уже в сети на другом ноутбуке',
  },
  toRecover: { en: 'I have a recovery sheet', de: 'Ich habe ein Rettungsblatt', ru: 'У меня есть лист восстановления' },
  linkTitle: { en: 'Your network here too', de: 'Dein Netzwerk auch hier', ru: 'Ваша сеть и на этом ноутбуке' },
  linkPaste: {
    en: 'On your other laptop: Settings, “My laptops”, “Add a laptop”. Paste the link that it shows',
    de: 'Auf deinem anderen Laptop: Einstellungen, „Meine Laptops“, „Laptop hinzufügen“. Füge den Link ein, den er zeigt',
    ru: 'На другом ноутбуке: настройки, «Мои ноутбуки», «Добавить ноутбук». Вставьте показанную ссылку',
  },
  linkHint: { en: 'vmeste://link/…', de: 'vmeste://link/…', ru: 'vmeste://link/…' },
  network: { en: 'Network', de: 'Netzwerk', ru: 'Сеть' },
  yours: { en: 'Your network', de: 'Dein Netzwerk', ru: 'Ваша сеть' },
  laptopName: {
    en: 'What you call this laptop',
    de: 'Wie du diesen Laptop nennst',
    ru: 'Как вы называете этот ноутбук',
  },
  laptopHint: {
    en: 'So that you can tell your laptops apart: “the old one”, “work”. It may stay empty.',
    de: 'Damit du deine Laptops auseinanderhältst: „der alte“, „Arbeit“. Darf leer bleiben.',
    ru: 'Чтобы различать ноутбуки: «старый», «рабочий». Можно не заполнять.',
  },
  otherCode: { en: 'Another link', de: 'Ein anderer Link', ru: 'Другая ссылка' },
  otherSheet: { en: 'Another sheet', de: 'Ein anderes Blatt', ru: 'Другой лист' },
  again: { en: 'Begin again', de: 'Noch einmal', ru: 'Начать заново' },
  begin: { en: 'Begin', de: 'Los', ru: 'Начать' },
  compareTitle: {
    en: 'Do both show these words?',
    de: 'Zeigen beide diese Wörter?',
    ru: 'На обоих одни и те же слова?',
  },
  compareLead: {
    en: 'Look at your other laptop. If it shows the same four words in the same order, the two really talk to each other, and nobody listens in. Say so on both.',
    de: 'Schau auf deinen anderen Laptop. Stehen dort dieselben vier Wörter in derselben Reihenfolge, sprechen wirklich diese beiden miteinander, und niemand hört mit. Bestätige es auf beiden.',
    ru: 'Посмотрите на другой ноутбук. Если там те же четыре слова в том же порядке, ноутбуки соединены именно друг с другом, и никто не подслушивает. Подтвердите это на обоих.',
  },
  same: { en: 'They are the same', de: 'Sie sind gleich', ru: 'Слова одинаковые' },
  different: { en: 'They differ', de: 'Sie sind verschieden', ru: 'Слова разные' },
  waits: {
    en: 'Now the same on the other laptop …',
    de: 'Jetzt dasselbe auf dem anderen Laptop …',
    ru: 'Теперь то же на другом ноутбуке…',
  },
  recoverTitle: {
    en: 'Back by a recovery sheet',
    de: 'Zurück mit dem Rettungsblatt',
    ru: 'Вернуться с листом восстановления',
  },
  recoverPaste: {
    en: 'Type the 18 words in order; the first four letters of each are enough',
    de: 'Tipp die 18 Wörter der Reihe nach ab; jeweils die ersten vier Buchstaben genügen',
    ru: 'Наберите 18 слов по порядку; достаточно первых четырёх букв каждого',
  },
  recoverHint: { en: 'tree  lamp  river …', de: 'tree  lamp  river …', ru: 'tree  lamp  river …' },
  recoverWaits: {
    en: 'You are back, as the same person as before, as soon as somebody of the network can be reached.',
    de: 'Du bist als dieselbe Person zurück, sobald jemand aus dem Netzwerk erreichbar ist.',
    ru: 'Вы вернётесь, как только кто-нибудь из сети будет доступен.',
  },
  recover: { en: 'Go back in', de: 'Zurückkehren', ru: 'Вернуться' },
})
