import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/mini'
import { App } from './App.tsx'
import { applyAppearance } from './appearance.ts'
import { begin } from './beginning.ts'
import { loadOtherScreens, loadScreen } from './router.tsx'
import './finalWords.ts'
import './problemWords.ts'
import './deviceProblems.ts'
import '../ui/base.css'

// The page's CSP forbids `eval`, which zod would otherwise try.
config({ jitless: true })

// At once, while the first data are read.
loadScreen()
const beginning = await begin()
// Before the first paint, so that nothing flashes in the wrong language or scheme.
applyAppearance(beginning.settings)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App beginning={beginning} />
  </StrictMode>,
)
// When the first screen and the engine have had their turn.
setTimeout(() => requestIdleCallback(loadOtherScreens), 2_000)
