import { createContext, type ReactNode, use } from 'react'
import type { Desktop } from '../../shared/ipc/desktop.ts'

const DesktopContext = createContext<Desktop | null>(null)

export const DesktopProvider = ({ desktop, children }: { desktop: Desktop; children: ReactNode }) => (
  <DesktopContext value={desktop}>{children}</DesktopContext>
)

/** The machine: file dialogs, where the hub is, what the system handed over. */
export const useDesktop = (): Desktop => {
  const desktop = use(DesktopContext)
  if (!desktop) throw new Error('useDesktop outside of a DesktopProvider')
  return desktop
}
