import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Desktop } from '../support/electron/desktop.ts'
import { launchDesktop, onRealElectron, temporaryProfile } from '../support/electron/launch.ts'

let profile: Awaited<ReturnType<typeof temporaryProfile>>
let running: Desktop[] = []
beforeEach(async () => {
  profile = await temporaryProfile()
})
afterEach(async () => {
  for (const desktop of running) await desktop.quit()
  running = []
  await profile.remove()
})

const launch = async (options: Partial<Parameters<typeof launchDesktop>[0]> = {}): Promise<Desktop> => {
  const desktop = await launchDesktop({ profile: profile.path, ...options })
  running.push(desktop)
  return desktop
}

test('starts: one sandboxed, isolated window shows the app from app://vmeste with its policy', async () => {
  const desktop = await launch()
  const page = await desktop.window()
  await expect.poll(() => page.locator('#root').innerText()).not.toBe('')
  const [window] = await desktop.windows()
  expect(window!.preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  await expect.poll(async () => (await desktop.windows())[0]!.visible).toBe(true)
  const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/https?:/)
  const leaked = await page.evaluate(() =>
    ['require', 'process', 'ipcRenderer', '__standIn', 'Buffer'].filter((name) => name in globalThis),
  )
  expect(leaked).toEqual([])
})

test('the hub of this machine listens to its own window, whose host addresses are shown to peers', async () => {
  const page = await (await launch()).window()
  const { opened, candidates } = await page.evaluate(async () => {
    const url = (await window.vmeste!.hubUrl())!
    const opened = await new Promise((resolve) => {
      const socket = new WebSocket(url)
      socket.onopen = () => resolve(true)
      socket.onerror = () => resolve(false)
    })
    const connection = new RTCPeerConnection()
    connection.createDataChannel('x')
    const candidates: string[] = []
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => (candidate ? candidates.push(candidate.candidate) : resolve())
    })
    await connection.setLocalDescription()
    await gathered
    connection.close()
    return { opened, candidates }
  })
  expect(opened).toBe(true)
  expect(candidates.filter((candidate) => candidate.includes('.local'))).toEqual([])
})

test('alice saves a file where her dialog says and opens it again, byte for byte', async () => {
  const desktop = await launch()
  const page = await desktop.window()
  const path = join(profile.path, 'copy')
  await desktop.answerDialog('save', path)
  const saved = await page.evaluate(() => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256)
    return window.vmeste!.saveFile({ name: 'Tisch.vmeste', purpose: 'bundle', bytes })
  })
  // The dialog proposes the name; the extension comes with the purpose.
  expect(saved).toEqual({ ok: true, value: { name: 'copy.vmeste' } })
  expect((await desktop.dialogsShown())[0]!.options.defaultPath).toBe('Tisch.vmeste')
  const written = await readFile(`${path}.vmeste`)
  expect([...written]).toEqual(Array.from({ length: 1000 }, (_, i) => i % 256))

  await desktop.answerDialog('open', `${path}.vmeste`)
  const opened = await page.evaluate(async () => {
    const file = await window.vmeste!.openFile('bundle')
    return file.ok && file.value ? { name: file.value.name, bytes: [...file.value.bytes] } : file
  })
  expect(opened).toEqual({ name: 'copy.vmeste', bytes: [...written] })
})

test('closing a dialog is no problem, a huge or unreadable file is one that can be said', async () => {
  const desktop = await launch()
  const page = await desktop.window()
  const choose = async (path: string | null) => {
    await desktop.answerDialog('open', path)
    return page.evaluate(() => window.vmeste!.openFile('people'))
  }
  expect(await choose(null)).toEqual({ ok: true, value: null })
  const huge = join(profile.path, 'huge.csv')
  await writeFile(huge, '')
  const { truncate } = await import('node:fs/promises')
  await truncate(huge, 101 * 1024 * 1024)
  expect(await choose(huge)).toEqual({
    ok: false,
    error: { code: 'file.tooBig', params: { name: 'huge.csv', megabytes: 101, limit: 100 } },
  })
  expect(await choose(join(profile.path, 'gone.csv'))).toMatchObject({ ok: false, error: { code: 'file.unreadable' } })
  expect(await choose(join(profile.path, 'passwd'))).toMatchObject({ ok: false, error: { code: 'file.wrongKind' } })
})

// Electron itself lets nobody play a foreign page; there the unit tests of the guard speak alone.
test.skipIf(onRealElectron)(
  'a call from any other page, from a frame inside ours, or with a payload of another shape is refused',
  async () => {
    const desktop = await launch()
    const page = await desktop.window()
    // Only what is there has an address.
    await page.locator('main, h1').first().waitFor()
    const own = 'app://vmeste/index.html'
    const call = (url: string, top: boolean, name: string, payload: unknown) =>
      desktop.invokeAs({ url, top }, `vmeste:${name}`, payload)
    const url = (await page.evaluate(() => location.href)).replace('https://vmeste.invalid', 'app://vmeste')
    expect(await call(url, true, 'hubUrl', undefined)).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/[\w-]{22}$/)
    await expect(call('https://evil.example/', true, 'hubUrl', undefined)).rejects.toThrow('refused: sender')
    await expect(call('app://other/index.html', true, 'hubUrl', undefined)).rejects.toThrow('refused: sender')
    await expect(call(own, false, 'hubUrl', undefined)).rejects.toThrow('refused: sender')
    await expect(call(url, true, 'hubUrl', 'x')).rejects.toThrow('refused: payload')
    await expect(call(url, true, 'openFile', { purpose: 'secrets' })).rejects.toThrow('refused: payload')
    await expect(call(url, true, 'openFile', { purpose: 'people', path: '/etc/passwd' })).rejects.toThrow('payload')
    const file = { purpose: 'people', bytes: new Uint8Array(1) }
    await expect(call(url, true, 'saveFile', { ...file, name: '../up.csv' })).rejects.toThrow('refused: payload')
    await expect(call(url, true, 'saveFile', { ...file, name: 'ok.csv', bytes: 'text' })).rejects.toThrow('payload')
    expect(await desktop.dialogsShown()).toEqual([])
    await expect(call(url, true, 'nothing', undefined)).rejects.toThrow('No handler')
  },
)

test('an invitation link given at the start is what the window opens with', async () => {
  const desktop = await launch({ args: ['vmeste://join/abc'] })
  const page = await desktop.window()
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('join')
  // Taken once: reloading the window does not bring it back.
  expect(await page.evaluate(() => window.vmeste!.takeArrivals())).toEqual([])
})

test('links and copies that arrive later reach the open window: second start, macOS events', async () => {
  const desktop = await launch()
  const page = await desktop.window()
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    window.vmeste!.onArrival(() => told.push('arrived'))
  })
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told.length)
  expect(await desktop.startAgain('vmeste://join/second')).toBe(0)
  await expect.poll(told).toBe(1)
  await desktop.openUrl('vmeste://join/third')
  await expect.poll(told).toBe(2)
  const bundle = join(profile.path, 'copy.vmeste')
  await writeFile(bundle, 'bytes')
  await desktop.openFile(bundle)
  await expect.poll(told).toBe(3)
  // Anything that is neither is not worth waking a window for.
  await desktop.openUrl('https://example.org/')
  await desktop.openUrl(`vmeste://${'x'.repeat(10_000)}`)
  expect(await told()).toBe(3)
  expect(await desktop.windows()).toHaveLength(1)
})

// Real screens are what they are.
test.skipIf(onRealElectron)(
  'the window comes back where it was, also after the battery died, unless that screen is gone',
  async () => {
    const first = await launch()
    await first.window()
    const bounds = { x: 2000, y: 60, width: 1100, height: 700 }
    await first.setBounds(0, bounds)
    await expect.poll(() => readFile(join(profile.path, 'window.json'), 'utf8').catch(() => '')).toContain('2000')
    await first.kill()
    running = []

    const two = [
      { x: 0, y: 0, width: 1920, height: 1040 },
      { x: 1920, y: 0, width: 1920, height: 1040 },
    ]
    const second = await launch({ workAreas: two })
    await second.window()
    expect((await second.windows())[0]!.bounds).toEqual(bounds)
    await second.maximize(0)
    await second.quit()
    running = []

    const third = await launch()
    await third.window()
    await expect.poll(async () => (await third.windows())[0]!.maximized).toBe(true)
    expect((await third.windows())[0]!.bounds).toMatchObject({ x: 200, y: 100, width: 1100, height: 700 })
  },
)

test('a broken settings file does not keep anyone from working', async () => {
  await writeFile(join(profile.path, 'window.json'), '{"width": 3, "maximi')
  await writeFile(join(profile.path, 'settings.json'), '[]')
  const desktop = await launch()
  await desktop.window()
  expect((await desktop.windows())[0]!.bounds).toMatchObject({ width: 1280, height: 820 })
})

test('the menu speaks the system language, then the one the person chose, which the next start knows', async () => {
  const desktop = await launch({ locale: 'de-AT' })
  const page = await desktop.window()
  const labels = async () => (await desktop.menu()).map((item) => item.label)
  const kept = () => readFile(join(profile.path, 'settings.json'), 'utf8').catch(() => '')
  expect(await labels()).toContain('Bearbeiten')
  // The window says its own language once when it starts.
  await expect.poll(kept).toContain('"de"')
  await page.evaluate(() => window.vmeste!.setLanguage('ru'))
  expect(await labels()).toContain('Правка')
  expect(await kept()).toContain('"ru"')
})

test('menu items act in the window; keys stay with the window', async () => {
  const desktop = await launch()
  const page = await desktop.window()
  await page.evaluate(() => {
    const actions: string[] = []
    Object.assign(window, { actions })
    window.vmeste!.onMenu((action) => actions.push(action))
  })
  await desktop.clickMenu('palette')
  await desktop.clickMenu('undo')
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { actions: string[] }).actions))
    .toEqual(['palette', 'undo'])
})

test('a second window opens beside the first; the app ends with the last', async () => {
  const desktop = await launch()
  await desktop.window()
  await desktop.clickMenu('newWindow')
  await desktop.window(1)
  const [first, second] = await desktop.windows()
  expect(second!.bounds.x).toBe(first!.bounds.x + 28)
  await desktop.closeWindow(1)
  await expect.poll(async () => (await desktop.windows()).length).toBe(1)
})

test('the window never leaves the app: navigation and new windows are refused, web links go to the browser', async () => {
  const desktop = await launch()
  const page = await desktop.window()
  const place = () => page.evaluate(() => location.href.split('#')[0])
  const before = await place()
  await page.evaluate(() => {
    location.href = 'https://evil.example/'
  })
  await page.evaluate(() => {
    for (const [href, target] of [
      ['https://meetup.example/evening', '_blank'],
      ['file:///etc/passwd', '_blank'],
    ]) {
      const link = document.createElement('a')
      Object.assign(link, { href, target, rel: 'noopener' })
      document.body.append(link)
      link.click()
    }
  })
  await expect.poll(() => desktop.openedOutside()).toEqual(['https://meetup.example/evening'])
  expect(await place()).toBe(before)
  expect(await desktop.windows()).toHaveLength(1)
})

test('the switch for the LAN opens the hub and closes it, and a restart remembers', async () => {
  // Never beyond this machine.
  const args = ['--lan-address=127.0.0.1']
  const first = await launch({ args })
  const page = await first.window()
  expect(await page.evaluate(() => window.vmeste!.lan())).toEqual({ on: false, hubs: [], problem: null })
  const on = await page.evaluate(() => window.vmeste!.setLan(true))
  expect(on).toMatchObject({ on: true, problem: null })
  const reached = (through: Page) =>
    through.evaluate(async (address) => {
      const socket = new WebSocket((await window.vmeste!.hubAt(address))!)
      return new Promise((resolve) => {
        socket.onopen = () => resolve(true)
        socket.onerror = () => resolve(false)
      })
    }, on.hubs[0]!)
  expect(await reached(page)).toBe(true)
  await first.quit()
  running = []

  const again = await (await launch({ args })).window()
  expect(await again.evaluate(() => window.vmeste!.lan())).toEqual(on)
  expect(await reached(again)).toBe(true)
  expect(await again.evaluate(() => window.vmeste!.setLan(false))).toMatchObject({ on: false })
  expect(await reached(again)).toBe(false)
})

test('the camera may read an invitation code; microphone, place and notifications are denied', async () => {
  const page = await (await launch()).window()
  const states = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications'] as PermissionName[]
    const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
    return found.map(({ state }) => state === 'granted')
  })
  expect(states).toEqual([true, false, false, false])
  const camera = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true })
    for (const track of stream.getTracks()) track.stop()
    return stream.getVideoTracks().length
  })
  expect(camera).toBe(1)
})

test('what the window stored is there at the next start', async () => {
  const first = await launch()
  const page = await first.window()
  await page.evaluate(() => localStorage.setItem('kept', 'yes'))
  await first.quit()
  running = []
  const again = await (await launch()).window()
  expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
})
