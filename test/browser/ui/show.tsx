import type { ReactNode } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components'
import { createRoot, type Root } from 'react-dom/client'
import { I18nProvider, type Locale } from '../../../renderer/ui/i18n.tsx'
import { Toasts } from '../../../renderer/ui/toasts.tsx'
import '../../../renderer/ui/base.css'

const roots: Root[] = []

/** Renders a piece as the app would, in a box of a given height. */
export const show = (node: ReactNode, { locale = 'en' as Locale, height = 480 } = {}): void => {
  const host = document.createElement('main')
  host.style.blockSize = `${height}px`
  host.style.display = 'flex'
  host.style.flexDirection = 'column'
  document.body.append(host)
  const root = createRoot(host)
  roots.push(root)
  root.render(
    <I18nProvider locale={locale}>
      <AriaI18nProvider locale={locale === 'en' ? 'en-GB' : locale}>
        {node}
        <Toasts />
      </AriaI18nProvider>
    </I18nProvider>,
  )
}

export const clear = (): void => {
  for (const root of roots.splice(0)) root.unmount()
  document.body.replaceChildren()
}
