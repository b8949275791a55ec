import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Arrivals, arrivalsInArguments } from '../../../electron/main/arrivals.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmeste-arrivals-'))
  await writeFile(join(folder, 'Köln.vmeste'), 'copy')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('links and copies are found among arguments; flags, programs and folders are not', () => {
  const argv = [
    '/usr/bin/vmeste',
    '--inspect.vmeste',
    'vmeste://join/abc',
    'Köln.vmeste',
    '/stick/b.VMESTE',
    'notes.txt',
  ]
  expect(arrivalsInArguments(argv, folder)).toEqual([
    'vmeste://join/abc',
    join(folder, 'Köln.vmeste'),
    '/stick/b.VMESTE',
  ])
})

test('each arrival is told once and given once, in order', async () => {
  const told = vi.fn()
  const arrivals = new Arrivals(told)
  await arrivals.addArguments(['Köln.vmeste', 'vmeste://join/abc'], folder)
  expect(told).toHaveBeenCalledTimes(2)
  expect(arrivals.take()).toEqual([
    { kind: 'file', name: 'Köln.vmeste', bytes: new TextEncoder().encode('copy') },
    { kind: 'link', url: 'vmeste://join/abc' },
  ])
  expect(arrivals.take()).toEqual([])
})

test('a copy that cannot be read arrives as a problem the window can say', async () => {
  const arrivals = new Arrivals(() => {})
  await arrivals.addFile(join(folder, 'gone.vmeste'))
  expect(arrivals.take()).toEqual([
    { kind: 'problem', problem: { code: 'file.unreadable', params: { name: 'gone.vmeste' } } },
  ])
})

test('links of other kinds, broken and endless ones are dropped, and nobody can fill the memory with them', () => {
  const arrivals = new Arrivals(() => {})
  for (const url of ['https://a.example', 'vmeste://', 'vmeste:join', 'vmeste://a b', `vmeste://${'x'.repeat(9000)}`])
    arrivals.addLink(url)
  expect(arrivals.take()).toEqual([])
  for (let i = 0; i < 1000; i++) arrivals.addLink(`vmeste://join/${i}`)
  expect(arrivals.take()).toHaveLength(20)
})
