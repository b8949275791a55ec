import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

/** A request as another program or page could make it; `fetch` would not let us forge these headers. */
const ask = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> => {
  const { request } = await import('node:http')
  const { hostname, port } = new URL(app.url)
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, headers: { Host: `${hostname}:${port}`, ...headers } }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    call.on('error', reject)
    call.end()
  })
}

test('alice opens Vmeste in her browser and it draws its first screen without an error', async () => {
  const alice = await app.open('alice')
  await expect.poll(() => alice.page.locator('#root').innerText()).not.toBe('')
  expect(await alice.page.title()).toContain('Vmeste')
  expect(await alice.page.evaluate(() => isSecureContext)).toBe(true)
})

test('what she has stored is still there after her laptop died and the host came back at the same address', async () => {
  const alice = await app.open('alice')
  await alice.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('e2e-host', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('notes')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('notes', 'readwrite', { durability: 'strict' })
          writing.objectStore('notes').put('kept', 'note')
          writing.oncomplete = () => resolve()
        }
      }),
  )
  await alice.kill()
  await app.restartHost()
  const again = await app.open('alice')
  const note = await again.page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('e2e-host', 1)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('notes').objectStore('notes').get('note')
          reading.onsuccess = () => resolve(reading.result)
        }
      }),
  )
  expect(note).toBe('kept')
})

test('her window reaches the hub of this machine; a program that does not know its path does not', async () => {
  const alice = await app.open('alice')
  const result = await alice.page.evaluate(async () => {
    const { hubUrl } = (await (await fetch('/desktop.json')).json()) as { hubUrl: string }
    const connects = (url: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url)
        socket.onopen = () => resolve(true)
        socket.onerror = () => resolve(false)
      })
    return { known: await connects(hubUrl), guessed: await connects(new URL('/guess', hubUrl).href) }
  })
  expect(result).toEqual({ known: true, guessed: false })
})

test('the page may load nothing from anywhere else and run no code it did not bring', async () => {
  const alice = await app.open('alice')
  app.allowError(/Content Security Policy/)
  const blocked = await alice.page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    await fetch('https://example.org/').catch(() => {})
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    const image = new Image()
    image.src = 'https://example.org/pixel.png'
    await new Promise((resolve) => {
      image.onerror = resolve
    })
    return { violated: violated.sort(), injected: 'injected' in window }
  })
  expect(blocked).toEqual({ violated: ['connect-src', 'img-src', 'script-src-elem'], injected: false })
})

test('a page that rebinds its name to this machine is refused, and so is another site asking for the hub', async () => {
  expect((await ask('/', { Host: 'evil.example:80' })).status).toBe(421)
  expect((await ask('/desktop.json', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await ask('/desktop.json', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
})

test('nothing outside the built window can be read', async () => {
  for (const path of ['/../electron/host.js', '/%2e%2e/electron/host.js', '/..%2felectron%2fhost.js', '/%00', '/%zz'])
    expect((await ask(path)).status, path).toBe(404)
})
