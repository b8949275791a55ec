// `npm test`: everything CI runs, quietly. `npm test -- unit e2e` runs only those steps. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, howToInstall } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'test/.artifacts/reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const bin = (path, ...args) => [process.execPath, join(root, 'node_modules', path), ...args]
const vitest = (name) => ({
  name,
  command: bin(
    'vitest/vitest.mjs',
    'run',
    '--project',
    name,
    // Errors outside of any test stand in no report.
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${join(reports, name)}.json`,
  ),
  report: join(reports, `${name}.json`),
  minutes: name === 'e2e' ? 15 : 7,
})
const steps = [
  { name: 'types', command: bin('typescript/bin/tsc', '--noEmit'), minutes: 2 },
  { name: 'lint', command: bin('@biomejs/biome/bin/biome', 'check', '--colors=off'), minutes: 2 },
  { name: 'layers', command: [process.execPath, 'scripts/layers.mjs'], minutes: 2 },
  { name: 'unused', command: bin('knip/bin/knip.js', '--no-progress', '--no-config-hints'), minutes: 2 },
  vitest('unit'),
  vitest('browser'),
  { name: 'build', command: [process.execPath, 'scripts/build.mjs', '--if-stale'], minutes: 4 },
  vitest('e2e'),
]

/** Runs to the end or to its limit, children included; a step that hangs is a failure, not a wait. */
const run = ({ command: [program, ...args], minutes }) =>
  new Promise((resolve) => {
    const detached = process.platform !== 'win32'
    const child = spawn(program, args, {
      cwd: root,
      detached,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    const timer = setTimeout(() => {
      output += `\nStopped after ${minutes} minutes.\n`
      if (detached) process.kill(-child.pid, 'SIGKILL')
      else child.kill()
    }, minutes * 60_000)
    child.once('error', (error) => (output += error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ ok: code === 0, output })
    })
  })

/** One cause often breaks many tests; who sees the first twenty has seen it. */
const MOST_MESSAGES = 20

const firstLines = (text, count) => text.split('\n').filter(Boolean).slice(0, count).join('\n')
const indent = (text) => text.replace(/^/gm, '    ')

/** Counts and messages of one vitest report. A file that could not even be loaded counts as one failure. */
const readReport = (path) => {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'))
  const count = { passed: 0, failed: 0, messages: [] }
  for (const { name, status, message, assertionResults } of testResults) {
    const file = name.replace(root, '')
    const failures = assertionResults.filter((test) => test.status === 'failed')
    count.passed += assertionResults.filter((test) => test.status === 'passed').length
    count.failed += failures.length
    for (const { fullName, failureMessages } of failures)
      count.messages.push(`${file}: ${fullName}\n${indent(firstLines(failureMessages.join('\n'), 12))}`)
    if (status === 'failed' && failures.length === 0) {
      count.failed++
      count.messages.push(`${file}\n${indent(firstLines(message ?? '', 12))}`)
    }
  }
  return count
}

const judge = (step, { ok, output }) => {
  const unread = { passed: 0, failed: 1, messages: [output.trim().split('\n').slice(-40).join('\n')] }
  if (!step.report) return ok ? { passed: 0, failed: 0, messages: [] } : unread
  try {
    const count = readReport(step.report)
    // Errors outside any test (a rejected promise, a worker that died) are failures too.
    if (!ok && count.failed === 0) return { ...unread, passed: count.passed }
    return count
  } catch {
    return unread
  }
}

const wanted = process.argv.slice(2)
const chosen = wanted.length > 0 ? steps.filter(({ name }) => wanted.includes(name)) : steps
if (chosen.length === 0 || chosen.length < wanted.length) {
  console.error(`Steps are: ${steps.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
if (!findChromium() && chosen.some(({ name }) => name !== 'types' && name !== 'lint')) {
  console.error(howToInstall)
  process.exit(2)
}

let passed = 0
let failed = 0
let isBuilt = true
for (const step of chosen) {
  if (step.name === 'e2e' && !isBuilt) {
    failed++
    console.log('FAIL  e2e     not run: there is nothing built to test')
    continue
  }
  const started = performance.now()
  const result = judge(step, await run(step))
  if (step.name === 'build') isBuilt = result.failed === 0
  passed += result.passed
  failed += result.failed
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8)
  const tests = step.report ? `  ${result.passed} passed${result.failed > 0 ? `, ${result.failed} failed` : ''}` : ''
  console.log(`${result.failed > 0 ? 'FAIL' : ' ok '}  ${step.name.padEnd(8)}${seconds}${tests}`)
  for (const message of result.messages.slice(0, MOST_MESSAGES)) console.log(`\n${indent(message)}\n`)
  if (result.messages.length > MOST_MESSAGES) console.log(`    and ${result.messages.length - MOST_MESSAGES} more\n`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
