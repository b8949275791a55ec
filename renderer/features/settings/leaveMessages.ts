import { defineMessages } from '../../ui/i18n.tsx'

export const l = defineMessages({
  leave: { en: 'Leave this network', de: 'Dieses Netzwerk verlassen', ru: 'Покинуть эту сеть' },
  leaveNote: {
    en: 'Take what is yours with you, pass on what depends on you, and say goodbye.',
    de: 'Nimm mit, was dir gehört, gib weiter, was an dir hängt, und sag auf Wiedersehen.',
    ru: 'Забрать своё, передать дела и попрощаться.',
  },
  leaveDo: { en: 'Leave …', de: 'Verlassen …', ru: 'Покинуть…' },
  title: { en: 'Leave {network}', de: '{network} verlassen', ru: 'Покинуть «{network}»' },
  how: {
    en: 'What you wrote stays with the others, as it does after any conversation. From then on nothing new reaches you, and you cannot write here any more.',
    de: 'Was du geschrieben hast, bleibt bei den anderen, wie nach jedem Gespräch. Danach erreicht dich nichts Neues mehr, und du kannst hier nicht mehr schreiben.',
    ru: 'Написанное вами останется у других, как после любого разговора. После этого до вас не дойдёт ничего нового и писать здесь вы больше не сможете.',
  },
  lastKeeper: {
    en: 'You are the only keeper of this network. If you go, nobody can appoint coordinators any more. Choose another keeper first.',
    de: 'Du hütest dieses Netzwerk allein. Gehst du, kann niemand mehr Koordinator:innen berufen. Wähle vorher eine weitere Hüter:in.',
    ru: 'Вы единственный хранитель этой сети. Если вы уйдёте, назначать координаторов будет некому. Сначала выберите ещё одного.',
  },
  chooseKeeper: { en: 'Choose a keeper', de: 'Hüter:in wählen', ru: 'Выбрать хранителя' },
  step1: { en: 'Take your data with you', de: 'Nimm deine Daten mit', ru: 'Заберите свои данные' },
  step1Text: {
    en: 'What you wrote and what is about you, in one file that you can read; or all of the network as this machine knows it.',
    de: 'Was du geschrieben hast und was über dich dasteht, in einer lesbaren Datei; oder das ganze Netzwerk, wie dieses Gerät es kennt.',
    ru: 'Всё, что написали вы и что написано о вас, в одном читаемом файле; или вся сеть, какой её знает это устройство.',
  },
  saveMine: { en: 'Save what is mine', de: 'Meins sichern', ru: 'Сохранить моё' },
  saveAll: { en: 'Save everything', de: 'Alles sichern', ru: 'Сохранить всё' },
  step2: { en: 'Pass on what depends on you', de: 'Gib weiter, was an dir hängt', ru: 'Передайте дела' },
  step2Text: {
    en: '{n, plural, =0 {Nothing does: no duty, no event ahead, no open card.} one {# thing does: a duty, an event or an open card.} other {# things do: duties, events, open cards.}}',
    de: '{n, plural, =0 {Nichts: keine Aufgabe, kein kommendes Treffen, keine offene Karte.} one {# Sache: eine Aufgabe, ein Treffen oder eine offene Karte.} other {# Sachen: Aufgaben, Treffen, offene Karten.}}',
    ru: '{n, plural, =0 {Ничего нет: ни дел, ни встреч, ни карточек.} one {# дело: поручение, встреча или карточка.} few {# дела: поручения, встречи, карточки.} many {# дел: поручения, встречи, карточки.} other {# дела: поручения, встречи, карточки.}}',
  },
  handOver: { en: 'Hand over', de: 'Übergeben', ru: 'Передать дела' },
  step3: { en: 'Say goodbye', de: 'Verabschiede dich', ru: 'Попрощайтесь' },
  step3Text: {
    en: 'The others see that you left. You can still change your mind until the network is off this machine.',
    de: 'Die anderen sehen, dass du gegangen bist. Bis das Netzwerk von diesem Gerät ist, kannst du es dir noch anders überlegen.',
    ru: 'Другие увидят, что вы ушли. Пока сеть не удалена с этого устройства, ещё можно передумать.',
  },
  goodbye: { en: 'I am leaving', de: 'Ich gehe', ru: 'Я ухожу' },
  said: { en: 'You said that you are leaving', de: 'Du hast gesagt, dass du gehst', ru: 'Вы сообщили, что уходите' },
  stay: { en: 'I stay after all', de: 'Ich bleibe doch', ru: 'Я остаюсь' },
  stayed: { en: 'Good that you stay', de: 'Schön, dass du bleibst', ru: 'Хорошо, что вы остаётесь' },
  step4: { en: 'Take it off this machine', de: 'Nimm es von diesem Gerät', ru: 'Удалите сеть с этого устройства' },
  told: {
    en: 'Another laptop knows it. The others hear it from there; the network can go from this machine now.',
    de: 'Die anderen erfahren es: Ein anderer Laptop weiß Bescheid. Das Netzwerk kann jetzt von diesem Gerät.',
    ru: 'Другие узнают: на одном из ноутбуков это уже известно. Теперь сеть можно удалить с этого устройства.',
  },
  telling: { en: 'Telling the others …', de: 'Die anderen erfahren es gerade …', ru: 'Сообщаем остальным…' },
  untold: {
    en: 'Nobody has heard it yet. Leave Vmeste open until you meet one of the others; then the network can go from this machine.',
    de: 'Noch hat es niemand gehört. Lass Vmeste offen, bis du jemanden von den anderen triffst; dann kann das Netzwerk von diesem Gerät.',
    ru: 'Об этом ещё никто не знает. Не закрывайте Vmeste, пока не встретите кого-нибудь из своих; тогда сеть можно будет удалить.',
  },
  removeDo: { en: 'Take it off this machine', de: 'Von diesem Gerät nehmen', ru: 'Удалить с этого устройства' },
  removeAnyway: { en: 'Take it off without telling', de: 'Ohne Abschied entfernen', ru: 'Удалить, не прощаясь' },
  gone: {
    en: 'You have left {network}. Farewell.',
    de: 'Du hast {network} verlassen. Mach es gut.',
    ru: 'Вы покинули «{network}». Всего доброго.',
  },
  later: { en: 'Not now', de: 'Nicht jetzt', ru: 'Не сейчас' },
})
