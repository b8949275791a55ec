/** The layer rules of ARCHITECTURE.md; `scripts/layers.mjs` runs them. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const bridge =
  '^(yjs|y-protocols|y-webrtc|dexie|simple-peer)(/|$)|node_modules/(yjs|y-protocols|y-webrtc|dexie|simple-peer)/'

/** Hold for types as well: whoever names another layer's types is shaped by it. */
const always = [
  forbid('shared-is-the-bottom', 'shared/ imports nothing above it.', { path: '^shared/' }, { path: '^(renderer|electron|test)/' }),
  forbid('shared-no-node', 'shared/ runs in a worker.', { path: '^shared/' }, { dependencyTypes: ['core'] }),
  forbid('electron-renderer', 'The two processes meet only in shared/ipc.', { path: '^electron/' }, { path: '^renderer/' }),
  forbid('renderer-electron', 'The two processes meet only in shared/ipc.', { path: '^renderer/' }, { path: '^electron/|node_modules/electron/' }),
  forbid('feature-feature', 'Features meet in shared/ or ui/.', { path: '^renderer/features/([^/]+)/' }, { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' }),
  forbid('screens-use-the-bridge', 'features/ and ui/ reach data through renderer/store only.', { path: '^renderer/(features|ui)/' }, { path: `^renderer/(mesh|worker)/|${bridge}` }),
  forbid('ui-is-domain-free', 'ui/ knows nothing of the organiser.', { path: '^renderer/ui/' }, { path: '^(renderer/(features|store|app)|shared/(model|commands|queries|roster|replica|sync|interop))/' }),
  forbid('features-below-app', 'app/ composes features, not the reverse.', { path: '^renderer/(features|ui|store|worker|mesh)/' }, { path: '^renderer/app/' }),
  forbid('hub-is-plain-node', 'The hub runs without Electron.', { path: '^electron/(hub|host)/' }, { path: '^electron/(main|windows|preload)/|node_modules/electron(-log)?/' }),
  forbid('nothing-imports-tests', 'Production never imports test code.', { pathNot: '^test/' }, { path: '^test/' }),
]

/** What each folder of shared/ stands on. */
const below = {
  lib: [],
  model: ['lib'],
  commands: ['model', 'lib'],
  queries: ['model', 'lib'],
  roster: ['model', 'lib'],
  replica: ['roster', 'model', 'lib'],
  sync: ['replica', 'roster', 'model', 'lib'],
  interop: ['commands', 'model', 'lib'],
  ipc: ['lib'],
}
const layersOfShared = Object.entries(below).map(([layer, lower]) =>
  forbid(`shared-${layer}`, `shared/${layer} stands on: ${lower.join(', ') || 'nothing'}.`, { path: `^shared/${layer}/` }, { path: '^shared/', pathNot: `^shared/(${[layer, ...lower].join('|')})/` }),
)

/** Types vanish in the build, so these ask only what is there when it runs. */
const atRuntime = [
  ...layersOfShared,
  forbid('no-circular', 'Cycles hide who depends on whom.', {}, { circular: true }),
  forbid('shared-is-pure', 'No DOM, React, Dexie, Electron or Node in shared/.', { path: '^shared/' }, { path: 'node_modules/(react|react-dom|react-aria-components|dexie|electron|ws)/' }),
]

module.exports = {
  always,
  atRuntime,
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|wasm|png|svg)|/[.]artifacts/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
