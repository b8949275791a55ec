import { Scale } from 'lucide-react'
import { useState } from 'react'
import { useLive } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { a } from './admissionMessages.ts'
import { DecisionItem } from './DecisionItem.tsx'

const SHOWN = 40

/** Every decision about people, the latest first. */
export const DecisionsTab = () => {
  const { t } = useI18n()
  const [shown, setShown] = useState(SHOWN)
  const decisions = useLive(
    (rows) => rows.find('decision', 'createdAt', {}, { reverse: true, limit: shown + 1 }),
    [shown],
  )
  if (!decisions) return null
  if (decisions.length === 0)
    return (
      <EmptyState icon={Scale} title={t(a.noDecisions)}>
        {t(a.noDecisionsText)}
      </EmptyState>
    )
  return (
    <div className="v-admission">
      <ol className="v-decisions">
        {decisions.slice(0, shown).map((decision) => (
          <DecisionItem key={decision.id} decision={decision} />
        ))}
      </ol>
      {decisions.length > shown ? (
        <Button variant="plain" onPress={() => setShown((n) => n + SHOWN)}>
          {t(a.more)}
        </Button>
      ) : null}
    </div>
  )
}
