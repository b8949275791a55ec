import type { CommandName } from '../../shared/commands/registry.ts'
import type { StepLabel } from '../store/history.ts'
import { defineMessages, type I18n, type Message } from '../ui/i18n.tsx'

/** What each command did, to stand after "Undone:" and "Done again:". A command without words is a type error. */
const words = defineMessages({
  foundNetwork: { en: 'network founded', de: 'Netzwerk gegründet', ru: 'сеть создана' },
  createSample: { en: 'sample filled in', de: 'Beispiel angelegt', ru: 'пример заполнен' },
  updateNetwork: { en: 'network changed', de: 'Netzwerk geändert', ru: 'данные сети изменены' },
  createMember: { en: 'person added', de: 'Person hinzugefügt', ru: 'человек добавлен' },
  updateMember: { en: 'person changed', de: 'Angaben zur Person geändert', ru: 'данные человека изменены' },
  mergeMembers: { en: 'records merged', de: 'Einträge zusammengeführt', ru: 'записи объединены' },
  gatherMerged: {
    en: 'merged records completed',
    de: 'zusammengeführte Einträge ergänzt',
    ru: 'объединённые записи дополнены',
  },
  nameDevice: { en: 'laptop named', de: 'Laptop benannt', ru: 'имя ноутбука' },
  leaveNetwork: {
    en: 'said that you leave, or stay',
    de: 'gesagt, dass du gehst oder bleibst',
    ru: 'сообщение об уходе или возвращении',
  },
  importMembers: { en: 'list of people brought in', de: 'Liste von Leuten importiert', ru: 'список людей загружен' },
  createOrganisation: { en: 'organisation added', de: 'Organisation hinzugefügt', ru: 'организация добавлена' },
  updateOrganisation: { en: 'organisation changed', de: 'Organisation geändert', ru: 'организация изменена' },
  affiliate: {
    en: 'belonging to an organisation',
    de: 'Zugehörigkeit zu einer Organisation',
    ru: 'связь с организацией',
  },
  gatherOrganisations: {
    en: 'organisations made records',
    de: 'Organisationen als Einträge angelegt',
    ru: 'записи организаций созданы',
  },
  defineCustomField: { en: 'profile field added', de: 'Profilfeld angelegt', ru: 'поле профиля добавлено' },
  updateCustomField: { en: 'profile field changed', de: 'Profilfeld geändert', ru: 'поле профиля изменено' },
  moveCustomField: { en: 'profile field moved', de: 'Profilfeld verschoben', ru: 'поле профиля перемещено' },
  removeCustomField: { en: 'profile field removed', de: 'Profilfeld entfernt', ru: 'поле профиля удалено' },
  tagMembers: { en: 'tags of many people', de: 'Schlagwörter vieler Leute', ru: 'метки многих людей' },
  saveFilter: { en: 'view shared', de: 'Ansicht geteilt', ru: 'общий вид списка сохранён' },
  updateFilter: { en: 'shared view changed', de: 'geteilte Ansicht geändert', ru: 'общий вид списка изменён' },
  moveFilter: { en: 'shared view moved', de: 'geteilte Ansicht verschoben', ru: 'общий вид списка перемещён' },
  takeInApplication: {
    en: 'request shown to all',
    de: 'Anfrage allen gezeigt',
    ru: 'просьба показана всем',
  },
  vouch: { en: 'your vouch', de: 'deine Bürgschaft', ru: 'ваше поручительство' },
  takeBackVouch: {
    en: 'your vouch taken back',
    de: 'deine Bürgschaft zurückgenommen',
    ru: 'поручительство отозвано',
  },
  recordDecision: { en: 'decision', de: 'Entscheidung', ru: 'решение' },
  createDepartment: { en: 'department made', de: 'Ressort angelegt', ru: 'отдел создан' },
  updateDepartment: { en: 'department changed', de: 'Ressort geändert', ru: 'отдел изменён' },
  joinDepartment: { en: 'department joined', de: 'dem Ressort beigetreten', ru: 'вступление в отдел' },
  leaveDepartment: { en: 'department left', de: 'das Ressort verlassen', ru: 'выход из отдела' },
  createColumn: { en: 'column added', de: 'Spalte hinzugefügt', ru: 'колонка добавлена' },
  updateColumn: { en: 'column changed', de: 'Spalte geändert', ru: 'колонка изменена' },
  moveColumn: { en: 'column moved', de: 'Spalte verschoben', ru: 'колонка перемещена' },
  removeColumn: { en: 'column removed', de: 'Spalte entfernt', ru: 'колонка удалена' },
  createCard: { en: 'card added', de: 'Karte hinzugefügt', ru: 'карточка добавлена' },
  updateCard: { en: 'card changed', de: 'Karte geändert', ru: 'карточка изменена' },
  moveCard: { en: 'card moved', de: 'Karte verschoben', ru: 'карточка перемещена' },
  archiveCard: {
    en: 'card archived or brought back',
    de: 'Karte archiviert oder zurückgeholt',
    ru: 'архивация карточки',
  },
  assignCard: { en: 'who does a card', de: 'wer eine Karte übernimmt', ru: 'исполнитель карточки' },
  createEvent: { en: 'event planned', de: 'Treffen angelegt', ru: 'встреча создана' },
  updateEvent: { en: 'event changed', de: 'Treffen geändert', ru: 'встреча изменена' },
  cancelEvent: {
    en: 'event called off or on again',
    de: 'Treffen abgesagt oder wieder angesetzt',
    ru: 'отмена встречи',
  },
  setRsvp: { en: 'answer to an event', de: 'Antwort auf ein Treffen', ru: 'ответ на приглашение' },
  inviteToEvent: { en: 'people invited', de: 'Leute eingeladen', ru: 'люди приглашены' },
  importEvents: { en: 'calendar brought in', de: 'Kalender übernommen', ru: 'календарь загружен' },
  handOver: { en: 'duties passed on', de: 'Aufgaben übergeben', ru: 'дела переданы' },
  removeEntities: { en: 'removal', de: 'Entfernen', ru: 'удаление' },
  restoreEntities: { en: 'bringing back', de: 'Zurückholen', ru: 'восстановление' },
  applyChanges: { en: 'a step back', de: 'ein Schritt zurück', ru: 'шаг назад' },
  takeOther: { en: 'the other value taken', de: 'den anderen Wert genommen', ru: 'выбор другого значения' },
} satisfies Record<CommandName, object>) satisfies Readonly<Record<CommandName, Message>>

/** What was done, for a step of the history. */
export const doneText = (i18n: I18n, label: StepLabel): string =>
  typeof label === 'string' ? i18n.t(words[label]) : label.told
