import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/mini'
import { loadSettings } from '../store/settings.ts'
import { App } from './App.tsx'
import { applyAppearance } from './appearance.ts'
import './problemWords.ts'
import '../ui/base.css'

// The page's CSP forbids `eval`, which zod would otherwise try.
config({ jitless: true })

// Before the first paint, so that nothing flashes in the wrong language or scheme.
applyAppearance(await loadSettings())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
