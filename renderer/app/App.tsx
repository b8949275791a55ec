import { RouterProvider as Routes } from '@tanstack/react-router'
import { useEffect } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components'
import { useSettings } from '../store/settings.ts'
import { DesktopProvider } from '../ui/desktop.tsx'
import { I18nProvider } from '../ui/i18n.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { applyAppearance, localeOf } from './appearance.ts'
import type { Beginning } from './beginning.ts'
import { desktop } from './desktop.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { NetworkProvider } from './NetworkContext.tsx'
import { router } from './router.tsx'

/** Dates and pickers of react-aria follow the same language; English is the international one, day first. */
const ariaLocale = { en: 'en-GB', de: 'de-DE', ru: 'ru-RU' } as const

export const App = ({ beginning }: { readonly beginning: Beginning }) => {
  const [settings] = useSettings()
  const locale = localeOf(settings)
  useEffect(() => applyAppearance(settings), [settings])
  useEffect(() => {
    void desktop.setLanguage(locale)
  }, [locale])
  return (
    <I18nProvider locale={locale}>
      <AriaI18nProvider locale={ariaLocale[locale]}>
        <DesktopProvider desktop={desktop}>
          <ErrorBoundary>
            <NetworkProvider beginning={beginning}>
              <Routes router={router} />
            </NetworkProvider>
          </ErrorBoundary>
          <Toasts />
        </DesktopProvider>
      </AriaI18nProvider>
    </I18nProvider>
  )
}
