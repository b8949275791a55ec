import { instantOf } from '../../../shared/lib/instantOf.ts'
import { Choices } from '../../ui/Choices.tsx'
import { DateTimeField } from '../../ui/DateField.tsx'
import { dayOf, ownZone } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import type { Cutoff } from '../trust.ts'
import { m } from './messages.ts'
import './duties.css'

/** A choice that is being made: the moment is kept while another way is looked at. */
export interface CutoffDraft {
  readonly way: 'known' | 'before' | 'nothing'
  /** Wall-clock time here. */
  readonly since: string
}

/** This morning, as one usually notices things the same day. */
export const newCutoff = (now = Date.now()): CutoffDraft => ({ way: 'known', since: `${dayOf(now)}T00:00` })

export const cutoffOf = ({ way, since }: CutoffDraft): Cutoff =>
  way === 'before' ? (since === '' ? 'known' : { before: instantOf(since, ownZone()) }) : way

/** From when on somebody's doing does not count. */
export const CutoffChoice = ({
  value,
  onChange,
  name,
  isRole,
}: {
  readonly value: CutoffDraft
  readonly onChange: (value: CutoffDraft) => void
  readonly name: string
  /** Of one role: what was done as a plain member stays anyway. */
  readonly isRole: boolean
}) => {
  const { t } = useI18n()
  return (
    <div className="v-cutoff">
      <Choices
        label={t(isRole ? m.whatCountsRole : m.whatCounts, { name })}
        value={value.way}
        onChange={(way) => onChange({ ...value, way })}
        options={[
          { id: 'known', label: t(m.cutKnown), note: t(m.cutKnownNote) },
          { id: 'before', label: t(m.cutBefore), note: t(m.cutBeforeNote) },
          { id: 'nothing', label: t(m.cutNothing), note: t(isRole ? m.cutNothingRoleNote : m.cutNothingNote) },
        ]}
      />
      {value.way === 'before' ? (
        <div className="v-cutoff-since">
          <DateTimeField label={t(m.since)} value={value.since} onChange={(since) => onChange({ ...value, since })} />
        </div>
      ) : null}
    </div>
  )
}
