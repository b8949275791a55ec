import type { Frame, Page } from 'playwright'
import { type WebContents, type WebFrameMain, windowOfPage } from './BrowserWindow.ts'
import { decode, encode } from './wire.ts'

interface InvokeEvent {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | { readonly url: string } | null
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => handlers.delete(channel),
  on: () => ipcMain,
  once: () => ipcMain,
  off: () => ipcMain,
}

/** Calls a handler as Electron would: what it throws reaches the caller as text only. */
export const invoke = async (event: InvokeEvent, channel: string, args: readonly unknown[]): Promise<string> => {
  const handler = handlers.get(channel)
  if (!handler) return encode({ error: `Error: No handler registered for '${channel}'` })
  try {
    return encode({ value: await handler(event, ...args) })
  } catch (error) {
    return encode({ error: String(error) })
  }
}

/** What a page tells through its preload. */
export const fromPage = async (page: Page, frame: Frame, kind: string, ...args: string[]): Promise<string> => {
  const window = windowOfPage(page)
  if (!window) throw new Error('no window has this page')
  if (kind === 'receive') return window.webContents.receive()
  const [channel = '', payload = ''] = args
  const event = { sender: window.webContents, senderFrame: window.webContents.frameOf(frame) }
  return invoke(event, channel, decode(payload) as unknown[])
}
