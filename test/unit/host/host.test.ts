import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, PortTakenError, startHost } from '../../../electron/host/host.ts'
import { deadLanSwitch, type LanSwitch } from '../../../electron/services/lanSwitch.ts'
import { fileOfPath } from '../../../electron/services/windowAssets.ts'

let root: string
let host: Host
const asked: boolean[] = []
const lan: LanSwitch = {
  ...deadLanSwitch,
  set: async (on) => {
    asked.push(on)
    return { on, hubs: ['ws://192.168.1.5:47112/x'], problem: null }
  },
}
const start = (port: number) => startHost({ root, port, hub: () => ({ url: null, uplink: null, lan }), version: '1' })

/** A request as any program or page could make it; `fetch` would not let us forge these headers. */
const post = (path: string, headers: Record<string, string>, body: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const call = request(new URL(path, host.url), { method: 'POST', headers }, (response) => {
      let read = ''
      response.on('data', (chunk) => (read += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: read }))
    })
    call.on('error', reject)
    call.end(body)
  })

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vmeste-host-'))
  await writeFile(join(root, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">')
  await writeFile(join(root, 'reader.wasm'), 'wasm')
  host = await start(0)
})
afterAll(async () => {
  await host.close()
  await rm(root, { recursive: true, force: true })
})

test('each page load has a nonce of its own, the same in policy and page', async () => {
  const load = async () => {
    const response = await fetch(host.url)
    const [, nonce] = /nonce="([\w-]+)"/.exec(await response.text())!
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    return nonce
  }
  expect(await load()).not.toBe(await load())
})

test('the QR reader arrives as WebAssembly, so that it can be compiled while it loads', async () => {
  expect((await fetch(`${host.url}reader.wasm`)).headers.get('content-type')).toBe('application/wasm')
})

test('localhost is another origin with other data: it is sent to the one address', async () => {
  const response = await fetch(`http://localhost:${host.port}/a?b`, { redirect: 'manual' }).catch(() => null)
  // Where localhost means ::1 only, nobody answers at all.
  if (response) expect(response.headers.get('location')).toBe(`http://127.0.0.1:${host.port}/a?b`)
})

test('our own page switches the LAN on and off', async () => {
  const own = { Origin: host.url.slice(0, -1), 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
  const { status, body } = await post('/lan', own, '{"on":true}')
  expect([status, JSON.parse(body)]).toEqual([200, { on: true, hubs: ['ws://192.168.1.5:47112/x'], problem: null }])
  expect((await post('/lan', own, '{"on":false}')).status).toBe(200)
  expect(asked.splice(0)).toEqual([true, false])
})

test('nobody else switches the LAN: other sites, rebound names, forms, other shapes', async () => {
  const own = { Origin: host.url.slice(0, -1), 'Content-Type': 'application/json' }
  const { Origin: _, ...nameless } = own
  const refused: [number, Record<string, string>, string][] = [
    [403, { ...own, Origin: 'https://evil.example' }, '{"on":true}'],
    [403, { ...own, Origin: 'null' }, '{"on":true}'],
    [403, { ...own, Origin: `http://localhost:${host.port}` }, '{"on":true}'],
    [403, { ...own, Origin: `http://127.0.0.1:${host.port + 1}` }, '{"on":true}'],
    [403, nameless, '{"on":true}'],
    [403, { ...own, 'Sec-Fetch-Site': 'same-site' }, '{"on":true}'],
    [421, { ...own, Host: 'evil.example' }, '{"on":true}'],
    [415, { ...own, 'Content-Type': 'text/plain' }, '{"on":true}'],
    [400, own, '{"on":"yes"}'],
    [400, own, '{"on":true,"address":"0.0.0.0"}'],
    [400, own, 'on'],
    [400, own, ''],
    [400, own, `{"on":true}${' '.repeat(10_000)}`],
  ]
  for (const [status, headers, body] of refused)
    expect((await post('/lan', headers, body)).status, `${JSON.stringify(headers)} ${body.slice(0, 40)}`).toBe(status)
  expect(asked).toEqual([])
})

test('nothing can be written, and an unknown path says so', async () => {
  expect((await fetch(host.url, { method: 'POST' })).status).toBe(405)
  expect((await fetch(`${host.url}nothing`)).status).toBe(404)
})

test('a second start finds the first; a foreign program on the port is named as such', async () => {
  await expect(start(host.port)).rejects.toMatchObject({ ours: true, port: host.port })
  const foreign = createServer((socket) => socket.resume().end('HTTP/1.0 200 OK\r\n\r\nhello'))
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  const { port } = foreign.address() as { port: number }
  const failure = await start(port).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(PortTakenError)
  expect(failure).toMatchObject({ ours: false, port })
  await new Promise((resolve) => foreign.close(resolve))
})

test.each(['/../x', '/%2e%2e/x', '/..%2fx', '/..%5cx', '/a%00b', '/C:%5cx', '/%E0%A4%A', '//etc/passwd/../../..'])(
  '%s leads to nothing outside the folder',
  (path) => {
    const file = fileOfPath('/srv/window', path)
    if (file) expect(file.startsWith('/srv/window/')).toBe(true)
  },
)
