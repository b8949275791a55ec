import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { onRealElectron } from '../support/electron/launch.ts'

const script = join(fileURLToPath(new URL('../../', import.meta.url)), 'scripts/start.mjs')

let started: ChildProcess[] = []
let servers: Server[] = []
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  for (const server of servers) server.close()
  started = []
  servers = []
})

/** Runs `npm start` with these arguments and resolves with what it said once it serves, or has ended. */
const start = async (args: readonly string[], env: Record<string, string> = {}): Promise<string> => {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, LANG: 'en_GB.UTF-8', ...env } })
  started.push(child)
  let said = ''
  const served = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
        if (said.includes('http://127.0.0.1:')) resolve()
      })
  })
  await Promise.race([served, once(child, 'close')])
  return said
}

const addressIn = (said: string): string => /http:\/\/127\.0\.0\.1:\d+\//.exec(said)![0]

test('"npm start -- --no-open" serves the app and says where, in one line', async () => {
  const said = await start(['--no-open', '--port', '0'])
  expect(said.trim().split('\n')).toHaveLength(1)
  const page = await fetch(addressIn(said))
  expect(await page.text()).toContain('<div id="root">')
})

test('it ends when it is told to, and its address is free again', async () => {
  const url = addressIn(await start(['--no-open', '--port', '0']))
  const child = started[0]!
  child.kill('SIGTERM')
  await once(child, 'exit')
  await expect(fetch(url)).rejects.toThrow()
})

test('a second start says that the first is running and ends well', async () => {
  const { port } = new URL(addressIn(await start(['--no-open', '--port', '0'])))
  const said = await start(['--no-open', '--port', port])
  expect(said).toContain(`already running at http://127.0.0.1:${port}/`)
  await expect.poll(() => started[1]!.exitCode).toBe(0)
})

test('when another program has the address it explains what is safe and what to do', async () => {
  const other = createServer((socket) => socket.resume().end('hello'))
  servers.push(other)
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const said = await start(['--no-open', '--port', String((other.address() as AddressInfo).port)])
  expect(said).toContain('Another program uses port')
  expect(said).toContain('--port 47111')
  expect(said).not.toContain('    at ')
  expect(started[0]!.exitCode).toBe(1)
})

/** A machine with a display, without the runtime, whose way to it is `mirror`. */
const withoutRuntime = (mirror: string) => ({ DISPLAY: ':0', CI: '1', VMESTE_PORT: '0', ELECTRON_MIRROR: mirror })

test.skipIf(onRealElectron)(
  'without the runtime and without internet it says so in a friendly line and serves',
  async () => {
    const said = await start([], withoutRuntime('http://127.0.0.1:9/'))
    expect(said).toContain('opens in your browser instead')
    expect((await fetch(addressIn(said))).status).toBe(200)
  },
)

test.skipIf(onRealElectron)('a mirror that takes the call and never answers does not keep anyone waiting', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}).resume())
  servers.push(silent)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const before = performance.now()
  const said = await start([], withoutRuntime(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`))
  expect(said).toContain('opens in your browser instead')
  expect(performance.now() - before).toBeLessThan(15_000)
})
