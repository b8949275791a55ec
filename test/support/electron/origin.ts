/**
 * Chromium alone cannot be taught a new scheme, so `app://vmeste/` is `https://vmeste.invalid/` in it: a secure origin of
 * its own that no network has. The main bundle never sees the difference.
 */
const SCHEME = /^app:\/\/([a-z]+)(?=\/|$)/
const WEB = /^https:\/\/([a-z]+)\.invalid(?=\/|$)/

export const toWeb = (url: string): string => url.replace(SCHEME, 'https://$1.invalid')
export const toApp = (url: string): string => url.replace(WEB, 'app://$1')
export const isApp = (url: string): boolean => WEB.test(url)
