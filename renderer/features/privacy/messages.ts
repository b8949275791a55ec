import { defineMessages } from '../../ui/i18n.tsx'

export const m = defineMessages({
  title: { en: 'Privacy', de: 'Privatsphäre', ru: 'Личные данные' },
  seenTitle: { en: 'What others see of you', de: 'Was andere von dir sehen', ru: 'Что другие видят о вас' },
  seenBy: { en: 'As seen by', de: 'So sieht es', ru: 'Как это видит' },
  asMember: { en: 'A member', de: 'Ein Mitglied', ru: 'Участник' },
  asAmbassador: { en: 'An ambassador', de: 'Ein:e Botschafter:in', ru: 'Амбассадор' },
  change: { en: 'Change it in your profile', de: 'In deinem Profil ändern', ru: 'Изменить в вашем профиле' },
  nothingSaid: {
    en: 'Nothing but your name so far.',
    de: 'Bisher nichts außer deinem Namen.',
    ru: 'Пока ничего, кроме вашего имени.',
  },
  noProfile: {
    en: 'Your profile is erased. Others see the name under which you joined.',
    de: 'Dein Profil ist endgültig gelöscht. Andere sehen den Namen, unter dem du beigetreten bist.',
    ru: 'Ваш профиль стёрт. Другие видят имя, под которым вы вступили.',
  },
  notShown: {
    en: 'Not shown to them: {fields}.',
    de: 'Ihnen nicht gezeigt: {fields}.',
    ru: 'Им не показывается: {fields}.',
  },
  onlyHere: {
    en: 'Only on this laptop: {fields}. When you change laptops, they do not come along.',
    de: 'Nur auf diesem Laptop: {fields}. Beim Wechsel auf einen anderen kommt es nicht mit.',
    ru: 'Только на этом ноутбуке: {fields}. При переезде на другой это не переносится.',
  },
  always: {
    en: 'Always visible to every member: your name, when you joined and through whom, the roles you hold, and what you do in the network, with the date.',
    de: 'Für alle Mitglieder immer sichtbar: dein Name, wann und durch wen du beigetreten bist, deine Rollen und was du im Netzwerk tust, mit Datum.',
    ru: 'Всем участникам всегда видны: ваше имя, когда и через кого вы вступили, ваши роли и то, что вы делаете в сети, с датой.',
  },

  levelOf: { en: '{language} ({level})', de: '{language} ({level})', ru: '{language} ({level})' },
  native: { en: 'native', de: 'Muttersprache', ru: 'родной' },
  organisations: { en: 'Organisations', de: 'Organisationen', ru: 'Организации' },

  keptTitle: { en: 'Where it is kept', de: 'Wo es liegt', ru: 'Где это хранится' },
  keptHere: { en: 'On this laptop', de: 'Auf diesem Laptop', ru: 'На этом ноутбуке' },
  keptHereNote: {
    en: 'Whoever can unlock it can read it.',
    de: 'Wer ihn entsperren kann, kann es lesen.',
    ru: 'Кто может его разблокировать, может это прочесть.',
  },
  keptOthers: {
    en: 'On the {n, plural, one {laptop of one other member} other {laptops of # other members}}',
    de: 'Auf {n, plural, one {dem Laptop eines anderen Mitglieds} other {den Laptops von # anderen Mitgliedern}}',
    ru: '{n, plural, =1 {На ноутбуке ещё одного участника} one {На ноутбуках # другого участника} few {На ноутбуках # других участников} many {На ноутбуках # других участников} other {На ноутбуках # других участников}}',
  },
  keptOthersNote: {
    en: 'All of it, also what is shown to ambassadors only. Whoever leaves keeps that copy.',
    de: 'Und zwar alles, auch das, was nur Botschafter:innen gezeigt wird. Wer geht, behält die eigene Kopie.',
    ru: 'Всё целиком, и то, что показывается только амбассадорам. У тех, кто уходит, их копия остаётся.',
  },
  keptAlone: { en: 'Nowhere else so far', de: 'Bisher nirgends sonst', ru: 'Пока больше нигде' },
  keptAloneNote: {
    en: 'When somebody joins, all of it is copied to that laptop too.',
    de: 'Wenn jemand dazukommt, wird alles auch auf jenen Laptop kopiert.',
    ru: 'Когда кто-то вступит, всё скопируется и на его ноутбук.',
  },
  keptNoServer: { en: 'On no server', de: 'Auf keinem Server', ru: 'Ни на каком сервере' },
  keptNoServerNote: {
    en: 'There is no account, and nobody counts what you do.',
    de: 'Es gibt kein Konto, und niemand zählt mit, was du tust.',
    ru: 'Учётной записи нет, и никто не считает, что вы делаете.',
  },
  keptOnWay: { en: 'On the way', de: 'Unterwegs', ru: 'В пути' },
  keptOnWayNote: {
    en: 'The machine that introduces laptops to each other learns the address you are online from, and nothing of what you write.',
    de: 'Der Rechner, der Laptops miteinander bekannt macht, erfährt, von welcher Adresse du online bist, und nichts von dem, was du schreibst.',
    ru: 'Компьютер, который знакомит ноутбуки друг с другом, узнаёт, с какого адреса вы в сети, но ничего из того, что вы пишете.',
  },

  takeTitle: { en: 'Take it with you', de: 'Mitnehmen', ru: 'Взять с собой' },
  mine: { en: 'Everything about me', de: 'Alles über mich', ru: 'Всё обо мне' },
  mineNote: {
    en: 'Your profile, answers, cards, events, what others decided about you, and each change you made: one file that other programs can read.',
    de: 'Dein Profil, deine Zusagen, Karten, Treffen, was andere über dich entschieden haben und jede Änderung von dir: eine Datei, die andere Programme lesen können.',
    ru: 'Ваш профиль, ответы, карточки, встречи, решения о вас и каждая ваша правка: один файл, который прочтут и другие программы.',
  },
  save: { en: 'Save…', de: 'Sichern …', ru: 'Сохранить…' },
  saving: { en: 'Saving…', de: 'Wird gesichert …', ru: 'Сохраняем…' },
  saved: { en: 'Saved as {name}', de: 'Gesichert als {name}', ru: 'Сохранено: {name}' },
  all: { en: 'The whole network', de: 'Das ganze Netzwerk', ru: 'Вся сеть' },
  allNote: {
    en: 'Everything this laptop has, as a file that only members can open.',
    de: 'Alles, was dieser Laptop hat, als Datei, die nur Mitglieder öffnen können.',
    ru: 'Всё, что есть на этом ноутбуке, файлом, который откроют только участники.',
  },

  eraseTitle: { en: 'Erase for good', de: 'Endgültig löschen', ru: 'Стереть навсегда' },
  eraseMine: {
    en: 'What you said about yourself',
    de: 'Was du über dich gesagt hast',
    ru: 'То, что вы рассказали о себе',
  },
  eraseMineNote: {
    en: 'Your profile, your answers to events, your vouches. Meant for when you leave: none of it can be filled in again.',
    de: 'Dein Profil, deine Antworten auf Treffen, deine Bürgschaften. Gedacht für den Abschied: Nichts davon lässt sich wieder ausfüllen.',
    ru: 'Ваш профиль, ваши ответы на приглашения, ваши поручительства. Это на случай ухода: заполнить снова ничего не получится.',
  },
  eraseMineDo: { en: 'Erase…', de: 'Endgültig löschen …', ru: 'Стереть…' },
  nothingLeft: {
    en: 'Nothing of that is left.',
    de: 'Davon ist nichts mehr da.',
    ru: 'Ничего из этого уже нет.',
  },
  othersNote: {
    en: 'A card, an event or a record of somebody without a laptop is erased by a coordinator, from its menu.',
    de: 'Karten, Treffen und Einträge von Leuten ohne Laptop können Koordinator:innen endgültig löschen, über das Menü daran.',
    ru: 'Карточку, встречу или запись о человеке без ноутбука может стереть координатор, через меню самой записи.',
  },
  mineQuestion: {
    en: 'Erase what you said about yourself, for good?',
    de: 'Endgültig löschen, was du über dich gesagt hast?',
    ru: 'Стереть навсегда то, что вы рассказали о себе?',
  },
  mineProfile: {
    en: 'My profile. I cannot write a new one, and the others read that I left',
    de: 'Mein Profil. Ich kann kein neues schreiben, und die anderen lesen, dass ich gegangen bin',
    ru: 'Мой профиль. Создать новый я не смогу, а другие прочтут, что меня больше нет в сети',
  },
  mineRsvps: {
    en: '{n, plural, one {My answer to # event. I cannot answer it again} other {My answers to # events. I cannot answer those again}}',
    de: '{n, plural, one {Meine Antwort auf # Treffen. Darauf kann ich nicht noch einmal antworten} other {Meine Antworten auf # Treffen. Darauf kann ich nicht noch einmal antworten}}',
    ru: '{n, plural, one {Мой ответ на # встречу. Ответить на неё снова я не смогу} few {Мои ответы на # встречи. Ответить на них снова я не смогу} many {Мои ответы на # встреч. Ответить на них снова я не смогу} other {Мои ответы на # встречи. Ответить на них снова я не смогу}}',
  },
  mineVouches: {
    en: '{n, plural, one {My vouch for # person} other {My vouches for # people}}',
    de: '{n, plural, one {Meine Bürgschaft für # Person} other {Meine Bürgschaften für # Leute}}',
    ru: '{n, plural, one {Моё поручительство за # человека} few {Мои поручительства за # человек} many {Мои поручительства за # человек} other {Мои поручительства за # человека}}',
  },
  mineStays: {
    en: 'What stays: the name under which you joined, the roles you had, and the cards and events you worked on, which belong to everybody.',
    de: 'Was bleibt: der Name, unter dem du beigetreten bist, die Rollen, die du hattest, und die Karten und Treffen, an denen du gearbeitet hast; die gehören allen.',
    ru: 'Что останется: имя, под которым вы вступили, ваши роли, а также карточки и встречи, над которыми вы работали: они общие.',
  },
  mineErased: {
    en: 'What you chose is erased',
    de: 'Was du gewählt hast, ist endgültig gelöscht',
    ru: 'Выбранное стёрто',
  },

  erasedTitle: { en: 'Erased', de: 'Endgültig gelöscht', ru: 'Стёрто' },
  erasedNone: {
    en: 'Nothing in this network has been erased.',
    de: 'In diesem Netzwerk wurde noch nichts endgültig gelöscht.',
    ru: 'В этой сети ещё ничего не стирали.',
  },
  erasedBy: { en: '{by}, {when}', de: '{by}, {when}', ru: '{by}, {when}' },
  erasedByYou: { en: 'you, {when}', de: 'du, {when}', ru: 'вы, {when}' },
  goesOn: {
    en: 'The words are deleted here on {date}',
    de: 'Der Wortlaut wird hier am {date} gelöscht',
    ru: 'Сам текст будет удалён здесь {date}',
  },
  hasGone: {
    en: 'The words are deleted here',
    de: 'Der Wortlaut ist hier gelöscht',
    ru: 'Сам текст здесь удалён',
  },
  more: { en: 'Show more', de: 'Mehr zeigen', ru: 'Показать ещё' },
  reachTitle: {
    en: 'What erasing cannot reach',
    de: 'Was Löschen nicht erreicht',
    ru: 'Чего стереть нельзя',
  },
  reachAway: {
    en: 'Laptops that never meet anybody of the network again.',
    de: 'Laptops, die nie wieder jemanden aus dem Netzwerk treffen.',
    ru: 'Копии на ноутбуках, которые больше никогда ни с кем из сети не встретятся.',
  },
  reachFiles: {
    en: 'Files that were saved or sent before, backups, printouts.',
    de: 'Dateien, die vorher gespeichert oder verschickt wurden, Sicherungen, Ausdrucke.',
    ru: 'Файлы, сохранённые или отправленные раньше, резервные копии, распечатки.',
  },
  reachPeople: {
    en: 'People who copied it, or who changed their Vmeste so that it keeps everything.',
    de: 'Leute, die es abgeschrieben haben oder deren umgebautes Vmeste alles behält.',
    ru: 'То, что люди себе переписали или что хранит их переделанная программа.',
  },
  reachMarks: {
    en: 'The mark that something was here: who touched it, when, and how long it was.',
    de: 'Den Vermerk, dass hier etwas war: wer daran gearbeitet hat, wann und wie lang es war.',
    ru: 'Отметку о том, что здесь что-то было: кто и когда это менял и какого размера оно было.',
  },
})

/** What kind of thing was erased. */
export const kinds = defineMessages({
  network: { en: 'The network’s settings', de: 'Die Einstellungen des Netzwerks', ru: 'Настройки сети' },
  member: { en: 'A person’s record', de: 'Eintrag einer Person', ru: 'Запись о человеке' },
  department: { en: 'A department', de: 'Ein Ressort', ru: 'Отдел' },
  column: { en: 'A column', de: 'Eine Spalte', ru: 'Колонка' },
  card: { en: 'A card', de: 'Eine Karte', ru: 'Карточка' },
  event: { en: 'An event', de: 'Ein Treffen', ru: 'Встреча' },
  rsvp: { en: 'An answer to an event', de: 'Eine Antwort auf ein Treffen', ru: 'Ответ на приглашение' },
  application: { en: 'A request to join', de: 'Eine Aufnahmeanfrage', ru: 'Просьба о приёме' },
  vouch: { en: 'A vouch', de: 'Eine Bürgschaft', ru: 'Поручительство' },
  decision: { en: 'A decision', de: 'Eine Entscheidung', ru: 'Решение' },
  organisation: { en: 'An organisation', de: 'Eine Organisation', ru: 'Организация' },
  customField: { en: 'A field of profiles', de: 'Ein Profilfeld', ru: 'Поле профиля' },
  alias: { en: 'A merged record', de: 'Ein zusammengeführter Eintrag', ru: 'Объединённая запись' },
  savedFilter: { en: 'A shared view', de: 'Eine geteilte Ansicht', ru: 'Общий вид' },
  other: {
    en: 'Something of a newer version',
    de: 'Etwas aus einer neueren Version',
    ru: 'Что-то из более новой версии',
  },
})

/** Fields of a profile, in the order in which they are shown. */
export const fields = defineMessages({
  intro: { en: 'Introduction', de: 'Vorstellung', ru: 'О себе' },
  offers: { en: 'Offers', de: 'Bietet', ru: 'Предлагает' },
  asks: { en: 'Looks for', de: 'Sucht', ru: 'Ищет' },
  intents: { en: 'Is here for', de: 'Ist hier für', ru: 'Здесь ради' },
  skills: { en: 'Skills', de: 'Können', ru: 'Умения' },
  fields: { en: 'Fields of work', de: 'Arbeitsfelder', ru: 'Сферы' },
  languages: { en: 'Languages', de: 'Sprachen', ru: 'Языки' },
  organisation: { en: 'Organisation', de: 'Organisation', ru: 'Организация' },
  role: { en: 'Role', de: 'Rolle', ru: 'Роль' },
  city: { en: 'City', de: 'Ort', ru: 'Город' },
  country: { en: 'Country', de: 'Land', ru: 'Страна' },
  timeZone: { en: 'Time zone', de: 'Zeitzone', ru: 'Часовой пояс' },
  email: { en: 'E-mail', de: 'E-Mail', ru: 'Эл. почта' },
  phone: { en: 'Phone', de: 'Telefon', ru: 'Телефон' },
  contacts: { en: 'Further ways to reach', de: 'Weitere Wege', ru: 'Другие способы связи' },
  links: { en: 'Links', de: 'Links', ru: 'Ссылки' },
  memberSince: { en: 'Member since', de: 'Dabei seit', ru: 'Участие с' },
  birthday: { en: 'Birthday', de: 'Geburtstag', ru: 'День рождения' },
  otherNames: { en: 'Other names', de: 'Andere Namen', ru: 'Другие имена' },
  tags: { en: 'Tags', de: 'Schlagwörter', ru: 'Теги' },
  note: { en: 'Note', de: 'Notiz', ru: 'Заметка' },
})
