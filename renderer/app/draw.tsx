import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyAppearance } from './appearance.ts'
import type { Beginning } from './beginning.ts'
import { loadOtherScreens, loadScreen } from './router.tsx'
import './problemWords.ts'
import './deviceProblems.ts'
import './finalWords.ts'

/** For ever, or until the window closes. */
export const draw = (beginning: Beginning): void => {
  loadScreen()
  // Before the first paint, so that nothing flashes in the wrong language or scheme.
  applyAppearance(beginning.settings)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App beginning={beginning} />
    </StrictMode>,
  )
  // When the first screen and the engine have had their turn.
  setTimeout(() => requestIdleCallback(loadOtherScreens), 2_000)
}
