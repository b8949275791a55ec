import { CloudOff, Laptop, Radio, Users } from 'lucide-react'
import { useMembership } from '../../store/hooks.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import type { IconType } from '../../ui/icon.ts'
import { Section } from '../../ui/Section.tsx'
import { m } from './messages.ts'

export const WhereKept = () => {
  const { t } = useI18n()
  const membership = useMembership()
  if (!membership) return null
  const others = membership.length - 1
  const places: readonly (readonly [IconType, string])[] = [
    [Laptop, t(m.keptHere)],
    [Users, others > 0 ? t(m.keptOthers, { n: others }) : t(m.keptAlone)],
    [Radio, t(m.keptOnWay)],
    [CloudOff, t(m.keptNoServer)],
  ]
  return (
    <Section title={t(m.keptTitle)}>
      <ul className="v-privacy-places">
        {places.map(([Icon, text]) => (
          <li key={text}>
            <Icon size={16} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
