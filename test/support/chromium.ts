import { existsSync } from 'node:fs'

const candidates = [
  process.env.VMESTE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The system's Chromium: tests never download a browser. */
export const chromiumPath = (): string => {
  const found = candidates.find((path) => path && existsSync(path))
  if (!found)
    throw new Error('No Chromium found. Install it (Debian: apt install chromium) or set VMESTE_CHROMIUM to its path.')
  return found
}

/** No background traffic, no sandbox for root in CI containers. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
]
