import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSettings } from '../../store/settings.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { type Locale, useI18n } from '../../ui/i18n.tsx'
import { useKey } from '../../ui/keys.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages } from './messages.ts'
import './welcome.css'

/** A quiet page outside of any network: the name, the language, one column. */
export const WelcomeFrame = ({
  onBack,
  children,
}: {
  readonly onBack?: (() => void) | undefined
  readonly children: ReactNode
}) => {
  const { t, locale } = useI18n()
  const [, change] = useSettings()
  useKey('Escape', () => onBack?.(), onBack !== undefined)
  return (
    <div className="v-welcome">
      <header className="v-welcome-bar">
        {onBack ? <IconButton icon={ArrowLeft} label={t(messages.back)} keys="Escape" onPress={onBack} /> : null}
        <span className="v-wordmark">Vmeste</span>
        <Segmented<Locale>
          label={t(messages.language)}
          value={locale}
          onChange={(next) => change({ locale: next })}
          options={[
            { id: 'en', label: 'English' },
            { id: 'de', label: 'Deutsch' },
            { id: 'ru', label: 'Русский' },
          ]}
        />
      </header>
      <main className="v-welcome-body" data-v-main tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
