/** Hands a file to the person: the browser's or the desktop's own way of saving. */
export const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[\\/:*?"<>|]/g, '-')
  link.click()
  // The click starts the download in a later task; after a minute it holds its own reference.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
