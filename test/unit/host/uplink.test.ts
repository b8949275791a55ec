import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { remoteOf, startUplink, UPLINK_ORIGIN, type Uplink } from '../../../electron/services/uplink.ts'
import { hubBehind, hubThrough } from '../../../shared/ipc/hubThrough.ts'
import { toBase64Url, utf8 } from '../../../shared/lib/bytes.ts'

const origin = 'http://127.0.0.1:51234'
let uplink: Uplink
let elsewhere: WebSocketServer
let address: string
const seen: { path: string; origin: string }[] = []

beforeAll(async () => {
  uplink = await startUplink(origin, () => {})
  elsewhere = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(elsewhere, 'listening')
  address = `ws://127.0.0.1:${(elsewhere.address() as { port: number }).port}/secret`
  elsewhere.on('connection', (socket, request) => {
    seen.push({ path: request.url ?? '', origin: request.headers.origin ?? '' })
    socket.on('message', (data, binary) => socket.send(data, { binary }))
  })
})
afterAll(async () => {
  await uplink.close()
  for (const client of elsewhere.clients) client.terminate()
  elsewhere.close()
})

const open = async (url: string, from = origin): Promise<WebSocket> => {
  const socket = new WebSocket(url, { origin: from })
  await once(socket, 'open')
  return socket
}

test('a window reaches a meeting point elsewhere, text and bytes both ways, pipes below it included', async () => {
  const socket = await open(`${hubThrough(uplink.url, address)}/pipe/abc`)
  socket.send('{"type":"ping"}')
  const [text, textIsBinary] = await once(socket, 'message')
  expect([String(text), textIsBinary]).toEqual(['{"type":"ping"}', false])
  socket.send(new Uint8Array([0, 255]))
  const [bytes, bytesAreBinary] = await once(socket, 'message')
  expect([[...(bytes as Buffer)], bytesAreBinary]).toEqual([[0, 255], true])
  expect(seen.at(-1)).toEqual({ path: '/secret/pipe/abc', origin: UPLINK_ORIGIN })
  socket.close()
})

test('many megabytes go through whole although the far side is slower than the near one', async () => {
  const socket = await open(hubThrough(uplink.url, address))
  let received = 0
  const all = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      received += data.length
      if (received === 200 * 65_536) resolve()
    })
  })
  for (let i = 0; i < 200; i++) socket.send(new Uint8Array(65_536))
  await all
  socket.close()
})

test('what the far side says first arrives, also when it speaks before the window can', async () => {
  elsewhere.once('connection', (far) => far.send('welcome'))
  const socket = new WebSocket(hubThrough(uplink.url, address), { origin })
  expect(String((await once(socket, 'message'))[0])).toBe('welcome')
  socket.close()
})

test('when the far side ends, or was never there, the window is told', async () => {
  const socket = await open(hubThrough(uplink.url, address))
  socket.send('hello')
  await once(socket, 'message')
  for (const client of elsewhere.clients) client.terminate()
  await once(socket, 'close')
  // Refused rather than opened and closed: only after a refusal does the window pause before it tries again.
  await expect(open(hubThrough(uplink.url, 'ws://127.0.0.1:9/'))).rejects.toThrow('502')
})

test('other pages of this machine are refused, and so is who guesses the path', async () => {
  const refused = (url: string, from: string) => expect(open(url, from)).rejects.toThrow('403')
  await refused(hubThrough(uplink.url, address), 'https://evil.example')
  await refused(hubThrough(new URL('/guess', uplink.url).href, address), origin)
  await refused(uplink.url, origin)
})

test('only plain WebSocket addresses are ways out', () => {
  const way = (text: string) => remoteOf(`/${toBase64Url(utf8(text))}`)
  expect(way('wss://meet.example/x')).toBe('wss://meet.example/x')
  expect(remoteOf(`/${toBase64Url(utf8('ws://a.example/'))}/pipe/p-1`)).toBe('ws://a.example/pipe/p-1')
  for (const text of [
    'http://a.example',
    'file:///etc/passwd',
    'ws://user:pass@a.example',
    'ws://a.example/?reboot=1',
    'x',
    '',
  ])
    expect(way(text), text).toBeNull()
  for (const rest of ['', '/', '/%41', '/!!', `/${'A'.repeat(701)}`, '/QQ/../..'])
    expect(remoteOf(rest), rest).toBeNull()
})

test('the hub behind a way through this machine is known by its own address', () => {
  expect(hubBehind(hubThrough(uplink.url, 'wss://meet.example/x'))).toBe('wss://meet.example/x')
  for (const own of [uplink.url, 'ws://192.168.1.5:47112/abc', 'wss://meet.example']) expect(hubBehind(own)).toBe(own)
})
