// The layer rules of ARCHITECTURE.md, checked: `node scripts/layers.mjs [--json] [folder...]` in the folder that holds the sources.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'

const require = createRequire(import.meta.url)

// dependency-cruiser's swc parser reads no TSX and cannot tell `import type` apart, and its TypeScript parser finds no modules
// at all with TypeScript 7. So its swc is told here what to read; test/unit/layers fails if that ever stops working.
let withTypes = true
const swc = require('@swc/core')
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => {
  const tree = parseFileSync(file, { ...options, tsx: extname(file) === '.tsx' })
  return withTypes ? tree : { ...tree, body: tree.body.filter((item) => !item.typeOnly) }
}

const { cruise } = await import('dependency-cruiser')
const { default: extractTSConfig } = await import('dependency-cruiser/config-utl/extract-ts-config')
const configuration = require('../.dependency-cruiser.cjs')

const json = process.argv.includes('--json')
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const folders = named.length > 0 ? named : ['shared', 'renderer', 'electron', 'test']
const { tsConfig, enhancedResolveOptions, ...options } = configuration.options
const transpileOptions = { tsConfig: extractTSConfig(join(process.cwd(), tsConfig.fileName)) }

const check = async (forbidden) => {
  const { output } = await cruise(
    folders,
    { ...options, ruleSet: { forbidden }, validate: true },
    enhancedResolveOptions,
    transpileOptions,
  )
  return output
}

// Types vanish in the build: who only uses another's types depends on its shape (layer rules), not on its being there (cycles).
const { always, atRuntime } = configuration
const whole = await check(always)
withTypes = false
const running = await check(atRuntime)

const violations = [...whole.summary.violations, ...running.summary.violations].map(({ rule, from, to, cycle }) => ({
  rule: rule.name,
  from,
  to: cycle ? cycle.map(({ name }) => name).join(' -> ') : to,
}))
const modules = whole.modules.map(({ source }) => source)

// A parser that silently reads nothing would find every rule kept.
const seen = new Set(modules)
for (const folder of folders)
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = `${folder}/${name.replaceAll('\\', '/')}`
    if (/\.tsx?$/.test(file) && !file.includes('/.artifacts/') && !seen.has(file))
      violations.push({ rule: 'not-looked-at', from: file, to: '?' })
  }

if (json) console.log(JSON.stringify({ modules, violations }))
else {
  const comments = new Map([...always, ...atRuntime].map(({ name, comment }) => [name, comment]))
  comments.set('not-looked-at', 'The checker did not read this file.')
  for (const { rule, from, to } of violations) console.log(`${rule}: ${from} -> ${to}\n  ${comments.get(rule)}`)
  console.log(`${modules.length} modules, ${violations.length} broken rules`)
}
process.exitCode = violations.length > 0 ? 1 : 0
