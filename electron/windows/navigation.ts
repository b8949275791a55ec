import { app, shell, type WebContents } from 'electron'
import { log } from '../services/log.ts'

/** Links in what people write may lead to the web, to a letter or to a call; never to a program, a file or a page inside our window. */
export const mayOpenOutside = (url: string): boolean => {
  try {
    return ['https:', 'mailto:', 'tel:'].includes(new URL(url).protocol)
  } catch {
    return false
  }
}

const guard = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    log.warn('refused navigation')
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    // The person's own browser opens it; a window of ours never shows a foreign page.
    if (mayOpenOutside(url)) void shell.openExternal(url)
    else log.warn('refused to open a window')
    return { action: 'deny' }
  })
}

/** Holds for every page that will ever exist, also ones nobody thought of. */
export const guardNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}
