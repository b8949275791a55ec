import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { CallAnswers, CallPayload, Notices } from '../../shared/ipc/contract.ts'
import { type CallName, callNames, channelOf, type NoticeName } from '../../shared/ipc/names.ts'
import { log } from '../services/log.ts'
import { type CallSender, checkCall } from './callGuard.ts'

/** One handler per call; the table is complete by type. */
export type CallHandlers = {
  readonly [N in CallName]: (payload: CallPayload<N>, window: BrowserWindow) => Promise<CallAnswers[N]> | CallAnswers[N]
}

const senderOf = (event: IpcMainInvokeEvent, window: BrowserWindow | null): CallSender | null => {
  // A frame that navigated away meanwhile is gone, and with it its right to an answer.
  const frame = event.senderFrame
  return frame ? { url: frame.url, isWindow: window !== null && frame === event.sender.mainFrame } : null
}

const handle = <N extends CallName>(
  name: N,
  handler: CallHandlers[N],
  windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | null,
): void => {
  ipcMain.handle(channelOf(name), async (event, payload: unknown) => {
    const window = windowOf(event)
    const checked = checkCall(name, senderOf(event, window), payload)
    if (checked.ok && window) return handler(checked.value, window)
    const reason = checked.ok ? 'sender' : checked.error
    log.warn(`refused call ${name}: ${reason}`)
    throw new Error(`refused: ${reason}`)
  })
}

/** The only file that touches `ipcMain`: checks sender and payload, then calls the handler. */
export const handleCalls = (
  handlers: CallHandlers,
  windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | null,
): void => {
  for (const name of callNames) handle(name, handlers[name] as CallHandlers[typeof name], windowOf)
}

/** Tells a window something unasked. */
export const notify = <N extends NoticeName>(window: BrowserWindow, name: N, notice: Notices[N]): void => {
  if (!window.isDestroyed()) window.webContents.send(channelOf(name), notice)
}
