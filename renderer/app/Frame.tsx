import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useSession } from '../store/hooks.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { setTitleSuffix } from '../ui/useTitle.ts'
import { FrameActions } from './FrameActions.tsx'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { messages } from './messages.ts'
import { Palette } from './Palette.tsx'
import { Rail } from './Rail.tsx'
import { SampleBanner } from './SampleBanner.tsx'
import './Frame.css'

/** Nobody asks for them before the first screen is there. */
const SavedViewActions = lazy(async () => ({
  default: (await import('../features/people/SavedViewActions.tsx')).SavedViewActions,
}))

/** Rail at the left, the page beside it. */
export const Frame = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useI18n()
  const { entry } = useSession()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  useEffect(() => setTitleSuffix(entry.name), [entry.name])
  const close = () => setOpen(null)
  return (
    <div className="v-frame">
      <button
        type="button"
        className="v-skip"
        onClick={() => document.querySelector<HTMLElement>('[data-v-main]')?.focus()}
      >
        {t(messages.skip)}
      </button>
      <FrameActions onPalette={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
      <Suspense fallback={null}>
        <SavedViewActions />
      </Suspense>
      <Rail onPalette={() => setOpen('palette')} />
      <div className="v-frame-side">
        {entry.sample ? <SampleBanner /> : null}
        <main className="v-main" data-v-main tabIndex={-1}>
          {children}
        </main>
      </div>
      <Palette isOpen={open === 'palette'} onClose={close} />
      <KeyboardHelp isOpen={open === 'keys'} onClose={close} />
    </div>
  )
}
