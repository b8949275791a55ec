import { defineMessages } from '../../ui/i18n.tsx'

export const n = defineMessages({
  title: { en: 'What changed and why', de: 'Was sich geändert hat und warum', ru: 'Что изменилось и почему' },
  all: { en: 'All of it', de: 'Alles', ru: 'Всё' },
  none: { en: 'Nothing has changed so far', de: 'Bisher hat sich nichts geändert', ru: 'Пока ничего не изменилось' },
  noneText: {
    en: 'When somebody is removed or loses a role, you read here who decided it, why, and what looks different since.',
    de: 'Wenn jemand entfernt wird oder eine Rolle verliert, liest du hier, wer das entschieden hat, warum, und was seitdem anders dasteht.',
    ru: 'Если кого-то исключат или снимут с роли, здесь будет написано, кто и почему так решил и что с тех пор выглядит иначе.',
  },

  removed: {
    en: '{name} is not a member any more',
    de: '{name} ist kein Mitglied mehr',
    ru: '{name} больше не состоит в сети',
  },
  removedYou: {
    en: 'You are not a member any more',
    de: 'Du bist kein Mitglied mehr',
    ru: 'Вы больше не состоите в сети',
  },
  roleTaken: {
    en: '{name} does not have the role “{role}” any more',
    de: '{name} hat die Rolle „{role}“ nicht mehr',
    ru: '{name}: роль «{role}» снята',
  },
  roleTakenYou: {
    en: 'You do not have the role “{role}” any more',
    de: 'Du hast die Rolle „{role}“ nicht mehr',
    ru: 'С вас снята роль «{role}»',
  },
  deviceLost: {
    en: 'A laptop or recovery sheet of {name} was closed off',
    de: 'Ein Laptop oder Rettungsblatt von {name} wurde gesperrt',
    ru: 'Заблокирован ноутбук или лист восстановления: {name}',
  },
  deviceLostYou: {
    en: 'One of your laptops or recovery sheets was closed off',
    de: 'Einer deiner Laptops oder ein Rettungsblatt wurde gesperrt',
    ru: 'Заблокирован один из ваших ноутбуков или лист восстановления',
  },
  laptopLost: {
    en: '{named, select, yes {A laptop of {name} was closed off: “{laptop}”} other {A laptop of {name} was closed off}}',
    de: '{named, select, yes {Ein Laptop von {name} wurde gesperrt: „{laptop}“} other {Ein Laptop von {name} wurde gesperrt}}',
    ru: '{named, select, yes {{name}: заблокирован ноутбук «{laptop}»} other {{name}: заблокирован ноутбук}}',
  },
  laptopLostYou: {
    en: '{named, select, yes {Your laptop “{laptop}” was closed off} other {One of your laptops was closed off}}',
    de: '{named, select, yes {Dein Laptop „{laptop}“ wurde gesperrt} other {Einer deiner Laptops wurde gesperrt}}',
    ru: '{named, select, yes {Заблокирован ваш ноутбук «{laptop}»} other {Заблокирован один из ваших ноутбуков}}',
  },
  sheetLost: {
    en: 'A recovery sheet of {name} was closed off',
    de: 'Ein Rettungsblatt von {name} wurde gesperrt',
    ru: '{name}: заблокирован лист восстановления',
  },
  sheetLostYou: {
    en: 'A recovery sheet of yours was closed off',
    de: 'Eins deiner Rettungsblätter wurde gesperrt',
    ru: 'Заблокирован один из ваших листов восстановления',
  },
  inviteRevoked: {
    en: 'An invitation was closed',
    de: 'Eine Einladung wurde geschlossen',
    ru: 'Приглашение закрыто',
  },
  restored: { en: '{name}: brought back', de: '{name}: zurückgeholt', ru: 'Вернули: {name}' },
  restoredYou: { en: 'You are back', de: 'Du bist wieder dabei', ru: 'Вас вернули' },
  restoredAny: { en: 'Something was brought back', de: 'Etwas wurde zurückgeholt', ru: 'Кое-что вернули' },

  decidedBy: { en: 'Decided by {by}, {when}', de: 'Entschieden von {by}, {when}', ru: 'Решение: {by}, {when}' },
  decidedByYou: { en: 'Your decision, {when}', de: 'Deine Entscheidung, {when}', ru: 'Ваше решение, {when}' },
  because: { en: '“{reason}”', de: '„{reason}“', ru: '«{reason}»' },
  setAside: {
    en: '{n, plural, one {# change is set aside} other {# changes are set aside}}',
    de: '{n, plural, one {# Änderung ist beiseitegelegt} other {# Änderungen sind beiseitegelegt}}',
    ru: '{n, plural, one {# изменение отложено} few {# изменения отложены} many {# изменений отложено} other {# изменения отложены}}',
  },
  counts: {
    en: '{n, plural, one {# change counts again} other {# changes count again}}',
    de: '{n, plural, one {# Änderung zählt wieder} other {# Änderungen zählen wieder}}',
    ru: '{n, plural, one {# изменение снова в силе} few {# изменения снова в силе} many {# изменений снова в силе} other {# изменения снова в силе}}',
  },
  nothingElse: {
    en: 'Nothing you see here changed.',
    de: 'Von dem, was du hier siehst, hat sich nichts geändert.',
    ru: 'Из того, что вы здесь видите, ничего не изменилось.',
  },
  showRecords: {
    en: '{n, plural, one {Show the # record} other {Show the # records}}',
    de: '{n, plural, one {Den # Eintrag zeigen} other {Die # Einträge zeigen}}',
    ru: '{n, plural, one {Показать # запись} few {Показать # записи} many {Показать # записей} other {Показать # записи}}',
  },
  hideRecords: { en: 'Hide the records', de: 'Einträge ausblenden', ru: 'Скрыть записи' },
  isGone: { en: 'not shown any more', de: 'wird nicht mehr gezeigt', ru: 'больше не видно' },
  isEarlier: { en: 'shows what stood before', de: 'zeigt, was vorher dastand', ru: 'показано то, что было раньше' },
  isBack: { en: 'as it was', de: 'wie es war', ru: 'как было' },
  first500: { en: 'The first 500', de: 'Die ersten 500', ru: 'Первые 500' },
  undoIt: { en: 'Undo', de: 'Rückgängig', ru: 'Отменить' },
  isUndone: { en: 'undone since', de: 'inzwischen rückgängig', ru: 'уже отменено' },

  mark: {
    en: 'Some of what was written here is set aside.',
    de: 'Manches, was hier geschrieben wurde, ist beiseitegelegt.',
    ru: 'Кое-что из написанного здесь отложено.',
  },
  markWhy: { en: 'Why?', de: 'Warum?', ru: 'Почему?' },
  broughtHere: {
    en: 'Meanwhile this changed about who may do what',
    de: 'Währenddessen hat sich geändert, wer was darf',
    ru: 'За это время изменилось, кто что может',
  },
})
