import { useState } from 'react'
import type { Result } from '../../../shared/lib/result.ts'
import { useSaveMine } from '../../store/useSaveMine.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Line } from '../../ui/Line.tsx'
import { problemText } from '../../ui/problems.ts'
import { Section } from '../../ui/Section.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { m } from './messages.ts'

export interface Saving {
  /** Saves all of this network into a file; null when the person closed the dialog. */
  readonly saveAll: () => Promise<Result<string | null>>
}

/** Everything about oneself, and everything there is, as files. */
export const TakeAway = ({ saveAll }: Saving) => {
  const i18n = useI18n()
  const { t } = i18n
  const saveMine = useSaveMine()
  const toasts = useToasts()
  const [busy, setBusy] = useState<'mine' | 'all' | null>(null)

  const save = async (which: 'mine' | 'all', write: () => Promise<Result<string | null>>) => {
    setBusy(which)
    const result = await write()
    setBusy(null)
    if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
    else if (result.value !== null) toasts.show({ text: t(m.saved, { name: result.value }) })
  }
  const button = (which: 'mine' | 'all', label: string, write: () => Promise<Result<string | null>>) => (
    <Button onPress={() => void save(which, write)} isDisabled={busy !== null} aria-label={`${label}: ${t(m.save)}`}>
      {t(busy === which ? m.saving : m.save)}
    </Button>
  )
  return (
    <Section title={t(m.takeTitle)}>
      <Line label={t(m.mine)} note={t(m.mineNote)}>
        {button('mine', t(m.mine), saveMine)}
      </Line>
      <Line label={t(m.all)} note={t(m.allNote)}>
        {button('all', t(m.all), saveAll)}
      </Line>
    </Section>
  )
}
