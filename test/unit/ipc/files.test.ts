import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readChosenFile, withExtension, writeChosenFile } from '../../../electron/services/files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmeste-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a file of the right kind is read whole, whatever its case', async () => {
  await writeFile(join(folder, 'Mitglieder.CSV'), 'Jürgen;Köln')
  const read = await readChosenFile(join(folder, 'Mitglieder.CSV'), 'people')
  expect(read.ok && new TextDecoder().decode(read.value.bytes)).toBe('Jürgen;Köln')
})

test('100 MB is read, a byte more is a problem that names the size', async () => {
  const path = join(folder, 'large.ics')
  await writeFile(path, '')
  await truncate(path, 100 * 1024 * 1024)
  expect((await readChosenFile(path, 'calendar')).ok).toBe(true)
  await truncate(path, 100 * 1024 * 1024 + 1)
  expect(await readChosenFile(path, 'calendar')).toEqual({
    ok: false,
    error: { code: 'file.tooBig', params: { name: 'large.ics', megabytes: 101, limit: 100 } },
  })
})

test('a folder is unreadable, and so is a pipe nobody writes to: neither keeps the app waiting', async () => {
  await mkdir(join(folder, 'folder.vmeste'))
  expect(await readChosenFile(join(folder, 'folder.vmeste'), 'bundle')).toMatchObject({ ok: false })
  if (process.platform === 'win32') return
  execFileSync('mkfifo', [join(folder, 'pipe.vmeste')])
  expect(await readChosenFile(join(folder, 'pipe.vmeste'), 'bundle')).toMatchObject({
    ok: false,
    error: { code: 'file.unreadable' },
  })
})

test('saving takes the place of the old file at once, and leaves it as it was when the disk says no', async () => {
  const path = join(folder, 'Gäste.csv')
  await writeFile(path, 'old')
  expect(await writeChosenFile(path, new TextEncoder().encode('new'))).toEqual({
    ok: true,
    value: { name: 'Gäste.csv' },
  })
  expect(await readFile(path, 'utf8')).toBe('new')
  const nowhere = join(folder, 'missing', 'Gäste.csv')
  expect(await writeChosenFile(nowhere, new Uint8Array(1))).toEqual({
    ok: false,
    error: { code: 'file.cannotSave', params: { name: 'Gäste.csv' } },
  })
  expect((await readdir(folder)).filter((name) => name.startsWith('Gäste'))).toEqual(['Gäste.csv'])
})

test('a name without an extension gets the one of its purpose, a given one stays', () => {
  expect(withExtension('/a/copy', 'bundle')).toBe('/a/copy.vmeste')
  expect(withExtension('/a/list.txt', 'people')).toBe('/a/list.txt')
})
