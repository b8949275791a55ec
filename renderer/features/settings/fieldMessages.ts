import { defineMessages } from '../../ui/i18n.tsx'

export const f = defineMessages({
  title: { en: 'Profile fields of {network}', de: 'Profilfelder von {network}', ru: 'Поля профилей «{network}»' },
  text: {
    en: 'What this network wants to know of its people beside the usual: it stands in every profile, in this order.',
    de: 'Was dieses Netzwerk neben dem Üblichen von seinen Leuten wissen will: Es steht in jedem Profil, in dieser Reihenfolge.',
    ru: 'Что эта сеть хочет знать о людях сверх обычного: эти поля есть в каждом профиле, в этом порядке.',
  },
  textOthers: {
    en: 'Coordinators have added these to everybody’s profile.',
    de: 'Diese Felder haben Koordinator:innen allen Profilen hinzugefügt.',
    ru: 'Эти поля добавили во все профили координаторы.',
  },
  list: { en: 'Profile fields', de: 'Profilfelder', ru: 'Поля профилей' },
  add: { en: 'Add a field', de: 'Feld hinzufügen', ru: 'Добавить поле' },
  edit: { en: 'Change: {label}', de: 'Ändern: {label}', ru: 'Изменить: {label}' },
  drag: { en: 'Move: {label}', de: 'Verschieben: {label}', ru: 'Переместить: {label}' },
  moved: { en: 'Order changed', de: 'Reihenfolge geändert', ru: 'Порядок изменён' },
  forAmbassadors: { en: 'for ambassadors', de: 'für Botschafter:innen', ru: 'для амбассадоров' },
  remove: { en: 'Remove: {label}', de: 'Entfernen: {label}', ru: 'Удалить: {label}' },
  removeTitle: { en: 'Remove “{label}”?', de: '„{label}“ entfernen?', ru: 'Удалить «{label}»?' },
  removeText: {
    en: 'The field and what people filled in go from all profiles. Undo brings all of it back.',
    de: 'Das Feld verschwindet aus allen Profilen, und mit ihm, was ausgefüllt war. Rückgängig bringt alles zurück.',
    ru: 'Поле и всё, что в нём указали, исчезнет из всех профилей. Отмена вернёт всё.',
  },
  removeDo: { en: 'Remove field', de: 'Feld entfernen', ru: 'Удалить поле' },
  removed: {
    en: '“{label}” is removed, from {n, plural, =0 {no profile} one {# profile} other {# profiles}}',
    de: '„{label}“ ist entfernt, {n, plural, =0 {stand in keinem Profil} one {aus # Profil} other {aus # Profilen}}',
    ru: 'Поле «{label}» удалено; профилей затронуто: {n}',
  },
})
