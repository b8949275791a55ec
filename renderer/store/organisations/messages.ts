import { defineMessages } from '../../ui/i18n.tsx'

export const o = defineMessages({
  directory: { en: 'Directory', de: 'Verzeichnis', ru: 'Справочник' },
  people: { en: 'People', de: 'Leute', ru: 'Люди' },
  organisations: { en: 'Organisations', de: 'Organisationen', ru: 'Организации' },
  met: { en: 'My contacts', de: 'Meine Kontakte', ru: 'Мои контакты' },
})
