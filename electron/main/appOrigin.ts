/** The window's own origin: IndexedDB, permissions and the IPC sender check hang on it. */
export const APP_ORIGIN = 'app://vmeste'
export const APP_URL = `${APP_ORIGIN}/index.html`
