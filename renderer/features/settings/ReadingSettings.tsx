import type { AppSettings } from '../../store/profile.ts'
import { useSettings } from '../../store/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { type Message, useI18n } from '../../ui/i18n.tsx'
import { Line } from '../../ui/Line.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages as m } from './messages.ts'

interface Aid {
  readonly key: 'textScale' | 'letterSpacing' | 'wordSpacing' | 'lineHeight'
  readonly label: Message
  readonly steps: readonly (readonly [number, Message])[]
}

const spacing = (key: Aid['key'], label: Message, wide: number, wider: number): Aid => ({
  key,
  label,
  steps: [
    [0, m.tight],
    [wide, m.wide],
    [wider, m.wider],
  ],
})

const sizes: Aid['steps'] = [
  [1, m.usual],
  [1.125, m.large],
  [1.3125, m.larger],
]

/** Values follow WCAG 1.4.12 at their widest: letters 0.12 em, words 0.16 em, lines 1.5 and more. */
const aids: readonly Aid[] = [
  { key: 'textScale', label: m.textSize, steps: sizes },
  spacing('letterSpacing', m.letters, 0.05, 0.12),
  spacing('wordSpacing', m.words, 0.08, 0.16),
  spacing('lineHeight', m.lines, 0.2, 0.45),
]

const tints: readonly (readonly [AppSettings['tint'], Message])[] = [
  ['none', m.tintNone],
  ['cream', m.tintCream],
  ['rose', m.tintRose],
  ['green', m.tintGreen],
  ['blue', m.tintBlue],
]

const usual = { textScale: 1, letterSpacing: 0, wordSpacing: 0, lineHeight: 0, tint: 'none' } as const

/** Spacing, size and background; the paragraph below shows them at once, as does the whole window. */
export const ReadingSettings = () => {
  const { t } = useI18n()
  const [settings, change] = useSettings()
  const isChanged = (Object.keys(usual) as (keyof typeof usual)[]).some((key) => settings[key] !== usual[key])
  return (
    <Section
      title={t(m.reading)}
      actions={
        isChanged ? (
          <Button variant="plain" size="small" onPress={() => change(usual)}>
            {t(m.reset)}
          </Button>
        ) : null
      }
    >
      {aids.map(({ key, label, steps }) => (
        <Line key={key} label={t(label)}>
          <Segmented
            label={t(label)}
            value={String(settings[key])}
            onChange={(value) => change({ [key]: Number(value) })}
            options={steps.map(([value, name]) => ({ id: String(value), label: t(name) }))}
          />
        </Line>
      ))}
      <Line label={t(m.tint)}>
        <Segmented
          label={t(m.tint)}
          value={settings.tint}
          onChange={(tint) => change({ tint })}
          options={tints.map(([id, name]) => ({ id, label: t(name) }))}
        />
      </Line>
      <p className="v-settings-sample">{t(m.sampleText)}</p>
    </Section>
  )
}
