import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

interface Report {
  readonly modules: readonly string[]
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[]
}

const layersOf = async (cwd: string): Promise<Report> => {
  const child = spawn(process.execPath, [join(root, 'scripts/layers.mjs'), '--json'], { cwd })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  await once(child, 'close')
  if (output === '') throw new Error(errors)
  return JSON.parse(output) as Report
}

/** One broken rule each: file, and what it must not import from there. */
const broken: readonly (readonly [rule: string, file: string, statement: string])[] = [
  ['shared-is-the-bottom', 'shared/a.ts', "import type { x } from '../renderer/ui/fine.tsx'"],
  ['shared-no-node', 'shared/b.ts', "import { readFileSync } from 'node:fs'"],
  ['shared-is-pure', 'shared/c.ts', "import { Dexie } from 'dexie'"],
  ['shared-lib', 'shared/lib/a.ts', "import { x } from '../model/fine.ts'"],
  ['shared-model', 'shared/model/a.ts', "import { x } from '../roster/fine.ts'"],
  ['shared-commands', 'shared/commands/a.ts', "import { x } from '../roster/fine.ts'"],
  ['shared-queries', 'shared/queries/a.ts', "import { x } from '../roster/fine.ts'"],
  ['shared-roster', 'shared/roster/a.ts', "import { x } from '../sync/fine.ts'"],
  ['shared-replica', 'shared/replica/a.ts', "import { x } from '../sync/fine.ts'"],
  ['shared-sync', 'shared/sync/a.ts', "import { x } from '../interop/fine.ts'"],
  ['shared-interop', 'shared/interop/a.ts', "import { x } from '../sync/fine.ts'"],
  ['shared-ipc', 'shared/ipc/a.ts', "import { x } from '../model/fine.ts'"],
  ['electron-renderer', 'electron/main/a.ts', "import { x } from '../../renderer/ui/fine.tsx'"],
  ['renderer-electron', 'renderer/app/a.tsx', "import { x } from '../../electron/services/fine.ts'"],
  ['feature-feature', 'renderer/features/people/a.tsx', "import { x } from '../events/fine.tsx'"],
  ['screens-use-the-bridge', 'renderer/features/people/b.tsx', "import { x } from '../../mesh/fine.ts'"],
  ['screens-use-the-bridge', 'renderer/ui/b.tsx', "import * as Y from 'yjs'"],
  ['ui-is-domain-free', 'renderer/ui/c.tsx', "import { x } from '../../shared/model/fine.ts'"],
  ['features-below-app', 'renderer/store/a.ts', "import { x } from '../app/fine.tsx'"],
  ['hub-is-plain-node', 'electron/hub/a.ts', "import { app } from 'electron'"],
  ['nothing-imports-tests', 'electron/host/a.ts', "import { x } from '../../test/fine.ts'"],
  ['no-circular', 'shared/about.ts', "import { y } from './round.ts'"],
]

const fine = [
  'renderer/ui/fine.tsx',
  'renderer/app/fine.tsx',
  'renderer/mesh/fine.ts',
  'renderer/features/events/fine.tsx',
  'shared/model/fine.ts',
  'shared/roster/fine.ts',
  'shared/sync/fine.ts',
  'shared/interop/fine.ts',
  'electron/services/fine.ts',
  'test/fine.ts',
]

let sandbox: string
const put = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(sandbox, file)), { recursive: true })
  await writeFile(join(sandbox, file), text)
}

beforeAll(async () => {
  sandbox = await mkdtemp(join(tmpdir(), 'vmeste-layers-'))
  await cp(join(root, 'tsconfig.json'), join(sandbox, 'tsconfig.json'))
  await symlink(join(root, 'node_modules'), join(sandbox, 'node_modules'), 'junction')
  for (const file of fine)
    await put(file, file.endsWith('x') ? 'export const x = <p>fine</p>\n' : 'export const x = 1\n')
  await put('shared/round.ts', "import { x } from './about.ts'\nexport const y = x\n")
  for (const [, file, statement] of broken) await put(file, `${statement}\nexport const x = 1\n`)
  // Types that know each other are no cycle.
  await put('shared/left.ts', "import type { Right } from './right.ts'\nexport type Left = { right: Right }\n")
  await put('shared/right.ts', "import type { Left } from './left.ts'\nexport type Right = { left: Left }\n")
})
afterAll(() => rm(sandbox, { recursive: true, force: true }))

test('every layer rule finds the file that breaks it, and nothing else', async () => {
  const { violations } = await layersOf(sandbox)
  const found = violations.map(({ rule, from }) => `${rule}: ${from}`)
  for (const [rule, file] of broken) expect(found).toContain(`${rule}: ${file}`)
  const guilty = new Set([...broken.map(([, file]) => file), 'shared/round.ts'])
  expect(violations.filter(({ from }) => !guilty.has(from))).toEqual([])
})

test('the checker reads every file, TSX included', async () => {
  const { modules, violations } = await layersOf(sandbox)
  expect(modules).toEqual(expect.arrayContaining([...fine, ...broken.map(([, file]) => file)]))
  expect(violations.map(({ rule }) => rule)).not.toContain('not-looked-at')
})
