import {
  extensionsOf,
  type FilePurpose,
  type LanState,
  MAX_FILE_BYTES,
  type OpenedFile,
} from '../../shared/ipc/contract.ts'
import type { Desktop } from '../../shared/ipc/desktop.ts'
import { hubThrough } from '../../shared/ipc/hubThrough.ts'
import { ok, problem, type Result } from '../../shared/lib/result.ts'

declare global {
  interface Window {
    /** Put there by the preload; absent in a plain browser. */
    readonly vmeste?: Desktop
  }
}

interface HostInfo {
  readonly platform: string
  readonly version: string
  readonly hubUrl: string | null
  readonly uplinkUrl: string | null
  readonly lan: LanState | null
}

const askHost = async (): Promise<HostInfo | null> => {
  try {
    const response = await fetch('/desktop.json', { cache: 'no-store' })
    return response.ok ? ((await response.json()) as HostInfo) : null
  } catch {
    // The host has ended; everything but meeting others goes on without it.
    return null
  }
}

const lanOff = (problem: LanState['problem']): LanState => ({ on: false, hubs: [], problem })

const askForLan = async (on: boolean): Promise<LanState> => {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch('/lan', { method: 'POST', headers, body: JSON.stringify({ on }) })
    if (response.ok) return (await response.json()) as LanState
  } catch {
    // The host has ended.
  }
  return lanOff(on ? { code: 'lan.cannotListen' } : null)
}

/** Asks the browser's own file dialog. `cancel` fires when the person closes it. */
const pickFile = (purpose: FilePurpose): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensionsOf[purpose].map((extension) => `.${extension}`).join(',')
    input.hidden = true
    const finish = (file: File | null): void => {
      input.remove()
      resolve(file)
    }
    input.addEventListener('change', () => finish(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => finish(null))
    // Attached, because a detached input can be collected as garbage while its dialog is open.
    document.body.append(input)
    input.click()
  })

/** Bytes of a picked or dropped file, with the same limits as the desktop's dialog. */
export const readPickedFile = async (file: File): Promise<Result<OpenedFile>> => {
  const limit = MAX_FILE_BYTES / 1024 / 1024
  if (file.size > MAX_FILE_BYTES)
    return problem('file.tooBig', { name: file.name, megabytes: Math.ceil(file.size / 1024 / 1024), limit })
  try {
    return ok({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  } catch {
    return problem('file.unreadable', { name: file.name })
  }
}

const download = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data once the click is handled; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const browser: Desktop = {
  kind: 'browser',
  async info() {
    const host = await askHost()
    return { platform: host?.platform ?? 'web', version: host?.version ?? '', locale: navigator.language }
  },
  hubUrl: async () => (await askHost())?.hubUrl ?? null,
  lan: async () => (await askHost())?.lan ?? lanOff(null),
  setLan: askForLan,
  async hubAt(address) {
    const uplink = (await askHost())?.uplinkUrl
    return uplink ? hubThrough(uplink, address) : null
  },
  async openFile(purpose) {
    const file = await pickFile(purpose)
    return file ? readPickedFile(file) : ok(null)
  },
  async saveFile({ name, bytes }) {
    download(name, bytes)
    return ok({ name })
  },
  takeArrivals: async () => [],
  onArrival: () => () => {},
  onMenu: () => () => {},
  setLanguage: async () => {},
}

/** The machine this window runs on: Electron through its preload, else what a browser tab can do. */
export const desktop: Desktop = window.vmeste ?? browser
