import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Electron's main process and the plain-Node host. Everything is bundled, so an installed app needs no node_modules. */
export default defineConfig({
  publicDir: false,
  // CommonJS packages in an ES module bundle still ask for it (write-file-atomic).
  define: { __filename: 'import.meta.filename' },
  ssr: { noExternal: true, external: ['electron', 'bufferutil', 'utf-8-validate'], target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist/electron',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { main: 'electron/main/main.ts', host: 'electron/host/main.ts' },
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[hash].js' },
    },
  },
})
