import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** What git holds, and what it will hold unless it is ignored: a new file is looked at before it is committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((file) => file && existsSync(join(root, file)))

test('no source file has more than 400 lines', () => {
  const code = files.filter((file) => ['.ts', '.tsx', '.mjs', '.cjs', '.css'].includes(extname(file)))
  expect(code.length).toBeGreaterThan(50)
  const long = code.map((file) => [file, read(file).trimEnd().split('\n').length] as const).filter(([, n]) => n > 400)
  expect(long).toEqual([])
})

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])('%s names only paths that exist', (page) => {
  const text = read(page)
  const top = /^(shared|renderer|electron|test|scripts|docs|\.github|\.ci)\//
  const inCode = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name]) => name!).filter((name) => top.test(name))
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, name]) => name!)
    .filter((name) => !/^\w+:/.test(name))
  // `<name>`, `*` and `{a,b}` are patterns, not paths.
  const named = [...inCode, ...linked].filter((name) => !/[<>*{}]/.test(name))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([])
})

test('the lockfile holds the native packages of every system', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> }
  const names = Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13))
  const native = {
    '@rolldown/binding': ['linux-x64-gnu', 'darwin-x64', 'darwin-arm64', 'win32-x64-msvc'],
    '@swc/core': ['linux-x64-gnu', 'darwin-x64', 'darwin-arm64', 'win32-x64-msvc'],
    '@biomejs/cli': ['linux-x64', 'darwin-x64', 'darwin-arm64', 'win32-x64'],
    '@oxc-parser/binding': ['linux-x64-gnu', 'darwin-x64', 'darwin-arm64', 'win32-x64-msvc'],
    lightningcss: ['linux-x64-gnu', 'darwin-x64', 'darwin-arm64', 'win32-x64-msvc'],
  }
  const needed = Object.entries(native).flatMap(([name, systems]) => systems.map((system) => `${name}-${system}`))
  expect(needed.filter((name) => !names.includes(name))).toEqual([])
})

test('the lockfile names no registry, so that every machine uses its own', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  const hosts = new Set(Object.values(packages).flatMap(({ resolved }) => (resolved ? [new URL(resolved).host] : [])))
  expect([...hosts].filter((host) => host !== 'registry.npmjs.org')).toEqual([])
})
