let region: HTMLElement | null = null

/** Says something to screen readers, politely, without showing it: what arrived, what moved where. */
export const announce = (text: string): void => {
  if (!region) {
    region = document.createElement('div')
    region.setAttribute('aria-live', 'polite')
    region.setAttribute('role', 'status')
    region.className = 'v-hidden'
    document.body.append(region)
  }
  // The same words twice are said twice only if the node changes.
  region.replaceChildren(document.createTextNode(text))
}

export const useAnnounce = (): typeof announce => announce
