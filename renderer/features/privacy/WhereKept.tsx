import { CloudOff, Laptop, Radio, Users } from 'lucide-react'
import { useMembership } from '../../store/hooks.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import type { IconType } from '../../ui/icon.ts'
import { Section } from '../../ui/Section.tsx'
import { m } from './messages.ts'

/** Where copies lie, and who learns what. */
export const WhereKept = () => {
  const { t } = useI18n()
  const membership = useMembership()
  if (!membership) return null
  const others = membership.length - 1
  const places: readonly (readonly [icon: IconType, where: string, note: string])[] = [
    [Laptop, t(m.keptHere), t(m.keptHereNote)],
    others > 0
      ? [Users, t(m.keptOthers, { n: others }), t(m.keptOthersNote)]
      : [Users, t(m.keptAlone), t(m.keptAloneNote)],
    [CloudOff, t(m.keptNoServer), t(m.keptNoServerNote)],
    [Radio, t(m.keptOnWay), t(m.keptOnWayNote)],
  ]
  return (
    <Section title={t(m.keptTitle)}>
      <ul className="v-privacy-places">
        {places.map(([Icon, where, note]) => (
          <li key={where}>
            <Icon size={16} aria-hidden />
            <span>
              {where}
              <span className="v-field-note">{note}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
