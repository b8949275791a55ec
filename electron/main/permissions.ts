import type { Session } from 'electron'
import { APP_ORIGIN } from './appOrigin.ts'

/**
 * What our own page may do without a question: write to the clipboard, keep its storage, fill the screen at the door,
 * and reach the hub on loopback, which Chromium guards as "local network". Everything else is denied.
 */
const allowed: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'persistent-storage',
  'fullscreen',
  'screen-wake-lock',
  'local-network-access',
  'local-network',
  'loopback-network',
])

const isOwn = (url: string | undefined): boolean => url === APP_ORIGIN || url?.startsWith(`${APP_ORIGIN}/`) === true

/** The camera reads invitation codes; nothing here ever listens. */
export const mayUse = (permission: string, origin: string | undefined, media: readonly string[]): boolean => {
  if (!isOwn(origin)) return false
  if (permission === 'media') return media.length > 0 && media.every((type) => type === 'video')
  return allowed.has(permission)
}

/** Denies by default, for requests and for silent checks alike. */
export const guardPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, grant, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    grant(mayUse(permission, details.requestingUrl, media))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse(permission, requestingOrigin, details.mediaType ? [details.mediaType] : []),
  )
}
