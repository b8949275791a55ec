import type { ReactNode } from 'react'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { Fact } from '../../../ui/Facts.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { m } from '../messages.ts'
import { r } from './recordMessages.ts'
import type { Save } from './useAudiences.tsx'

type SetName = 'fields' | 'skills' | 'offers' | 'asks' | 'intents' | 'tags' | 'otherNames'
type TextName = 'role' | 'city'

const labels = { ...m, role: r.occupation } as const

/** Fields as they stand in a record: to write in where she may, else to read, and not there at all while empty. */
export const useFieldKit = ({ row, mayEdit, save }: { row: MemberRow; mayEdit: boolean; save: Save }) => {
  const { t } = useI18n()
  return {
    set: (field: SetName, max = 60): ReactNode =>
      mayEdit ? (
        <TagField
          label={t(labels[field])}
          values={row[field]}
          maxLength={max}
          placeholder="–"
          onChange={(values) => save({ [field]: values })}
        />
      ) : (
        row[field].length > 0 && (
          <Fact label={t(labels[field])}>
            <div className="v-row">
              {row[field].map((value) => (
                <Tag key={value}>{value}</Tag>
              ))}
            </div>
          </Fact>
        )
      ),
    text: (field: TextName, max: number): ReactNode =>
      mayEdit ? (
        <TextField
          label={t(labels[field])}
          value={row[field]}
          maxLength={max}
          placeholder="–"
          onCommit={(value) => save({ [field]: value.trim() })}
        />
      ) : (
        row[field] && <Fact label={t(labels[field])}>{row[field]}</Fact>
      ),
    intro: (placeholder: string): ReactNode =>
      mayEdit ? (
        <TextArea
          label={t(labels.intro)}
          hideLabel
          bare
          rows={2}
          value={row.intro}
          maxLength={2000}
          placeholder={placeholder}
          onCommit={(intro) => save({ intro: intro.trim() })}
        />
      ) : (
        <p className="v-person-text">{row.intro}</p>
      ),
    note: (placeholder: string): ReactNode =>
      mayEdit ? (
        <TextArea
          label={t(labels.note)}
          rows={1}
          value={row.note}
          maxLength={2000}
          placeholder={placeholder}
          onCommit={(note) => save({ note: note.trim() })}
        />
      ) : (
        row.note && (
          <Fact label={t(labels.note)}>
            <span className="v-person-text">{row.note}</span>
          </Fact>
        )
      ),
  }
}
