import { Monitor, Moon, Rows2, Rows4, Sun } from 'lucide-react'
import { useSettings } from '../../store/settings.ts'
import { type Locale, useI18n } from '../../ui/i18n.tsx'
import { Line } from '../../ui/Line.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages as m } from './messages.ts'

export const LookSettings = () => {
  const { t, locale } = useI18n()
  const [settings, change] = useSettings()
  return (
    <Section title={t(m.look)}>
      <Line label={t(m.language)}>
        <Segmented<Locale>
          label={t(m.language)}
          value={locale}
          onChange={(next) => change({ locale: next })}
          options={[
            { id: 'en', label: 'English' },
            { id: 'de', label: 'Deutsch' },
            { id: 'ru', label: 'Русский' },
          ]}
        />
      </Line>
      <Line label={t(m.scheme)}>
        <Segmented
          label={t(m.scheme)}
          value={settings.scheme}
          onChange={(scheme) => change({ scheme })}
          options={[
            { id: 'system', label: t(m.system), icon: Monitor },
            { id: 'light', label: t(m.light), icon: Sun },
            { id: 'dark', label: t(m.dark), icon: Moon },
          ]}
        />
      </Line>
      <Line label={t(m.density)}>
        <Segmented
          label={t(m.density)}
          value={settings.density}
          onChange={(density) => change({ density })}
          options={[
            { id: 'normal', label: t(m.normal), icon: Rows2 },
            { id: 'compact', label: t(m.compact), icon: Rows4 },
          ]}
        />
      </Line>
    </Section>
  )
}
