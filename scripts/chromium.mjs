// The system's Chromium: neither tests nor benches ever download a browser.
import { existsSync } from 'node:fs'

const candidates = [
  process.env.VMESTE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium or Chrome on this machine, or null. */
export const findChromium = () => candidates.find((path) => path && existsSync(path)) ?? null

export const howToInstall =
  'No Chromium found. Install it (Debian, Ubuntu: apt install chromium; others: Chromium or Chrome), or set VMESTE_CHROMIUM to its path.'
