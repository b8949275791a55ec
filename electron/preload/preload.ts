import { contextBridge, ipcRenderer } from 'electron'
import type { CallAnswers, CallPayload, Notices } from '../../shared/ipc/contract.ts'
import type { Desktop } from '../../shared/ipc/desktop.ts'
import { type CallName, channelOf, type NoticeName } from '../../shared/ipc/names.ts'

/** The only file that touches `ipcRenderer`. The window gets these functions and nothing they are made of. */
const call = <N extends CallName>(name: N, payload: CallPayload<N>): Promise<CallAnswers[N]> =>
  ipcRenderer.invoke(channelOf(name), payload)

const listen = <N extends NoticeName>(name: N, listener: (notice: Notices[N]) => void): (() => void) => {
  const forward = (_event: unknown, notice: Notices[N]): void => listener(notice)
  ipcRenderer.on(channelOf(name), forward)
  return () => {
    ipcRenderer.removeListener(channelOf(name), forward)
  }
}

const desktop: Desktop = {
  kind: 'electron',
  info: () => call('info', undefined),
  hubUrl: () => call('hubUrl', undefined),
  lan: () => call('lan', undefined),
  setLan: (on) => call('setLan', { on }),
  hubAt: (address) => call('hubAt', { address }),
  openFile: (purpose) => call('openFile', { purpose }),
  saveFile: ({ name, purpose, bytes }) => call('saveFile', { name, purpose, bytes }),
  takeArrivals: () => call('takeArrivals', undefined),
  onArrival: (listener) => listen('arrived', () => listener()),
  onMenu: (listener) => listen('menu', listener),
  setLanguage: (locale) => call('setLanguage', { locale }),
}

contextBridge.exposeInMainWorld('vmeste', desktop)
