import type { Existing, ImportKey } from '../../../../shared/commands/bringIn/imported.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { Select } from '../../../ui/Select.tsx'
import { im } from './messages.ts'
import type { ImportWork, Review } from './useImport.ts'

/** How a row finds the record that is here already, and what happens where the two say different things. */
export const HowMatched = ({ state, work }: { state: Review; work: ImportWork }) => {
  const { t } = useI18n()
  const { opened, taking } = state
  const hasIds = opened.format !== 'csv' || taking.mapping.includes('id')
  const keys: { readonly id: ImportKey; readonly label: string }[] = [
    { id: 'auto', label: t(im.byAuto) },
    { id: 'email', label: t(im.byEmail) },
    { id: 'phone', label: t(im.byPhone) },
    { id: 'name', label: t(im.byName) },
    ...(hasIds ? [{ id: 'id' as const, label: t(im.byId) }] : []),
    ...opened.fields.map(({ key, label }) => ({ id: `custom/${key}` as const, label: t(im.byField, { name: label }) })),
    { id: 'none', label: t(im.byNone) },
  ]
  return (
    <div className="v-import-matching">
      <Select
        label={t(im.key)}
        value={taking.key}
        options={keys.some(({ id }) => id === taking.key) ? keys : [...keys, { id: taking.key, label: taking.key }]}
        onChange={(key) => work.take(state, { key: key as ImportKey })}
      />
      <Select
        label={t(im.existing)}
        value={taking.existing}
        options={[
          { id: 'replace', label: t(im.fileWins) },
          { id: 'fill', label: t(im.recordWins) },
        ]}
        onChange={(existing) => work.take(state, { existing: existing as Existing })}
      />
      <p className="v-quiet v-import-own">{t(im.ownStays)}</p>
    </div>
  )
}
