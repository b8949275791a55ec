import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const assets = fileURLToPath(new URL('../../dist/renderer/assets/', import.meta.url))

/** The code of all files that these bring with them. */
const fetched = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const out = new Map<string, string>()
  const waiting = [...files]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (out.has(file)) continue
    const code = await readFile(join(assets, file), 'utf8')
    out.set(file, code)
    for (const [, other] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) waiting.push(other!)
  }
  return out
}

test('what a start with the list of people fetches is little: no editor, no mesh, no calendars, no rules of repeating', async () => {
  expect(existsSync(assets), 'built by `npm run build`').toBe(true)
  const page = await readFile(join(assets, '../index.html'), 'utf8')
  const named = [...page.matchAll(/\/assets\/([\w.-]+\.js)/g)].map(([, file]) => file!)
  const people = (await readdir(assets)).filter((file) => /^people-.*\.js$/.test(file))
  expect(people).toHaveLength(1)
  const code = await fetched([...named, ...people])
  const all = [...code.values()].join('\n')
  for (const mark of ['ProseMirror', 'Yjs was already imported', 'RTCPeerConnection', 'BYSETPOS', 'japanese'])
    expect(all.includes(mark), mark).toBe(false)
  expect(code.size).toBeLessThan(16)
  expect(all.length).toBeLessThan(1_300_000)
})
