import type { ColumnLocale } from './csv/memberColumns.ts'
import { writeMembers } from './csv/writeMembers.ts'
import { type WholeDirectory, writePeopleFile } from './json/writePeople.ts'
import type { PictureOf } from './pictures.ts'
import { writeVCards } from './vcard/writeVCards.ts'

export const exportFormats = ['csv', 'vcard', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What is exported: people in the order of the list, and the organisations that go with them. */
export interface Exported extends WholeDirectory {
  readonly pictureOf: PictureOf
  /** Of headings in CSV. */
  readonly locale: ColumnLocale
}

/** Signs that no text file may hold, and none that anybody typed: one of them would make the whole file unreadable. */
const controls = /[^\P{Cc}\r\n\t]/gu

/** The text of a file that any of the readers beside this one reads back identically (CSV without pictures). */
export const exportPeople = (format: ExportFormat, exported: Exported): string => {
  const { people, organisations, locale, pictureOf } = exported
  switch (format) {
    case 'csv':
      return writeMembers(people, locale, organisations).replace(controls, '')
    case 'vcard':
      return writeVCards(people, organisations, pictureOf).replace(controls, '')
    case 'json':
      return writePeopleFile(exported, pictureOf)
  }
}
