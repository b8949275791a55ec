import { defineMessages } from '../../ui/i18n.tsx'

export const joinMessages = defineMessages({
  title: { en: 'Join a network', de: 'Einem Netzwerk beitreten', ru: 'Вступить в сеть' },
  paste: {
    en: 'Paste the invitation, or a network’s address',
    de: 'Füge die Einladung ein, oder die Adresse eines Netzwerks',
    ru: 'Вставьте приглашение или адрес сети',
  },
  pasteHint: {
    en: 'The link, or the whole message it came in',
    de: 'Den Link, oder die ganze Nachricht, in der er steht',
    ru: 'Ссылку или всё сообщение с ней',
  },
  orScan: { en: 'Or, if it is a QR code:', de: 'Oder, wenn es ein QR-Code ist:', ru: 'Или, если это QR-код:' },
  invites: { en: '{inviter} invites you to', de: '{inviter} lädt dich ein zu', ru: '{inviter} приглашает вас в' },
  invited: { en: 'You are invited to', de: 'Du bist eingeladen zu', ru: 'Вас приглашают в' },
  goodUntil: { en: 'Good until {when}', de: 'Gilt bis {when}', ru: 'Действует до {when}' },
  yourName: { en: 'Your name', de: 'Dein Name', ru: 'Ваше имя' },
  yourNameHint: {
    en: 'The members see it. You can change it at any time.',
    de: 'Die Mitglieder sehen ihn. Du kannst ihn jederzeit ändern.',
    ru: 'Его увидят участники. Его можно изменить в любое время.',
  },
  consentName: {
    en: 'Your name, and that {inviter} invited you.',
    de: 'Deinen Namen, und dass {inviter} dich eingeladen hat.',
    ru: 'Ваше имя и то, что вас приглашает {inviter}.',
  },
  consentNameOnly: { en: 'Your name.', de: 'Deinen Namen.', ru: 'Ваше имя.' },
  join: { en: 'Join', de: 'Beitreten', ru: 'Вступить' },
  other: { en: 'Another invitation', de: 'Eine andere Einladung', ru: 'Другое приглашение' },
  required: { en: 'Please tell us your name', de: 'Bitte sag uns deinen Namen', ru: 'Укажите ваше имя' },
  joining: { en: 'Joining {network}', de: 'Du trittst {network} bei', ru: 'Вступаем в «{network}»' },
  looking: {
    en: 'Looking for someone of the network',
    de: 'Jemanden aus dem Netzwerk suchen',
    ru: 'Ищем кого-нибудь из сети',
  },
  stillLooking: {
    en: 'Are you on the same Wi-Fi? If both of you switch this on, your laptops find each other by themselves, also without internet:',
    de: 'Seid ihr im selben WLAN? Wenn ihr das beide einschaltet, finden sich eure Laptops von selbst, auch ohne Internet:',
    ru: 'Вы в одной сети Wi-Fi? Если вы оба это включите, ноутбуки найдут друг друга сами, и без интернета:',
  },
  lookingText: {
    en: 'One member has to be around: on the same Wi-Fi, or online. You can leave this open; it goes on by itself as soon as someone is there.',
    de: 'Ein Mitglied muss da sein: im selben WLAN oder online. Du kannst das offen lassen; es geht von selbst weiter, sobald jemand da ist.',
    ru: 'Кто-то из участников должен быть рядом: в той же сети Wi-Fi или онлайн. Можно оставить окно открытым: всё продолжится само, как только кто-то появится.',
  },
  found: { en: 'Let in', de: 'Hereingelassen werden', ru: 'Нас впускают' },
  foundBy: { en: '{name} lets you in', de: '{name} lässt dich herein', ru: '{name} впускает вас' },
  receiving: {
    en: 'Receiving what the network knows',
    de: 'Empfangen, was das Netzwerk weiß',
    ru: 'Получаем данные сети',
  },
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  tryAgain: { en: 'Try again', de: 'Noch einmal versuchen', ru: 'Попробовать ещё раз' },
  open: { en: 'Open {network}', de: '{network} öffnen', ru: 'Открыть «{network}»' },
})
