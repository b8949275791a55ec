import { defineMessages } from '../ui/i18n.tsx'
import { registerProblems } from '../ui/problems.ts'

/** What Ctrl+Z says where nobody can take back what was done last (`store/finalActs.ts`): what stays, and what can be done instead. */
registerProblems(
  defineMessages({
    'final.invited': {
      en: 'An invitation stays open until you close it: Admission, “Invitations”.',
      de: 'Eine Einladung bleibt offen, bis du sie schließt: unter Aufnahme, „Einladungen“.',
      ru: 'Приглашение действует, пока вы его не закроете: «Приём», «Приглашения».',
    },
    'final.inviteClosed': {
      en: 'A closed invitation stays closed. If that was a mistake, make a new one.',
      de: 'Eine geschlossene Einladung bleibt geschlossen. War es ein Versehen, mach eine neue.',
      ru: 'Закрытое приглашение остаётся закрытым. Если это была ошибка, сделайте новое.',
    },
    'final.laptopClosed': {
      en: 'What was closed off stays closed off. If the laptop turns up again, link it anew.',
      de: 'Was gesperrt ist, bleibt gesperrt. Taucht der Laptop wieder auf, verbinde ihn neu.',
      ru: 'Заблокированное остаётся заблокированным. Если ноутбук нашёлся, подключите его заново.',
    },
    'final.laptopLinked': {
      en: 'A laptop that was linked stays one of yours until you close it off: “My laptops”.',
      de: 'Ein verbundener Laptop bleibt deiner, bis du ihn sperrst: unter „Meine Laptops“.',
      ru: 'Подключённый ноутбук остаётся вашим, пока вы его не заблокируете: «Мои ноутбуки».',
    },
    'final.sheetMade': {
      en: 'A recovery sheet stays good until you close it off: “My laptops”.',
      de: 'Ein Rettungsblatt gilt, bis du es sperrst: unter „Meine Laptops“.',
      ru: 'Лист восстановления действует, пока вы его не заблокируете: «Мои ноутбуки».',
    },
    'final.takenIn': {
      en: 'What all have been shown, all have seen. The request can be decided on.',
      de: 'Was allen gezeigt wurde, haben alle gesehen. Über die Anfrage kann entschieden werden.',
      ru: 'Что показали всем, то все увидели. По просьбе можно принять решение.',
    },
    'final.sentAway': {
      en: 'The request is gone. Whoever sent it can send it again.',
      de: 'Die Anfrage ist weg. Wer sie geschickt hat, kann es noch einmal tun.',
      ru: 'Просьбы больше нет. Тот, кто её прислал, может прислать её снова.',
    },
    'final.decided': {
      en: 'A decision stays. Whoever was taken in can be removed again; whoever was declined can ask again.',
      de: 'Eine Entscheidung bleibt. Wer aufgenommen wurde, kann wieder entfernt werden; wer abgelehnt wurde, kann neu anfragen.',
      ru: 'Решение остаётся в силе. Принятого можно снова исключить; тот, кому отказали, может попроситься ещё раз.',
    },
    'final.erased': {
      en: 'Erased for good is erased for good: nobody can bring it back.',
      de: 'Endgültig gelöscht ist endgültig gelöscht: Das holt niemand zurück.',
      ru: 'Стёртое навсегда не вернёт никто.',
    },
    'final.broughtBack': {
      en: 'What was brought back stays. It can be taken back anew in the person’s record.',
      de: 'Was zurückgeholt wurde, bleibt. Im Eintrag der Person lässt es sich neu zurücknehmen.',
      ru: 'Возвращённое остаётся. Снять его снова можно в карточке этого человека.',
    },
  }),
)
