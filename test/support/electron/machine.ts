import type { ProtocolHandler } from './chromium.ts'
import { runtime } from './runtime.ts'
import { readSettings } from './settings.ts'

/** Dialogs, screens, permissions and what else the machine around the app is. */

type DialogKind = 'open' | 'save'

/** What was shown, and what the test answers next. A dialog nobody answers is an error, not a wait. */
export const dialogs = {
  shown: [] as { kind: DialogKind; options: unknown }[],
  answers: { open: [] as (string | null)[], save: [] as (string | null)[] },
}

const ask = (kind: DialogKind, options: unknown): string | null => {
  dialogs.shown.push({ kind, options })
  const answer = dialogs.answers[kind].shift()
  if (answer === undefined) throw new Error(`no answer was given for the ${kind} dialog`)
  return answer
}

export const dialog = {
  async showOpenDialog(_window: unknown, options: unknown) {
    const path = ask('open', options)
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  },
  async showSaveDialog(_window: unknown, options: unknown) {
    const path = ask('save', options)
    return { canceled: path === null, filePath: path ?? '' }
  },
}

export const opened: string[] = []
export const shell = {
  async openExternal(url: string) {
    opened.push(url)
  },
}

export const screen = {
  getAllDisplays: () => readSettings().workAreas.map((workArea) => ({ workArea })),
}

export const nativeTheme = { shouldUseDarkColors: false }

let registered: readonly { scheme: string; privileges?: object }[] = []
export const protocol = {
  registerSchemesAsPrivileged(schemes: typeof registered) {
    if (registered.length > 0) throw new Error('registerSchemesAsPrivileged can be called once only')
    registered = schemes
  },
  handle(scheme: string, handler: ProtocolHandler) {
    if (!registered.some((one) => one.scheme === scheme)) throw new Error(`scheme '${scheme}' has no privileges`)
    runtime.chromium.protocols.set(scheme, handler)
  },
}

type RequestHandler = (contents: null, permission: string, grant: (ok: boolean) => void, details: object) => void
type CheckHandler = (contents: null, permission: string, origin: string, details: object) => boolean

const guards: { request: RequestHandler | null; check: CheckHandler | null } = { request: null, check: null }

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: RequestHandler) {
      guards.request = handler
    },
    setPermissionCheckHandler(handler: CheckHandler) {
      guards.check = handler
    },
  },
}

/** Chromium's name, Electron's name, and the kind of media. */
const permissions = [
  ['camera', 'media', 'video'],
  ['microphone', 'media', 'audio'],
  ['geolocation', 'geolocation', ''],
  ['notifications', 'notifications', ''],
  ['clipboard-read', 'clipboard-read', ''],
  ['clipboard-write', 'clipboard-sanitized-write', ''],
] as const

const isGranted = (permission: string, media: string, origin: string): boolean => {
  const { request, check } = guards
  // Electron grants everything while nobody has set a handler.
  if (!request || !check) return true
  let granted = false
  const requestingUrl = `${origin}/index.html`
  request(null, permission, (ok) => (granted = ok), { requestingUrl, mediaTypes: media ? [media] : undefined })
  return granted && check(null, permission, `${origin}/`, { mediaType: media || undefined, requestingUrl })
}

/** Which of Chromium's permissions the app would give the pages of `origin`. */
export const grantedFor = (origin: string): string[] =>
  permissions.filter(([, permission, media]) => isGranted(permission, media, origin)).map(([name]) => name)
