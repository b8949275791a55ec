import { findChromium, howToInstall } from '../../scripts/chromium.mjs'

/** The system's Chromium: tests never download a browser. */
export const chromiumPath = (): string => {
  const found = findChromium()
  if (!found) throw new Error(howToInstall)
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

/** A machine on which WebRTC finds no way at all: no network, or a network that keeps its guests apart. */
export const cutOffArgs = [...chromiumArgs, '--webrtc-ip-handling-policy=disable_non_proxied_udp']
