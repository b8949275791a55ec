import type { Receipt } from '../../shared/replica/receipt.ts'
import { defineMessages, type I18n } from '../ui/i18n.tsx'

const messages = defineMessages({
  tooEarly: {
    en: '{n, plural, one {# change in this file waits: it is dated in the future.} other {# changes in this file wait: they are dated in the future.}} Check the clock of this laptop, and bring in the file again later.',
    de: '{n, plural, one {# Änderung in dieser Datei wartet: Sie ist auf die Zukunft datiert.} other {# Änderungen in dieser Datei warten: Sie sind auf die Zukunft datiert.}} Prüf die Uhr dieses Laptops und lade die Datei später noch einmal.',
    ru: '{n, plural, one {# изменение из этого файла ждёт: оно датировано будущим.} few {# изменения из этого файла ждут: они датированы будущим.} many {# изменений из этого файла ждут: они датированы будущим.} other {# изменения из этого файла ждут: они датированы будущим.}} Проверьте часы этого ноутбука и загрузите файл ещё раз позже.',
  },
})

/** Says how many changes of a file could not be taken in yet; '' when there are none. */
export const tooEarlyText = ({ t }: Pick<I18n, 't'>, { tooEarly = 0 }: Pick<Receipt, 'tooEarly'>): string =>
  tooEarly > 0 ? t(messages.tooEarly, { n: tooEarly }) : ''
