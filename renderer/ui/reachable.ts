/**
 * As a ref: what scrolls and holds nothing that takes the focus becomes a stop for Tab, or whoever has no mouse could not read its end.
 */
export const reachable = (box: HTMLElement | null): (() => void) | undefined => {
  if (!box) return
  const look = () => {
    const isStop =
      box.scrollHeight > box.clientHeight && !box.querySelector('a[href], button, input, textarea, [tabindex]')
    if (isStop) box.tabIndex = 0
    else box.removeAttribute('tabindex')
  }
  const sizes = new ResizeObserver(look)
  sizes.observe(box)
  const changes = new MutationObserver(look)
  changes.observe(box, { childList: true, subtree: true })
  return () => {
    sizes.disconnect()
    changes.disconnect()
  }
}
