import { defineMessages } from '../../ui/i18n.tsx'
import { registerProblems } from '../../ui/problems.ts'

export const c = defineMessages({
  yes: { en: 'Yes', de: 'Ja', ru: 'Да' },
  no: { en: 'No', de: 'Nein', ru: 'Нет' },

  newField: { en: 'New profile field', de: 'Neues Profilfeld', ru: 'Новое поле профиля' },
  editField: { en: 'Profile field', de: 'Profilfeld', ru: 'Поле профиля' },
  label: { en: 'Name', de: 'Name', ru: 'Название' },
  labelHint: {
    en: 'T-shirt size, First aid…',
    de: 'T-Shirt-Größe, Erste Hilfe …',
    ru: 'Размер футболки, первая помощь…',
  },
  kind: { en: 'Kind', de: 'Art', ru: 'Вид' },
  text: { en: 'Text', de: 'Text', ru: 'Текст' },
  choice: { en: 'Choice', de: 'Auswahl', ru: 'Выбор' },
  number: { en: 'Number', de: 'Zahl', ru: 'Число' },
  date: { en: 'Date', de: 'Datum', ru: 'Дата' },
  yesNo: { en: 'Yes or no', de: 'Ja oder nein', ru: 'Да или нет' },
  options: { en: 'To choose from', de: 'Zur Auswahl', ru: 'Варианты' },
  option: { en: 'Option {n}', de: 'Möglichkeit {n}', ru: 'Вариант {n}' },
  addOption: { en: 'Add an option', de: 'Möglichkeit hinzufügen', ru: 'Добавить вариант' },
  optionUp: { en: 'Move option {n} up', de: 'Möglichkeit {n} nach oben', ru: 'Вариант {n} выше' },
  optionDown: { en: 'Move option {n} down', de: 'Möglichkeit {n} nach unten', ru: 'Вариант {n} ниже' },
  optionRemove: { en: 'Remove option {n}', de: 'Möglichkeit {n} entfernen', ru: 'Удалить вариант {n}' },
  help: { en: 'Note for whoever fills it in', de: 'Hinweis beim Ausfüllen', ru: 'Подсказка при заполнении' },
  audience: { en: 'Who sees it', de: 'Wer es sieht', ru: 'Кто это видит' },
  everyone: { en: 'Everyone in the network', de: 'Alle im Netzwerk', ru: 'Все участники' },
  ambassadors: {
    en: 'Ambassadors and coordinators',
    de: 'Botschafter:innen und Koordinator:innen',
    ru: 'Амбассадоры и координаторы',
  },
  ambassadorsNote: {
    en: 'Shown to nobody else, but it lies on every member’s laptop: no place for secrets. Whoever fills it in sees her own.',
    de: 'Wird sonst niemandem gezeigt, liegt aber auf den Laptops aller Mitglieder: kein Ort für Geheimnisse. Die eigene Angabe sieht jede Person.',
    ru: 'Больше никому не показывается, но лежит на ноутбуках всех участников: это не место для тайн. Свой ответ видит каждый.',
  },
  kindNote: {
    en: 'What people filled in is kept; what does not fit the new kind is shown as text.',
    de: 'Was schon ausgefüllt ist, bleibt; was zur neuen Art nicht passt, wird als Text gezeigt.',
    ru: 'Заполненное останется; что не подходит новому виду, будет показано как текст.',
  },
  takesOver: {
    en: 'What imported lists left under “{label}” becomes this field’s: {n, plural, one {# profile has} other {# profiles have}} it.',
    de: 'Was importierte Listen unter „{label}“ mitgebracht haben, gehört dann zu diesem Feld: in {n, plural, one {# Profil} other {# Profilen}}.',
    ru: 'Значения «{label}» из загруженных списков станут значениями этого поля: {n, plural, one {# профиль} few {# профиля} many {# профилей} other {# профиля}}.',
  },
  create: { en: 'Add field', de: 'Feld anlegen', ru: 'Добавить поле' },
  save: { en: 'Save', de: 'Speichern', ru: 'Сохранить' },
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  made: {
    en: '“{label}” is in every profile now',
    de: '„{label}“ steht jetzt in jedem Profil',
    ru: 'Поле «{label}» теперь есть в каждом профиле',
  },
  saved: { en: '“{label}” is changed', de: '„{label}“ ist geändert', ru: 'Поле «{label}» изменено' },
})

registerProblems(
  defineMessages({
    fieldExists: {
      en: 'There is a field “{name}” already.',
      de: 'Ein Feld „{name}“ gibt es schon.',
      ru: 'Поле «{name}» уже есть.',
    },
    optionsMissing: {
      en: 'A choice needs at least one option.',
      de: 'Eine Auswahl braucht mindestens eine Möglichkeit.',
      ru: 'Для выбора нужен хотя бы один вариант.',
    },
  }),
)
