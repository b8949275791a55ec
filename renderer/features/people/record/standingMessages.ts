import { defineMessages } from '../../../ui/i18n.tsx'

export const s = defineMessages({
  title: { en: 'Role and duties', de: 'Rolle und Aufgaben', ru: 'Роль и дела' },
  sinceBy: { en: 'since {when}, given by {by}', de: 'seit {when}, gegeben von {by}', ru: 'с {when}, назначение: {by}' },
  sinceByYou: { en: 'since {when}, given by you', de: 'seit {when}, von dir gegeben', ru: 'с {when}, назначено вами' },
  since: { en: 'since {when}', de: 'seit {when}', ru: 'с {when}' },
  leads: { en: 'Leads {what}', de: 'Leitet {what}', ru: 'Руководит: {what}' },
  deputyOf: { en: 'Deputy in {what}', de: 'Stellvertretung in {what}', ru: 'Заместитель: {what}' },
  organises: { en: 'Organises {what}', de: 'Organisiert {what}', ru: 'Организует: {what}' },
  gone: { en: 'something that is not here any more', de: 'etwas, das es nicht mehr gibt', ru: 'то, чего больше нет' },
  changeRole: { en: 'Change role …', de: 'Rolle ändern …', ru: 'Изменить роль…' },
  giveDuty: { en: 'Give a duty …', de: 'Aufgabe geben …', ru: 'Поручить дело…' },
  handOver: { en: 'Hand over …', de: 'Übergeben …', ru: 'Передать дела…' },
  takeBack: { en: 'Take back …', de: 'Zurücknehmen …', ru: 'Снять…' },
  takeBackWhat: { en: 'Take back: {what}', de: 'Zurücknehmen: {what}', ru: 'Снять: {what}' },
  remove: { en: 'Remove from the network …', de: 'Aus dem Netzwerk entfernen …', ru: 'Исключить из сети…' },

  left: { en: 'Left {when}', de: 'Gegangen: {when}', ru: 'Уход: {when}' },
  leftText: {
    en: '{name} said goodbye. What {name} wrote stays.',
    de: '{name} hat sich verabschiedet. Alles Geschriebene bleibt.',
    ru: '{name} прощается с сетью. Всё написанное остаётся.',
  },
  notAnyMore: { en: 'Not a member any more', de: 'Kein Mitglied mehr', ru: 'Больше не состоит в сети' },
  fellWith: {
    en: 'Came through somebody who does not belong any more.',
    de: 'Kam durch jemanden, der nicht mehr dazugehört.',
    ru: 'Сюда привёл тот, кто больше не состоит в сети.',
  },
  decidedBy: { en: 'Decided by {by}, {when}', de: 'Entschieden von {by}, {when}', ru: 'Решение: {by}, {when}' },
  decidedByYou: { en: 'Your decision, {when}', de: 'Deine Entscheidung, {when}', ru: 'Ваше решение, {when}' },
  because: { en: '“{reason}”', de: '„{reason}“', ru: '«{reason}»' },
  bringBack: { en: 'Bring back', de: 'Zurückholen', ru: 'Вернуть' },
  bringBackName: { en: 'Bring back: {name}', de: 'Zurückholen: {name}', ru: 'Вернуть: {name}' },

  notHere: { en: 'Not here any more', de: 'Nicht mehr dabei', ru: 'Бывшие участники' },
  nobodyLeft: { en: 'Nobody has left', de: 'Niemand ist gegangen', ru: 'Никто не уходил' },
  nobodyLeftText: {
    en: 'Whoever leaves or is removed stands here, and can be brought back.',
    de: 'Wer geht oder entfernt wird, steht hier und kann zurückgeholt werden.',
    ru: 'Здесь будут те, кто ушёл или исключён; их можно вернуть.',
  },
  showEarlier: { en: 'Show earlier ones', de: 'Frühere zeigen', ru: 'Показать более ранние' },
})
