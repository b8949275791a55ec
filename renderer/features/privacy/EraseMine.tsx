import { useState } from 'react'
import { EraseDialog } from '../../store/erasing/EraseDialog.tsx'
import type { OwnRecords } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Line } from '../../ui/Line.tsx'
import { Section } from '../../ui/Section.tsx'
import { m } from './messages.ts'

type Part = keyof OwnRecords
const idsOf = (records: OwnRecords, part: Part) =>
  part === 'profile' ? (records.profile ? [records.profile] : []) : records[part]

/** What a person may erase herself: her profile, her answers, her word. */
export const EraseMine = ({
  records,
  onErased,
}: {
  readonly records: OwnRecords | undefined
  readonly onErased: () => void
}) => {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  if (!records) return null
  const isEmpty = (['profile', 'rsvps', 'vouches'] as const).every((part) => idsOf(records, part).length === 0)
  return (
    <Section title={t(m.eraseTitle)}>
      <Line label={t(m.eraseMine)} note={isEmpty ? t(m.nothingLeft) : t(m.eraseMineNote)}>
        {isEmpty ? null : (
          <Button onPress={() => setOpen(true)} className="v-privacy-danger">
            {t(m.eraseMineDo)}
          </Button>
        )}
      </Line>
      <p className="v-quiet">{t(m.othersNote)}</p>
      {isOpen ? <Choosing records={records} onClose={() => setOpen(false)} onErased={onErased} /> : null}
      <details className="v-privacy-reach">
        <summary>{t(m.reachTitle)}</summary>
        <ul>
          <li>{t(m.reachAway)}</li>
          <li>{t(m.reachFiles)}</li>
          <li>{t(m.reachPeople)}</li>
          <li>{t(m.reachMarks)}</li>
        </ul>
      </details>
    </Section>
  )
}

const Choosing = ({
  records,
  onClose,
  onErased,
}: {
  readonly records: OwnRecords
  readonly onClose: () => void
  readonly onErased: () => void
}) => {
  const { t } = useI18n()
  const parts = (['profile', 'rsvps', 'vouches'] as const).filter((part) => idsOf(records, part).length > 0)
  const [chosen, setChosen] = useState<ReadonlySet<Part>>(new Set(parts))
  const label = (part: Part) =>
    part === 'profile'
      ? t(m.mineProfile)
      : t(part === 'rsvps' ? m.mineRsvps : m.mineVouches, { n: records[part].length })
  return (
    <EraseDialog
      title={t(m.eraseMine)}
      question={t(m.mineQuestion)}
      said={t(m.mineErased)}
      entities={[...chosen].flatMap((part) => idsOf(records, part))}
      isOpen
      onClose={onClose}
      onErased={onErased}
    >
      <div className="v-privacy-parts">
        {parts.map((part) => (
          <Checkbox
            key={part}
            isSelected={chosen.has(part)}
            onChange={(isChosen) =>
              setChosen(new Set(isChosen ? [...chosen, part] : [...chosen].filter((each) => each !== part)))
            }
          >
            {label(part)}
          </Checkbox>
        ))}
      </div>
      <p>{t(m.mineStays)}</p>
    </EraseDialog>
  )
}
