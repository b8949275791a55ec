import { defineMessages } from '../../../ui/i18n.tsx'

export const p = defineMessages({
  add: { en: 'Add a photo', de: 'Foto hinzufügen', ru: 'Добавить фото' },
  change: { en: 'Change the photo', de: 'Foto ändern', ru: 'Изменить фото' },
  title: { en: 'Photo', de: 'Foto', ru: 'Фото' },
  hint: {
    en: 'A photo is welcome and never needed. It is made small and goes to those who look at the record.',
    de: 'Ein Foto ist willkommen und nie nötig. Es wird klein gemacht und geht an alle, die den Eintrag ansehen.',
    ru: 'Фото приветствуется, но не обязательно. Оно уменьшается и передаётся тем, кто смотрит запись.',
  },
  choose: {
    en: 'A picture: PNG, JPEG, GIF or WebP',
    de: 'Ein Bild: PNG, JPEG, GIF oder WebP',
    ru: 'Картинка: PNG, JPEG, GIF или WebP',
  },
  stage: {
    en: 'Part of the picture that is shown. Arrow keys move it, plus and minus make it larger or smaller.',
    de: 'Gezeigter Ausschnitt. Pfeiltasten verschieben ihn, Plus und Minus vergrößern und verkleinern.',
    ru: 'Видимая часть снимка. Стрелки сдвигают её, плюс и минус меняют размер.',
  },
  larger: { en: 'Size', de: 'Größe', ru: 'Размер' },
  other: { en: 'Another picture', de: 'Anderes Bild', ru: 'Другой снимок' },
  keep: { en: 'Use this', de: 'Verwenden', ru: 'Использовать' },
  remove: { en: 'Remove the photo', de: 'Foto entfernen', ru: 'Убрать фото' },
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  saved: { en: 'New photo', de: 'Neues Foto', ru: 'Новое фото' },
  removed: { en: 'Photo removed', de: 'Foto entfernt', ru: 'Фото убрано' },
  pictureUnreadable: {
    en: 'This file could not be read as a picture. Nothing was changed. Try a PNG or JPEG.',
    de: 'Diese Datei ließ sich nicht als Bild lesen. Es wurde nichts geändert. Probier ein PNG oder JPEG.',
    ru: 'Этот файл не удалось прочитать как картинку. Ничего не изменилось. Попробуйте PNG или JPEG.',
  },
  pictureTooLarge: {
    en: 'This picture is too large to be opened. Nothing was changed. Make it smaller first.',
    de: 'Dieses Bild ist zu groß. Es wurde nichts geändert. Mach es zuerst kleiner.',
    ru: 'Эта картинка слишком велика. Ничего не изменилось. Сначала уменьшите её.',
  },
})
