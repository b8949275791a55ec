import type { Page } from 'playwright'
import type { MenuItem } from './menu.ts'
import type { StandInSettings } from './settings.ts'

export interface WindowFacts {
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly maximized: boolean
  readonly visible: boolean
  readonly preferences: Readonly<Record<string, unknown>>
}

/** One run of the built main bundle, and everything a person or the system could do to it. */
export interface Desktop {
  /** The page of the n-th window, once it is there. */
  window(index?: number): Promise<Page>
  windows(): Promise<readonly WindowFacts[]>
  setBounds(index: number, bounds: Partial<WindowFacts['bounds']>): Promise<void>
  maximize(index: number): Promise<void>
  closeWindow(index: number): Promise<void>
  /** What the next dialog of this kind answers; null: closed by the person. */
  answerDialog(kind: 'open' | 'save', path: string | null): Promise<void>
  dialogsShown(): Promise<readonly { readonly kind: string; readonly options: Record<string, unknown> }[]>
  menu(): Promise<readonly MenuItem[]>
  clickMenu(id: string): Promise<void>
  /** Links that left the app for the person's browser. */
  openedOutside(): Promise<readonly string[]>
  openUrl(url: string): Promise<void>
  openFile(path: string): Promise<void>
  /** Starts the app once more with these arguments; resolves with its exit code. */
  startAgain(...args: string[]): Promise<number | null>
  /** Calls a channel as some page would. Rejects like `ipcRenderer.invoke`. Stand-in only. */
  invokeAs(sender: { readonly url: string; readonly top: boolean }, channel: string, payload: unknown): Promise<unknown>
  quit(): Promise<void>
  /** Dead battery. */
  kill(): Promise<void>
}

export interface LaunchOptions {
  /** Folder that outlives the run; see `temporaryProfile`. Two runs with one profile are two starts of one installed app. */
  readonly profile: string
  readonly args?: readonly string[]
  /** BCP 47 tag of the system. */
  readonly locale?: string
  /** Stand-in only. */
  readonly workAreas?: StandInSettings['workAreas']
}
