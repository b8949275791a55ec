import { app } from 'electron'
import { hubThrough } from '../../shared/ipc/hubThrough.ts'
import { ok } from '../../shared/lib/result.ts'
import { readChosenFile, writeChosenFile } from '../services/files.ts'
import type { JsonFile } from '../services/jsonFile.ts'
import type { LocalHub } from '../services/localHub.ts'
import type { Locale } from '../services/messages.ts'
import { version } from '../services/version.ts'
import { dialogsOf } from '../windows/dialogs.ts'
import type { Arrivals } from './arrivals.ts'
import type { CallHandlers } from './ipc.ts'
import type { DesktopSettings } from './settings.ts'

export interface CallContext {
  readonly arrivals: Arrivals
  readonly settings: JsonFile<DesktopSettings>
  readonly locale: () => Locale
  readonly hub: LocalHub
  readonly onLanguage: () => void
}

/** What each call of the contract does. Sender and payload have been checked (`ipc.ts`). */
export const callHandlers = ({ arrivals, settings, locale, hub, onLanguage }: CallContext): CallHandlers => ({
  info: () => ({ platform: process.platform, version, locale: app.getLocale() }),
  hubUrl: () => hub.url,
  lan: () => hub.lan.state(),
  setLan: ({ on }) => hub.lan.set(on),
  hubAt: ({ address }) => hub.uplink && hubThrough(hub.uplink, address),
  async openFile({ purpose }, window) {
    const path = await dialogsOf(window, locale()).open(purpose)
    return path ? readChosenFile(path, purpose) : ok(null)
  },
  async saveFile({ name, purpose, bytes }, window) {
    const path = await dialogsOf(window, locale()).save(purpose, name)
    return path ? writeChosenFile(path, bytes) : ok(null)
  },
  takeArrivals: () => arrivals.take(),
  setLanguage(payload) {
    settings.write({ ...settings.read(), locale: payload.locale })
    onLanguage()
    return undefined
  },
})
