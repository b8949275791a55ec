import type { Result } from '../lib/result.ts'
import type { Arrival, DesktopInfo, FilePurpose, LanState, MenuAction, OpenedFile } from './contract.ts'

/**
 * What a window may ask of the machine it runs on. The preload exposes exactly this as `window.vmeste`;
 * in a plain browser `renderer/app/desktop.ts` gives the same with what a browser has.
 */
export interface Desktop {
  readonly kind: 'electron' | 'browser'
  info(): Promise<DesktopInfo>
  /** WebSocket URL of this machine's hub, random path included; null when there is none. */
  hubUrl(): Promise<string | null>
  /** Where this window reaches the hub at `address` (another laptop, the internet): its policy lets it talk to this machine only. */
  hubAt(address: string): Promise<string | null>
  /** Whether laptops on the same network find this one, and where. */
  lan(): Promise<LanState>
  /** Switches that on or off for this machine, now and at its next start. Never rejects: what went wrong stands in the state. */
  setLan(on: boolean): Promise<LanState>
  /** Shows a dialog; null when the person closed it. Problems: `file.tooBig`, `file.unreadable`, `file.wrongKind`. */
  openFile(purpose: FilePurpose): Promise<Result<OpenedFile | null>>
  /** Shows a dialog; null when the person closed it. Problems: `file.cannotSave`. */
  saveFile(file: OpenedFile & { readonly purpose: FilePurpose }): Promise<Result<{ readonly name: string } | null>>
  /** Links and files given to the app, oldest first, those before the window was there included. Each is given once. */
  takeArrivals(): Promise<readonly Arrival[]>
  /** "Something is there, take it." Returns how to stop listening. */
  onArrival(listener: () => void): () => void
  onMenu(listener: (action: MenuAction) => void): () => void
  /** The menus follow the language of the window. */
  setLanguage(locale: 'en' | 'de' | 'ru'): Promise<void>
}
