import { defineMessages } from '../../ui/i18n.tsx'

export const k = defineMessages({
  title: {
    en: 'Who else keeps the network?',
    de: 'Wer hütet das Netzwerk noch?',
    ru: 'Кто ещё станет хранителем сети?',
  },
  why: {
    en: 'If your laptop is lost and you are the only keeper, nobody can appoint coordinators any more. Choose two people you trust.',
    de: 'Geht dein Laptop verloren und hütest du das Netzwerk allein, kann niemand mehr Koordinator:innen berufen. Wähle zwei Menschen, denen du vertraust.',
    ru: 'Если ваш ноутбук пропадёт, а других хранителей нет, назначать координаторов будет некому. Выберите двух людей, которым доверяете.',
  },
  care: {
    en: 'A keeper may do everything you may, except to remove you.',
    de: 'Wer das Netzwerk hütet, darf alles, was du darfst, nur dich nicht entfernen.',
    ru: 'Хранитель может всё то же, что и вы, — кроме как исключить вас.',
  },
  now: {
    en: '{n, plural, one {Keeper now: {names}} other {Keepers now: {names}}}',
    de: '{n, plural, one {Zurzeit hütet das Netzwerk nur: {names}} other {Zurzeit hüten das Netzwerk: {names}}}',
    ru: '{n, plural, =1 {Хранитель сейчас: {names}} one {Хранители сейчас: {names}} few {Хранители сейчас: {names}} many {Хранители сейчас: {names}} other {Хранители сейчас: {names}}}',
  },
  nobodyYet: {
    en: 'So far nobody else is in the network with a laptop.',
    de: 'Bisher ist sonst niemand mit eigenem Laptop im Netzwerk.',
    ru: 'Пока никого больше со своим ноутбуком в сети нет.',
  },
  invite: { en: 'Invite someone', de: 'Jemanden einladen', ru: 'Пригласить' },
  person: { en: 'Whom you trust', de: 'Wem du vertraust', ru: 'Кому вы доверяете' },
  personN: { en: 'Whom you trust, {n}', de: 'Wem du vertraust, {n}', ru: 'Кому вы доверяете, {n}' },
  appoint: {
    en: '{n, plural, =0 {Make keeper} one {Make keeper} other {Make both keepers}}',
    de: '{n, plural, =0 {Zur Hüter:in machen} one {Zur Hüter:in machen} other {Zu Hüter:innen machen}}',
    ru: '{n, plural, =0 {Сделать хранителем} one {Сделать хранителем} few {Сделать хранителями} many {Сделать хранителями} other {Сделать хранителями}}',
  },
  chosen: {
    en: '{n, plural, one {The network has one more keeper} other {The network has # more keepers}}',
    de: '{n, plural, one {Eine Person mehr hütet jetzt das Netzwerk} other {# Leute mehr hüten jetzt das Netzwerk}}',
    ru: '{n, plural, one {У сети ещё # хранитель} few {У сети ещё # хранителя} many {У сети ещё # хранителей} other {У сети ещё # хранителя}}',
  },
})
