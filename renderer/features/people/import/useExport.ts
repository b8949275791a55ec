import type { EntityId } from '../../../../shared/model/ids.ts'
import { useSession } from '../../../store/hooks.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { problemText } from '../../../ui/problems.ts'
import { useToasts } from '../../../ui/toasts.tsx'
import { m } from '../messages.ts'
import { download } from './download.ts'
import { readerFor } from './reader.ts'

/** Writes people, in the order of the list, to a file; reading and writing happen beside the window. */
export const useExport = () => {
  const { entry } = useSession()
  const i18n = useI18n()
  const toasts = useToasts()
  return async (format: 'csv' | 'vcard', ids: readonly EntityId[]): Promise<void> => {
    const reader = readerFor(entry.key)
    const written = await reader.ask({ kind: 'write', format, ids, locale: i18n.locale })
    reader.close()
    if (!written.ok) return void toasts.show({ text: problemText(i18n, written.error), tone: 'bad' })
    const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'text/vcard;charset=utf-8'
    download(new Blob([written.value], { type }), `${entry.name}.${format === 'csv' ? 'csv' : 'vcf'}`)
    toasts.show({ text: i18n.t(m.exported, { n: ids.length }) })
  }
}
