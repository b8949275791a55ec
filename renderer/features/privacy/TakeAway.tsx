import { type ReactNode, useState } from 'react'
import { ok, type Result } from '../../../shared/lib/result.ts'
import { useSession } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { useDesktop } from '../../ui/desktop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
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
  const { ask, about, entry } = useSession()
  const desktop = useDesktop()
  const toasts = useToasts()
  const [busy, setBusy] = useState<'mine' | 'all' | null>(null)

  const saveMine = async (): Promise<Result<string | null>> => {
    const made = await ask('exportMine', { people: await about.all() })
    if (!made.ok) return made
    const name = `${fileNameOf(entry.name)} ${new Date().toISOString().slice(0, 10)}.json`
    const bytes = new Uint8Array(await made.value.arrayBuffer())
    const saved = await desktop.saveFile({ name, bytes, purpose: 'mine' })
    return saved.ok ? ok(saved.value?.name ?? null) : saved
  }
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

const fileNameOf = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120) || 'Vmeste'

/** What it is at the left, the button at the right. */
export const Line = ({
  label,
  note,
  children,
}: {
  readonly label: string
  readonly note: string
  readonly children: ReactNode
}) => (
  <div className="v-privacy-line">
    <div className="v-privacy-words">
      <span>{label}</span>
      <span className="v-field-note">{note}</span>
    </div>
    {children}
  </div>
)
