import { expect, test } from 'vitest'
import { parseArguments } from '../../../electron/host/arguments.ts'
import { PREFERRED_PORT } from '../../../electron/host/host.ts'
import { localeOf } from '../../../electron/services/messages.ts'

test('without arguments the app is always at the same address, and the browser opens', () => {
  expect(parseArguments([], {})).toEqual({ port: PREFERRED_PORT, open: true, lan: false })
})

test('in CI, or when asked not to, no browser opens', () => {
  expect(parseArguments([], { CI: '1' })?.open).toBe(false)
  expect(parseArguments(['--no-open'], {})?.open).toBe(false)
})

test('another port can be asked for in three ways', () => {
  for (const [argv, env] of [
    [['--port', '5000'], {}],
    [['--port=5000'], {}],
    [[], { VMESTE_PORT: '5000' }],
  ] as const)
    expect(parseArguments(argv, env)?.port).toBe(5000)
})

test('the LAN can be let in from the start, on one of the networks only, and be remembered elsewhere', () => {
  expect(parseArguments(['--lan', '--lan-address=192.168.1.5', '--data', '/tmp/alice'], {})).toMatchObject({
    lan: true,
    lanAddress: '192.168.1.5',
    data: '/tmp/alice',
  })
})

test('what cannot be understood is said rather than guessed', () => {
  for (const argv of [
    ['--port'],
    ['--port', 'many'],
    ['--port', '70000'],
    ['--prot', '1'],
    ['file'],
    ['--data'],
    ['--lan-address', 'home'],
  ])
    expect(parseArguments(argv, {}), argv.join(' ')).toBeNull()
})

test('the terminal speaks the language of the system where we have it', () => {
  expect(['de_AT.UTF-8', 'ru-RU', 'fr', undefined].map(localeOf)).toEqual(['de', 'ru', 'en', 'en'])
})
