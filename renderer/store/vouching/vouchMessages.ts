import { defineMessages } from '../../ui/i18n.tsx'

export const vouchMessages = defineMessages({
  vouches: { en: 'Who vouches', de: 'Wer bürgt', ru: 'Кто ручается' },
  nobody: {
    en: 'Nobody has vouched for {name} yet. If you know each other, say so in a sentence.',
    de: 'Noch hat niemand für {name} gebürgt. Wenn ihr euch kennt, sag es in einem Satz.',
    ru: 'Пока никто не поручился ({name}). Если вы знакомы, напишите об этом одно предложение.',
  },
  vouch: { en: 'Vouch for {name}', de: 'Für {name} bürgen', ru: 'Поручиться: {name}' },
  change: { en: 'Change your words', de: 'Deine Worte ändern', ru: 'Изменить свои слова' },
  takeBack: { en: 'Take it back', de: 'Zurücknehmen', ru: 'Отозвать' },
  sentence: {
    en: 'How do you know {name}, and why do you vouch?',
    de: 'Woher kennst du {name}, und warum bürgst du?',
    ru: 'Откуда вы знаете, кто это ({name}), и почему ручаетесь?',
  },
  sentenceHint: {
    en: 'One sentence, with your name under it. All members can read it.',
    de: 'Ein Satz, mit deinem Namen darunter. Alle Mitglieder können ihn lesen.',
    ru: 'Одно предложение, под ним ваше имя. Его могут прочесть все участники.',
  },
  missing: { en: 'Please write a sentence', de: 'Bitte schreib einen Satz', ru: 'Напишите хотя бы одно предложение' },
  save: { en: 'Vouch', de: 'Bürgen', ru: 'Поручиться' },
  keep: { en: 'Save', de: 'Speichern', ru: 'Сохранить' },
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  vouched: { en: 'You vouch for {name}.', de: 'Du bürgst für {name}.', ru: 'Вы поручились ({name}).' },
  changed: { en: 'Your words were changed.', de: 'Deine Worte sind geändert.', ru: 'Ваши слова изменены.' },
  tookBack: {
    en: 'You do not vouch for {name} any more.',
    de: 'Du bürgst nicht mehr für {name}.',
    ru: 'Вы больше не ручаетесь ({name}).',
  },
  you: { en: 'You', de: 'Du', ru: 'Вы' },
  notMember: { en: 'not a member any more', de: 'kein Mitglied mehr', ru: 'больше не состоит в сети' },
  pair: {
    en: '{names} also vouch for each other.',
    de: '{names} bürgen auch füreinander.',
    ru: '{names} ручаются и друг за друга.',
  },
  ring: {
    en: '{n, plural, one {# person vouches} other {# people vouch}} for one another in a ring: {names}.',
    de: '{n, plural, one {# Person bürgt} other {# Leute bürgen}} reihum füreinander: {names}.',
    ru: '{n, plural, one {# человек ручается} few {# человека ручаются} many {# человек ручаются} other {# человека ручаются}} друг за друга по кругу: {names}.',
  },
  back: {
    en: '{name} vouches for them too: {names}.',
    de: '{name} bürgt auch für sie: {names}.',
    ru: '{name} в ответ ручается за: {names}.',
  },
  ringHint: {
    en: 'That is no fault; it only means that their words count as one.',
    de: 'Das ist nicht verboten; es heißt nur, dass ihre Worte wie eines zählen.',
    ru: 'В этом нет ничего плохого; просто их слова стоит считать за одно.',
  },
})
