import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window: the React app, its workers and its assets. Served by `app://` in Electron and by `electron/host` in a browser. */
export default defineConfig({
  root: 'renderer',
  publicDir: 'public',
  plugins: [react()],
  // The server puts a fresh nonce here on every page load; react-aria and Tiptap read it from the meta tag.
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // Our own CSP forbids data: fonts and wasm, and one request more costs nothing on this machine.
    assetsInlineLimit: 0,
    // "chunk is large" means download time; nothing is downloaded here.
    chunkSizeWarningLimit: 4096,
  },
})
