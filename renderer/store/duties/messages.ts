import { defineMessages } from '../../ui/i18n.tsx'

export const m = defineMessages({
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  undo: { en: 'Undo', de: 'Rückgängig', ru: 'Отменить' },
  someone: { en: 'someone', de: 'jemand', ru: 'кто-то' },
  reason: { en: 'Reason', de: 'Grund', ru: 'Причина' },
  reasonNote: {
    en: 'Everybody in the network can read it.',
    de: 'Alle im Netzwerk können ihn lesen.',
    ru: 'Её могут прочесть все участники.',
  },

  // Another role.
  changeRole: { en: 'Role of {name}', de: 'Rolle von {name}', ru: 'Роль: {name}' },
  roleInNetwork: { en: 'Role in the network', de: 'Rolle im Netzwerk', ru: 'Роль в сети' },
  isNow: { en: 'now', de: 'jetzt', ru: 'сейчас' },
  changeRoleDo: { en: 'Change the role', de: 'Rolle ändern', ru: 'Изменить роль' },
  roleChanged: {
    en: '{name} has the role “{role}” now',
    de: '{name} hat jetzt die Rolle „{role}“',
    ru: '{name}: теперь роль «{role}»',
  },
  rolesForOthers: {
    en: 'Roles that are not shown here are for others to give.',
    de: 'Rollen, die hier fehlen, vergeben andere.',
    ru: 'Остальные роли назначают другие.',
  },

  // A duty.
  giveDuty: { en: 'A duty for {name}', de: 'Eine Aufgabe für {name}', ru: 'Поручить дело: {name}' },
  whichDuty: { en: 'What will it be?', de: 'Welche?', ru: 'Какое?' },
  leadADepartment: { en: 'Lead a department', de: 'Ein Ressort leiten', ru: 'Руководить отделом' },
  leadNote: {
    en: 'Where somebody leads it already: as deputy.',
    de: 'Wo es schon eine Leitung gibt: als Stellvertretung.',
    ru: 'Если руководитель уже есть — заместителем.',
  },
  organiseAnEvent: { en: 'Organise an event', de: 'Ein Treffen organisieren', ru: 'Организовать встречу' },
  organiseNote: {
    en: 'Answers for the plan, the guests and the evening.',
    de: 'Kümmert sich um Plan, Gäste und den Abend.',
    ru: 'Отвечает за план, гостей и вечер.',
  },
  department: { en: 'Department', de: 'Ressort', ru: 'Отдел' },
  event: { en: 'Event', de: 'Treffen', ru: 'Встреча' },
  person: { en: 'Person', de: 'Person', ru: 'Человек' },
  giveDo: { en: 'Give the duty', de: 'Aufgabe geben', ru: 'Поручить' },
  leadsNow: {
    en: '{name} leads “{what}” now',
    de: '{name} leitet jetzt „{what}“',
    ru: '{name} теперь руководит отделом «{what}»',
  },
  organisesNow: {
    en: '{name} organises “{what}” now',
    de: '{name} organisiert jetzt „{what}“',
    ru: '{name} теперь организует встречу «{what}»',
  },

  // Taking back.
  takeBack: { en: 'Take back', de: 'Zurücknehmen', ru: 'Снять' },
  takeRole: {
    en: '{name}: take back “{role}”?',
    de: '{name}: „{role}“ zurücknehmen?',
    ru: '{name}: снять роль «{role}»?',
  },
  takeRoleNote: {
    en: '{name} stays in the network and can do what its other members can.',
    de: '{name} bleibt im Netzwerk und kann, was die anderen Mitglieder können.',
    ru: '{name} остаётся в сети и может то же, что остальные участники.',
  },
  roleTaken: {
    en: '{name}: “{role}” is taken back',
    de: '{name}: „{role}“ ist zurückgenommen',
    ru: '{name}: роль «{role}» снята',
  },
  remove: { en: 'Remove from the network', de: 'Aus dem Netzwerk entfernen', ru: 'Исключить из сети' },
  removeTitle: {
    en: 'Remove {name} from the network?',
    de: '{name} aus dem Netzwerk entfernen?',
    ru: '{name}: исключить из сети?',
  },
  removed: {
    en: '{name} is not a member any more',
    de: '{name} ist kein Mitglied mehr',
    ru: '{name} больше не состоит в сети',
  },
  whatHappens: {
    en: 'As soon as the others hear of it, nothing new reaches {name}, and nothing {name} writes reaches you.',
    de: 'Sobald die anderen davon hören, kommt bei {name} nichts Neues mehr an, und was {name} schreibt, kommt nicht mehr zu euch.',
    ru: 'Как только другие об этом узнают, {name} больше не получит ничего нового, а написанное там до вас не дойдёт.',
  },
  cannotReach: {
    en: 'What this cannot do: {name} keeps the copies that are on {name}’s own laptops. What is there today can still be read there, for ever.',
    de: 'Was das nicht kann: Die Kopien auf den Laptops von {name} bleiben dort. Was heute darauf steht, lässt sich da auch weiterhin lesen.',
    ru: 'Чего это не может: копии на ноутбуках этого человека ({name}) останутся там. То, что на них есть сегодня, можно будет читать и дальше.',
  },
  canUndo: {
    en: 'It can be undone, also later: everything is then exactly as before.',
    de: 'Es lässt sich rückgängig machen, auch später: Dann ist alles genau wie vorher.',
    ru: 'Это можно отменить и позже: всё станет в точности как было.',
  },
  lastKeeper: {
    en: 'Then only one keeper is left. If that laptop is lost, nobody can appoint coordinators any more: choose another keeper first.',
    de: 'Danach hütet nur noch eine Person das Netzwerk. Geht ihr Laptop verloren, kann niemand mehr Koordinator:innen berufen: Wählt vorher noch jemanden zum Hüten.',
    ru: 'После этого останется один хранитель. Если его ноутбук пропадёт, назначать координаторов будет некому: сначала выберите ещё одного.',
  },
  hasDuties: {
    en: '{n, plural, one {# thing here depends on {name}: a duty, an event or an open card.} other {# things here depend on {name}: duties, events, open cards.}}',
    de: '{n, plural, one {# Sache hängt hier an {name}: eine Aufgabe, ein Treffen oder eine offene Karte.} other {# Sachen hängen hier an {name}: Aufgaben, Treffen, offene Karten.}}',
    ru: 'Незавершённые дела ({name}): {n}',
  },
  passOnFirst: { en: 'Pass it on first', de: 'Erst übergeben', ru: 'Сначала передать' },

  // From when.
  whatCounts: {
    en: 'What about all that {name} did?',
    de: 'Was ist mit allem, was {name} gemacht hat?',
    ru: '{name}: что будет со всем сделанным?',
  },
  whatCountsRole: {
    en: 'What about all that {name} did in this role?',
    de: 'Was ist mit allem, was {name} in dieser Rolle gemacht hat?',
    ru: '{name}: что будет со всем сделанным в этой роли?',
  },
  cutKnown: { en: 'It stays', de: 'Es bleibt', ru: 'Останется' },
  cutKnownNote: {
    en: 'Everything known here until now. What turns up later from elsewhere is set aside.',
    de: 'Alles, was hier bisher bekannt ist. Was später noch von anderswo auftaucht, wird beiseitegelegt.',
    ru: 'Всё, что здесь известно до этого момента. То, что ещё придёт откуда-то позже, будет отложено.',
  },
  cutBefore: {
    en: 'It stays until a day and time',
    de: 'Es bleibt bis zu einem Zeitpunkt',
    ru: 'Останется до выбранного времени',
  },
  cutBeforeNote: {
    en: 'Everything since is set aside: what stood there before is shown again.',
    de: 'Alles danach wird beiseitegelegt: Dann steht wieder da, was vorher dastand.',
    ru: 'Всё после него будет отложено: снова будет видно то, что стояло раньше.',
  },
  cutNothing: { en: 'Nothing of it counts', de: 'Nichts davon zählt', ru: 'Ничего не считается' },
  cutNothingNote: {
    en: 'For somebody who never should have been here.',
    de: 'Für jemanden, der nie hätte dabei sein sollen.',
    ru: 'Для тех, кого вообще не следовало принимать.',
  },
  cutNothingRoleNote: {
    en: 'For somebody who never should have had it.',
    de: 'Für jemanden, der sie nie hätte haben sollen.',
    ru: 'Для тех, кому её вообще не следовало давать.',
  },
  since: { en: 'Set aside everything since', de: 'Alles beiseitelegen seit', ru: 'Отложить всё, начиная с' },

  // What would happen.
  consequences: { en: 'What changes', de: 'Was sich ändert', ru: 'Что изменится' },
  nothingChanges: {
    en: 'Nothing that you see here today.',
    de: 'Nichts von dem, was du hier heute siehst.',
    ru: 'Ничего из того, что вы видите сегодня.',
  },
  setAsideN: {
    en: '{n, plural, one {# change is set aside} other {# changes are set aside}}',
    de: '{n, plural, one {# Änderung wird beiseitegelegt} other {# Änderungen werden beiseitegelegt}}',
    ru: '{n, plural, one {# изменение будет отложено} few {# изменения будут отложены} many {# изменений будет отложено} other {# изменения будут отложены}}',
  },
  showsOther: {
    en: '{n, plural, one {# record then shows something else} other {# records then show something else}}',
    de: '{n, plural, one {# Eintrag zeigt danach etwas anderes} other {# Einträge zeigen danach etwas anderes}}',
    ru: '{n, plural, one {# запись станет другой} few {# записи станут другими} many {# записей станут другими} other {# записи станут другими}}',
  },
  gone: { en: 'goes', de: 'verschwindet', ru: 'исчезнет' },
  earlier: { en: 'as it was before', de: 'wie vorher', ru: 'как было раньше' },
  back: { en: 'comes back', de: 'kommt zurück', ru: 'вернётся' },
  showAll: { en: 'Show all {n}', de: 'Alle {n} zeigen', ru: 'Показать все ({n})' },
  firstOnes: {
    en: 'The first {n} of {all}',
    de: 'Die ersten {n} von {all}',
    ru: 'Первые {n} из {all}',
  },
  fallToo: {
    en: '{n, plural, one {One more person would not belong any more, because {name} brought them in: {names}} other {# more people would not belong any more, because {name} brought them in: {names}}}',
    de: '{n, plural, one {Noch eine Person würde nicht mehr dazugehören, weil {name} sie aufgenommen hat: {names}} other {Noch # Leute würden nicht mehr dazugehören, weil {name} sie aufgenommen hat: {names}}}',
    ru: '{n, plural, one {Ещё # человек перестанет состоять в сети, потому что попал сюда через этого участника ({name}): {names}} few {Ещё # человека перестанут состоять в сети, потому что попали сюда через этого участника ({name}): {names}} many {Ещё # человек перестанут состоять в сети, потому что попали сюда через этого участника ({name}): {names}} other {Ещё # человека перестанут состоять в сети, потому что попали сюда через этого участника ({name}): {names}}}',
  },
  rolesToo: {
    en: '{n, plural, one {One role given by {name} would end: {names}} other {# roles given by {name} would end: {names}}}',
    de: '{n, plural, one {Eine Rolle, die {name} vergeben hat, würde enden: {names}} other {# Rollen, die {name} vergeben hat, würden enden: {names}}}',
    ru: '{n, plural, one {# роль, данная этим участником ({name}), перестанет действовать: {names}} few {# роли, данные этим участником ({name}), перестанут действовать: {names}} many {# ролей, данных этим участником ({name}), перестанут действовать: {names}} other {# роли, данной этим участником ({name}), перестанут действовать: {names}}}',
  },

  // Bringing back.
  broughtBack: {
    en: '{name} is back; everything is as before',
    de: '{name} ist wieder da; alles ist wie vorher',
    ru: '{name} снова с вами; всё как прежде',
  },
  undone: {
    en: 'Undone: everything is as before',
    de: 'Rückgängig: Alles ist wie vorher',
    ru: 'Отменено: всё как прежде',
  },
})
