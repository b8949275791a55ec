import { ArrowRight } from 'lucide-react'
import { addressOf, type MyApplication, useApplications } from '../../store/applications.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { applyMessages as m } from './applyMessages.ts'

const stateOf = ({ state, stage }: MyApplication) => {
  if (state === 'draft') return m.stateDraft
  if (state === 'asked') return m.stateAsked
  if (state === 'declined') return m.stateDeclined
  return stage === null ? m.stateNobody : stage === 'held' ? m.stateHeld : m.stateOpen
}

/** Networks this machine has asked to be taken into. Absent when there are none. */
export const MyApplications = ({ onOpen }: { readonly onOpen: (payload: string) => void }) => {
  const { t } = useI18n()
  const shown = (useApplications() ?? []).filter(({ state, name, intro }) => state !== 'draft' || name || intro)
  if (shown.length === 0) return null
  return (
    <section className="v-welcome-mine">
      <h2>{t(m.mine)}</h2>
      <ul>
        {shown.map((each) => (
          <li key={each.net}>
            <Button
              variant="plain"
              className="v-welcome-network"
              onPress={() => onOpen(addressOf(each))}
              end={<ArrowRight size={16} aria-hidden />}
            >
              {each.network} <Badge tone={each.state === 'asked' ? 'warn' : 'neutral'}>{t(stateOf(each))}</Badge>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
