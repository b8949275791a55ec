import { type BrowserWindow, dialog } from 'electron'
import { extensionsOf, type FilePurpose } from '../../shared/ipc/contract.ts'
import { type FileDialogs, withExtension } from '../services/files.ts'
import { type Locale, type Message, say } from '../services/messages.ts'

const kinds: Readonly<Record<FilePurpose, Message>> = {
  people: {
    en: 'Lists of people (CSV, vCard)',
    de: 'Listen von Personen (CSV, vCard)',
    ru: 'Списки людей (CSV, vCard)',
  },
  calendar: { en: 'Calendars (iCalendar)', de: 'Kalender (iCalendar)', ru: 'Календари (iCalendar)' },
  bundle: { en: 'Vmeste copies', de: 'Vmeste-Kopien', ru: 'Копии Vmeste' },
  mine: { en: 'My data', de: 'Meine Daten', ru: 'Мои данные' },
}

/** The system's own dialogs, in front of the window that asked. */
export const dialogsOf = (window: BrowserWindow, locale: Locale): FileDialogs => {
  const filtersOf = (purpose: FilePurpose) => [
    { name: say(kinds[purpose], locale), extensions: [...extensionsOf[purpose]] },
  ]
  return {
    async open(purpose) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: filtersOf(purpose),
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async save(purpose, name) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: name,
        filters: filtersOf(purpose),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || !filePath ? null : withExtension(filePath, purpose)
    },
  }
}
