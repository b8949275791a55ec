import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const common = new RegExp(
  [
    'renderer/ui/(Checkbox|EmptyState|HeldBack|Menu|Page|SearchField|Segmented|Select|Split|TextField|VirtualGrid|announce|useDraft)',
    'renderer/store/(useAct|useCarryOut|customFields/customText|duties/(names|roleWords|useAsked|useTrustActs))',
  ]
    .map((files) => `${files.replaceAll('/', '[\\\\/]')}\\.tsx?$`)
    .join('|'),
)

/** What a start needs, in a few files rather than in the eighty that sharing alone would make of it. */
const chunks = [
  // What opens the databases; everything else may come a moment later.
  { name: 'begin', test: /renderer[\\/]app[\\/]main\.tsx$/, priority: 4 },
  // React and the frame.
  { name: 'draw', test: /renderer[\\/]app[\\/]draw\.tsx$/, priority: 3 },
  // What nearly every screen is made of.
  { name: 'screens', test: common, priority: 2 },
  { name: 'icons', test: /lucide-react/, minShareCount: 2, priority: 2 },
  { name: 'people', test: /renderer[\\/]features[\\/]people[\\/]PeopleScreen\.tsx$/, priority: 1 },
]

const early = ['draw', 'screens', 'icons']

/** The page names what it will draw with, so that it is fetched beside what opens the databases instead of after it. */
const fetchEarly: Plugin = {
  name: 'fetch-early',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((chunk) => chunk.type === 'chunk' && early.includes(chunk.name))
        .flatMap((chunk) => [
          link('modulepreload', chunk.fileName),
          ...[...(chunk.viteMetadata?.importedCss ?? [])].map((css) => link('stylesheet', css)),
        ]),
  },
}

const link = (rel: string, file: string) => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `/${file}`, nonce: '__CSP_NONCE__' },
  injectTo: 'head' as const,
})

/** The window: the React app, its workers and its assets. Served by `app://` in Electron and by `electron/host` in a browser. */
export default defineConfig({
  root: 'renderer',
  publicDir: 'public',
  plugins: [react(), fetchEarly],
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
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
})
