import { config } from 'zod/mini'
import { begin } from './beginning.ts'
import { fetchScreen } from './fetchScreen.ts'
import '../ui/base.css'

// The page's CSP forbids `eval`, which zod would otherwise try.
config({ jitless: true })

// The databases open while the code that draws is on its way: each takes as long as the other.
fetchScreen(location.hash)
// Not awaited at the top: what draws imports from here, and would wait for this module to end.
void Promise.all([import('./draw.tsx'), begin()]).then(([{ draw }, beginning]) => draw(beginning))
