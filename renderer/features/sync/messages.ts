import { defineMessages } from '../../ui/i18n.tsx'

export const messages = defineMessages({
  // The line at the foot of the rail.
  here: {
    en: '{n, plural, one {# person here} other {# people here}}',
    de: '{n, plural, one {# Person hier} other {# Personen hier}}',
    ru: '{n, plural, one {# человек здесь} few {# человека здесь} many {# человек здесь} other {# человека здесь}}',
  },
  receiving: { en: 'Receiving from {name}', de: 'Empfange von {name}', ru: 'Принимаем: {name}' },
  lastMet: { en: 'Last met {name}, {when}', de: 'Zuletzt {name}, {when}', ru: 'Виделись: {name}, {when}' },
  nobodyYet: { en: 'Nobody met yet', de: 'Noch niemanden getroffen', ru: 'Пока ни с кем не виделись' },
  sample: { en: 'Sample: stays here', de: 'Beispiel: bleibt hier', ru: 'Пример: остаётся здесь' },
  off: { en: 'Not looking for others', de: 'Suche ausgeschaltet', ru: 'Поиск других выключен' },
  noHub: { en: 'Nobody in sight', de: 'Niemand in Sicht', ru: 'Никого не видно' },
  openPeers: { en: 'Who is here', de: 'Wer ist hier', ru: 'Кто здесь' },

  // What opens from it.
  inStep: { en: 'In step', de: 'Auf gleichem Stand', ru: 'Всё совпадает' },
  greeting: { en: 'Getting acquainted …', de: 'Ihr begrüßt euch …', ru: 'Знакомимся…' },
  syncing: { en: 'Bringing each other up to date', de: 'Ihr gleicht euch ab', ru: 'Обмениваемся новостями' },
  someone: { en: 'Someone', de: 'Jemand', ru: 'Кто-то' },
  aloneNow: {
    en: 'Nobody of this network is around right now. Everything you do is kept, and goes out when you next meet.',
    de: 'Gerade ist niemand aus diesem Netzwerk in der Nähe. Alles, was du tust, bleibt erhalten und geht hinaus, sobald ihr euch das nächste Mal begegnet.',
    ru: 'Сейчас поблизости нет никого из этой сети. Всё, что вы делаете, сохраняется и уйдёт, когда вы увидитесь с кем-нибудь из своих.',
  },
  noHubNow: {
    en: 'This window has no way to find others at the moment. Your work is safe; you can also hand it over as a file.',
    de: 'Dieses Fenster kann gerade niemanden finden. Deine Arbeit ist sicher; du kannst sie auch als Datei weitergeben.',
    ru: 'Сейчас это окно не может никого найти. Ваша работа в безопасности; её можно передать и файлом.',
  },
  offNow: {
    en: 'Looking for others is switched off. Your work stays on this machine until you switch it on.',
    de: 'Die Suche nach anderen ist ausgeschaltet. Deine Arbeit bleibt auf diesem Gerät, bis du sie einschaltest.',
    ru: 'Поиск других выключен. Ваша работа остаётся на этом устройстве, пока вы его не включите.',
  },
  sampleNow: {
    en: 'A sample network meets nobody. Found or join one of your own to meet others.',
    de: 'Ein Beispielnetzwerk trifft niemanden. Gründe ein eigenes oder tritt einem bei.',
    ru: 'Пример сети ни с кем не встречается. Создайте свою сеть или вступите в неё.',
  },
  unsent: {
    en: '{n, plural, one {Nothing is lost: # change will go out when you next meet someone.} other {Nothing is lost: # changes will go out when you next meet someone.}}',
    de: '{n, plural, one {Nichts geht verloren: # Änderung geht hinaus, wenn du das nächste Mal jemanden triffst.} other {Nichts geht verloren: # Änderungen gehen hinaus, wenn du das nächste Mal jemanden triffst.}}',
    ru: '{n, plural, one {Ничего не потеряно: # изменение уйдёт, когда вы с кем-нибудь встретитесь.} few {Ничего не потеряно: # изменения уйдут, когда вы с кем-нибудь встретитесь.} many {Ничего не потеряно: # изменений уйдут, когда вы с кем-нибудь встретитесь.} other {Ничего не потеряно: # изменения уйдут, когда вы с кем-нибудь встретитесь.}}',
  },
  allOut: {
    en: 'Everything you did is also with somebody else.',
    de: 'Alles, was du getan hast, liegt auch bei jemand anderem.',
    ru: 'Всё, что вы сделали, есть и у кого-то ещё.',
  },
  lookForOthers: { en: 'Look for others', de: 'Nach anderen suchen', ru: 'Искать других' },
  lookForOthersNote: {
    en: 'Members near you or online find this machine. Nobody else can tell which network you are in.',
    de: 'Mitglieder in der Nähe oder online finden dieses Gerät. Sonst erkennt niemand, zu welchem Netzwerk du gehörst.',
    ru: 'Участники рядом или в сети находят это устройство. Остальные не узнают, в какой вы сети.',
  },
  seeReceipts: { en: 'What came in', de: 'Was angekommen ist', ru: 'Что пришло' },
  invite: { en: 'Invite someone', de: 'Jemanden einladen', ru: 'Пригласить' },

  // Receipts.
  receipts: { en: 'What came in', de: 'Was angekommen ist', ru: 'Что пришло' },
  noReceipts: { en: 'Nothing has come in yet', de: 'Noch ist nichts angekommen', ru: 'Пока ничего не пришло' },
  noReceiptsText: {
    en: 'After each meeting you find here what came, from whom, and where two people had changed the same thing.',
    de: 'Wenn sich zwei Geräte begegnet sind, siehst du hier, was angekommen ist, von wem, und wo zwei dasselbe geändert hatten.',
    ru: 'После каждого обмена здесь видно, что пришло, от кого и где двое изменили одно и то же.',
  },
  withName: { en: 'With {name}', de: 'Mit {name}', ru: 'Обмен: {name}' },
  fromFile: { en: 'From a file', de: 'Aus einer Datei', ru: 'Из файла' },
  nothingNew: { en: 'Nothing new', de: 'Nichts Neues', ru: 'Ничего нового' },
  sentOnly: {
    en: '{n, plural, one {# change went out} other {# changes went out}}',
    de: '{n, plural, one {# Änderung ging hinaus} other {# Änderungen gingen hinaus}}',
    ru: '{n, plural, one {ушло # изменение} few {ушло # изменения} many {ушло # изменений} other {ушло # изменения}}',
  },
  clashCount: {
    en: '{n, plural, one {# to look at} other {# to look at}}',
    de: '{n, plural, one {# zum Ansehen} other {# zum Ansehen}}',
    ru: '{n, plural, one {# расхождение} few {# расхождения} many {# расхождений} other {# расхождения}}',
  },
  clashes: { en: 'Changed by two people', de: 'Von zweien geändert', ru: 'Изменено двумя людьми' },
  clashesText: {
    en: 'Both wrote without knowing of each other. The later one stands; the other is kept here, and one click takes it instead.',
    de: 'Beide haben geschrieben, ohne voneinander zu wissen. Das Spätere gilt; das andere ist hier aufgehoben und mit einem Klick wieder da.',
    ru: 'Оба писали, не зная друг о друге. Действует более позднее; другое сохранено здесь, и его можно вернуть одним нажатием.',
  },
  stands: { en: 'Stands', de: 'Gilt', ru: 'Действует' },
  setAside: { en: 'Set aside', de: 'Beiseitegelegt', ru: 'Отложено' },
  keepThis: { en: 'Keep this', de: 'So lassen', ru: 'Оставить так' },
  takeThis: { en: 'Take this one', de: 'Dieses nehmen', ru: 'Взять это' },
  taken: { en: 'Taken: {value}', de: 'Übernommen: {value}', ru: 'Взято: {value}' },
  changedSince: {
    en: 'Changed again since then',
    de: 'Inzwischen noch einmal geändert',
    ru: 'С тех пор изменено ещё раз',
  },
  settled: { en: 'Settled', de: 'Geklärt', ru: 'Решено' },
  arrived: { en: 'Came in', de: 'Angekommen', ru: 'Пришло' },
  first500: {
    en: 'The first {n} of {all} are listed.',
    de: 'Hier stehen die ersten {n} von {all}.',
    ru: 'Показаны первые {n} из {all}.',
  },
  goneReceipt: {
    en: 'This note is no longer here',
    de: 'Diese Notiz gibt es hier nicht mehr',
    ru: 'Этой записи здесь больше нет',
  },
  new: { en: 'new', de: 'neu', ru: 'новое' },
  changed: { en: 'changed', de: 'geändert', ru: 'изменено' },
  removed: { en: 'removed', de: 'entfernt', ru: 'удалено' },
  merged: { en: 'merged', de: 'zusammengeführt', ru: 'объединено' },
  untitled: { en: 'Untitled', de: 'Ohne Titel', ru: 'Без названия' },
  you: { en: 'you', de: 'du', ru: 'вы' },
  unknownPerson: { en: 'someone', de: 'jemand', ru: 'кто-то' },
  byWhen: { en: '{who}, {when}', de: '{who}, {when}', ru: '{who}, {when}' },
  addedN: { en: '{n} new', de: '{n} neu', ru: 'новых: {n}' },
  changedN: { en: '{n} changed', de: '{n} geändert', ru: 'изменено: {n}' },
})

/** Names of what comes, as tallies: "3 new, 1 changed". */
export const kinds = defineMessages({
  network: { en: 'Network', de: 'Netzwerk', ru: 'Сеть' },
  member: { en: 'People', de: 'Leute', ru: 'Люди' },
  department: { en: 'Departments', de: 'Ressorts', ru: 'Отделы' },
  column: { en: 'Columns', de: 'Spalten', ru: 'Колонки' },
  card: { en: 'Cards', de: 'Karten', ru: 'Карточки' },
  event: { en: 'Events', de: 'Treffen', ru: 'Встречи' },
  rsvp: { en: 'Answers to invitations', de: 'Zu- und Absagen', ru: 'Ответы на приглашения' },
  application: { en: 'Requests to join', de: 'Aufnahmeanfragen', ru: 'Просьбы о приёме' },
  vouch: { en: 'Vouches', de: 'Bürgschaften', ru: 'Поручительства' },
  decision: { en: 'Decisions', de: 'Entscheidungen', ru: 'Решения' },
  organisation: { en: 'Organisations', de: 'Organisationen', ru: 'Организации' },
  customField: { en: 'Profile fields', de: 'Profilfelder', ru: 'Поля профилей' },
  alias: { en: 'Merged records', de: 'Zusammengeführte Einträge', ru: 'Объединённые записи' },
  savedFilter: { en: 'Shared views', de: 'Geteilte Ansichten', ru: 'Общие виды' },
})
