// `npm run bench [-- --json] [name...]`: measures in real Chromium profiles. With --json one object per line and nothing else.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { findChromium, howToInstall } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const json = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const names = readdirSync(join(root, 'test/bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
if (names.length === 0) {
  console.error(`No bench is called ${wanted.join(', ')}.`)
  process.exit(2)
}
if (!findChromium()) {
  console.error(howToInstall)
  process.exit(2)
}

const load = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
const cell = (value, unit) => (value === null ? '-' : `${number.format(value)} ${unit}`)
const columns = [
  ['what', 58, (r) => r.name],
  ['Vmeste', 12, (r) => cell(r.value, r.unit)],
  ['plain way', 12, (r) => cell(r.baseline, r.unit)],
  ['ratio', 7, (r) => (r.ratio === null ? '-' : r.ratio.toFixed(2))],
  ['goal', 10, (r) => `<= ${number.format(r.goal)}`],
  ['', 4, (r) => (r.pass ? 'ok' : 'MISS')],
]
const line = (texts) =>
  texts.map((text, i) => (i === 0 ? text.padEnd(columns[i][1]) : text.padStart(columns[i][1]))).join('  ')

let missed = 0
const report = ({ name, unit, value, baseline, ratio, goal, pass }) => {
  if (!pass) missed++
  const result = { name, unit, value, baseline, ratio, goal, pass }
  console.log(json ? JSON.stringify(result) : line(columns.map(([, , text]) => text(result))))
}

if (!json) console.log(line(columns.map(([title]) => title)))
const { runBench } = await load('test/support/bench/harness.ts')
for (const name of names) {
  try {
    await runBench(await load(`test/bench/${name}.bench.ts`), report)
  } catch (error) {
    // The other figures are still worth having.
    missed++
    console.error(`${name}: ${error.stack ?? error}`)
  }
}
process.exitCode = missed > 0 ? 1 : 0
