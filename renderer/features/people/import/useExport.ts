import type { ExportFormat } from '../../../../shared/interop/exportPeople.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useSession } from '../../../store/hooks.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { problemText } from '../../../ui/problems.ts'
import { useToasts } from '../../../ui/toasts.tsx'
import { m } from '../messages.ts'
import { download } from './download.ts'
import { listProblems } from './listProblems.ts'
import { im } from './messages.ts'
import { readerFor } from './reader.ts'

const kinds: { readonly [F in ExportFormat]: { readonly type: string; readonly ending: string } } = {
  csv: { type: 'text/csv;charset=utf-8', ending: 'csv' },
  vcard: { type: 'text/vcard;charset=utf-8', ending: 'vcf' },
  json: { type: 'application/json', ending: 'json' },
}

/** Writes people (everybody, those of a filter, those chosen), in the order given, to a file; reading and writing happen beside the window. */
export const useExport = () => {
  const { entry } = useSession()
  const i18n = useI18n()
  const toasts = useToasts()
  return async (format: ExportFormat, ids: readonly EntityId[]): Promise<void> => {
    const reader = readerFor(entry.key)
    const written = await reader.ask({ kind: 'write', format, ids, locale: i18n.locale, network: entry.name })
    reader.close()
    if (!written.ok) return void toasts.show({ text: problemText(i18n, written.error, listProblems), tone: 'bad' })
    const { type, ending } = kinds[format]
    download(new Blob([written.value.text], { type }), `${entry.name}.${ending}`)
    const { lacking } = written.value
    const exported = i18n.t(m.exported, { n: ids.length })
    toasts.show({ text: lacking > 0 ? `${exported}. ${i18n.t(im.photosLacking, { n: lacking })}` : exported })
  }
}
